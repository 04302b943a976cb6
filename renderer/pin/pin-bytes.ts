import { wipeable } from '../../domain/wipeable.ts'

/** Why what stands in the field is not sent: no try of the card is spent on it. */
export type PinSlip = 'short' | 'long' | 'cyrillic' | 'form'

/** How long a PIN of the card may be, in signs. */
export type PinLength = { readonly shortest: number; readonly longest: number }

/**
 * What the field holds, as bytes; the field is empty afterwards, whatever came of it. The caller fills the
 * bytes with zeros when they have been sent. Russian letters mean the wrong keyboard layout.
 */
export function takePin(
  field: { value: string },
  { shortest, longest }: PinLength,
): Uint8Array<ArrayBuffer> | PinSlip {
  const length = field.value.length
  const pin = wipeable(length)
  let slip: PinSlip | undefined = length < shortest ? 'short' : length > longest ? 'long' : undefined
  for (let place = 0; place < length; place++) {
    const code = field.value.charCodeAt(place)
    if (code >= 0x400 && code < 0x530) slip = 'cyrillic'
    else if ((code <= 0x20 || code >= 0x7f) && slip !== 'cyrillic') slip = 'form'
    pin[place] = code
  }
  field.value = ''
  if (!slip) return pin
  pin.fill(0)
  return slip
}

/** Whether the key that was pressed means that the Russian layout is on. */
export const isCyrillicKey = (key: string): boolean => /^\p{Script=Cyrillic}$/u.test(key)
