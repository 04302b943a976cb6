import { z } from 'zod'

/** Four to thirty-two bytes of printable ASCII; each token has narrower bounds of its own. Zeroed after use. */
export const pinBytes = z
  .instanceof(Uint8Array)
  .refine(
    (pin) => pin.length >= 4 && pin.length <= 32 && pin.every((byte) => byte > 0x20 && byte < 0x7f),
    'pin.form',
  )
