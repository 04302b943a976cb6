import { z } from 'zod'
import { call } from './call.ts'
import { EXIT_CODE } from './kiosk-limits.ts'

/** The code as an administrator types it. */
export const typedExitCode = z.string().min(EXIT_CODE.shortest).max(EXIT_CODE.longest)

/**
 * What is kept of the code: `scrypt:LOG2N:R:P:SALT:HASH`, salt (16 bytes) and hash (32 bytes) in base64url. The cost
 * is bounded, so that a mistake in a file cannot take the memory of the machine.
 */
export const exitCode = z.string().regex(/^scrypt:1[0-7]:8:1:[A-Za-z0-9_-]{22}:[A-Za-z0-9_-]{43}$/)

/** Wrong codes so far, and when the last one was typed (ms since 1970), as the profile keeps them. */
export const exitTries = z.strictObject({ wrong: z.int().nonnegative(), at: z.int() })

/**
 * How one gets out of a filled screen.
 *
 * - `isKiosk`: the screen is filled; where not, the window closes as any other
 * - `hasCode`: an administrator has set a code
 * - `byShift`: the shift that is open is an administrator's: nothing is asked
 * - `waitSeconds`: so long no code is looked at, after wrong ones
 */
export const kioskShown = z.strictObject({
  isKiosk: z.boolean(),
  hasCode: z.boolean(),
  byShift: z.boolean(),
  waitSeconds: z.int().nonnegative(),
})

export type KioskShown = z.output<typeof kioskShown>

/**
 * - `kiosk.code`: not this code; `left` more may be tried at once
 * - `kiosk.wait`: too many wrong ones; so many seconds no code is looked at
 * - `kiosk.no-code`: no code is set, and the shift is not an administrator's
 * - `kiosk.off`: the screen is not filled: there is nothing to leave
 * - `kiosk.no-files`: nothing is opened or saved on a filled screen but by an administrator
 */
export type KioskFault =
  | { code: 'kiosk.code'; left: number }
  | { code: 'kiosk.wait'; seconds: number }
  | { code: 'kiosk.no-code' }
  | { code: 'kiosk.off' }
  | { code: 'kiosk.no-files' }

export const kioskCalls = {
  'kiosk.look': call(z.strictObject({}), kioskShown),
  /** Ends the program; without a code where the open shift is an administrator's. Answered before that. */
  'kiosk.leave': call(
    z.strictObject({ code: z.string().max(EXIT_CODE.longest).optional() }),
    z.strictObject({}),
  ),
}
