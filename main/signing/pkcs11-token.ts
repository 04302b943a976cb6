import type { PinFacts } from '../../contract/signer.ts'
import { readUlong, ulong } from './pkcs11-native.ts'

/** What a token says of itself before any session. */
export type TokenFacts = {
  readonly label: string
  readonly serial: string
  readonly model: string
  readonly maker: string
  /** False for one that was never set up: there is nothing on it. */
  readonly isInitialized: boolean
  /** False where the token hides nothing before login. */
  readonly needsLogin: boolean
  readonly isLocked: boolean
  readonly pin: PinFacts
  /** Exact where the module's maker has a call for it, or where the flags leave one number only. */
  readonly triesLeft?: number
}

/** CK_TOKEN_INFO: label, maker, model, serial, then numbers beginning with the flags. */
const NUMBERS = 96
const LONGEST_PIN = 5
const SHORTEST_PIN = 6

/** PKCS #11 v2.40 §3.2, table 6. */
const FLAG = {
  loginRequired: 0x4n,
  pad: 0x100n,
  initialized: 0x400n,
  countLow: 0x10000n,
  finalTry: 0x20000n,
  locked: 0x40000n,
}

/** Numbers of CK_TOKEN_INFO_EXTENDED by their place (rtpkcs11t.h of Rutoken's SDK). */
const EXTENDED = { flags: 5, longest: 8, shortest: 9, most: 12, left: 13 } as const
const PIN_NOT_DEFAULT = 0x8n

/** Bytes of the extended structure as its oldest form had it; newer modules fill a part for older programs. */
export const extendedBytes = (): number => {
  const word = ulong(0).length
  return 14 * word + 8 + 2 * word + 64 + 2 * word
}

/** Reads CK_TOKEN_INFO, and CK_TOKEN_INFO_EXTENDED where the module has told it. */
export function tokenFacts(bytes: Uint8Array, extended?: Uint8Array): TokenFacts {
  const flags = readUlong(bytes, NUMBERS)
  const has = (flag: bigint): boolean => (flags & flag) !== 0n
  const number = (place: number): number => Number(readUlong(bytes, NUMBERS, place))
  const more = (place: number): number => Number(readUlong(extended!, 0, place))

  const isLocked = has(FLAG.locked) || (extended !== undefined && more(EXTENDED.left) === 0)
  const left = extended && Math.min(more(EXTENDED.left), MOST_TRIES)
  const shortest = length(extended ? more(EXTENDED.shortest) : number(SHORTEST_PIN), 1)
  return {
    label: text(bytes, 0, 32),
    maker: text(bytes, 32, 32),
    model: text(bytes, 64, 16),
    serial: text(bytes, 80, 16),
    isInitialized: has(FLAG.initialized),
    needsLogin: has(FLAG.loginRequired),
    isLocked,
    pin: {
      isLow: has(FLAG.countLow) || (extended !== undefined && more(EXTENDED.left) < more(EXTENDED.most)),
      isLast: has(FLAG.finalTry) || left === 1,
      isPad: has(FLAG.pad),
      isFactory: extended !== undefined && (readUlong(extended, 0, EXTENDED.flags) & PIN_NOT_DEFAULT) === 0n,
      shortest,
      longest: Math.max(length(extended ? more(EXTENDED.longest) : number(LONGEST_PIN), 64), shortest),
    },
    ...(left !== undefined
      ? { triesLeft: left }
      : (isLocked || has(FLAG.finalTry)) && { triesLeft: isLocked ? 0 : 1 }),
  }
}

/** As many as a card can say (63CF). */
const MOST_TRIES = 15

/** Some modules leave the lengths at zero or at "unknown". */
const length = (told: number, otherwise: number): number => (told >= 1 && told <= 64 ? told : otherwise)

/** Texts of the standard are padded with blanks, by some modules with zeros. */
export const text = (bytes: Uint8Array, start: number, bytesLong: number): string =>
  Buffer.from(bytes.subarray(start, start + bytesLong))
    .toString('utf8')
    .replace(/\0[^]*$/, '')
    .trim()
