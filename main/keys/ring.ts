/**
 * The keys of a profile: the first one is in force, the others open what was written before it came. None is ever
 * dropped, since a copy of any age must open. Its last one is the oldest and stands for the desk.
 */
export type Ring = {
  readonly keys: readonly [Uint8Array, ...Uint8Array[]]
  readonly code?: CodeHeld | undefined
}

/**
 * What the keystore keeps of the recovery code: not the code. With it the file that the code opens can be written anew
 * for other keys while nobody remembers the code.
 */
export type CodeHeld = {
  /** Stands on the sheet, so that sheets can be told apart. */
  readonly id: string
  /** ISO instant. */
  readonly made: string
  readonly salt: Uint8Array
  /** The secret under the code. */
  readonly wrapped: Uint8Array
  /** 32 bytes; the keys lie under it. */
  readonly secret: Uint8Array
}

/** Where the keys are all there is to say. */
export type Keys = Ring['keys']

const KEY_BYTES = 32

/** The ring as the keystore seals it. */
export function textOfRing({ keys, code }: Ring): string {
  return JSON.stringify({
    version: 1,
    keys: keys.map(base64),
    ...(code && {
      code: {
        id: code.id,
        made: code.made,
        salt: base64(code.salt),
        wrapped: base64(code.wrapped),
        secret: base64(code.secret),
      },
    }),
  })
}

/** Reads a ring, or the single key of base64 that stood in its place before. @throws at anything else */
export function ringOf(text: string): Ring {
  if (!text.startsWith('{')) return { keys: [keyFrom(text)] }
  const { version, keys, code } = JSON.parse(text) as {
    version: number
    keys: string[]
    code?: { [Name in keyof CodeHeld]: string }
  }
  if (version !== 1) throw new Error('a ring of a newer program')
  return {
    keys: keysFrom(keys),
    ...(code && {
      code: {
        id: code.id,
        made: code.made,
        salt: bytes(code.salt),
        wrapped: bytes(code.wrapped),
        secret: keyFrom(code.secret),
      },
    }),
  }
}

/** @throws when there is none, or one that is no key */
export function keysFrom(texts: readonly string[]): Keys {
  const [first, ...others] = texts.map(keyFrom)
  if (!first) throw new Error('a ring without a key')
  return [first, ...others]
}

/** Whether two keys are one. */
export const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** Binary as text. */
export const base64 = (held: Uint8Array): string => Buffer.from(held).toString('base64')

/** And back. */
export const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64')

function keyFrom(text: string): Uint8Array {
  const key = bytes(text)
  if (key.length !== KEY_BYTES) throw new Error('a key of another length')
  return key
}
