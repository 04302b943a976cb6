/**
 * The writing half of DER (ITU-T X.690): every function gives one whole element, tag and length included.
 * Only what certificates and CMS need.
 */

/** Tags by their names in X.680; `context(n)` is the constructed [n] of a template. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  numeric: 0x12,
  printable: 0x13,
  teletex: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visible: 0x1a,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

export const context = (number: number): number => 0xa0 | number

/** One element of any tag around the parts in their order. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((total, part) => total + part.length, 0)
  return Buffer.concat([Uint8Array.of(tag, ...lengthOf(size)), ...parts])
}

function lengthOf(size: number): number[] {
  if (size < 0x80) return [size]
  const bytes: number[] = []
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 | bytes.length, ...bytes]
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => element(TAG.sequence, ...parts)

/** SET OF with its elements in the order DER demands; `tag` differs where the set is tagged implicitly. */
export const setOf = (parts: readonly Uint8Array[], tag: number = TAG.set): Uint8Array =>
  element(tag, ...[...parts].sort(Buffer.compare))

export const octets = (bytes: Uint8Array): Uint8Array => element(TAG.octets, bytes)

/** A BIT STRING of whole bytes. */
export const bits = (bytes: Uint8Array): Uint8Array => element(TAG.bits, Uint8Array.of(0), bytes)

/** A BIT STRING of named bits, without trailing zeros; `places` count from the most significant bit. */
export function namedBits(places: readonly number[]): Uint8Array {
  const last = Math.max(...places)
  const bytes = new Uint8Array(Math.floor(last / 8) + 1)
  for (const place of places) bytes[Math.floor(place / 8)]! |= 0x80 >> (place % 8)
  return element(TAG.bits, Uint8Array.of(7 - (last % 8)), bytes)
}

/** A non-negative INTEGER from its big-endian bytes. */
export function integer(bytes: Uint8Array): Uint8Array {
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1
  const value = bytes.subarray(start)
  return element(TAG.integer, value[0]! >= 0x80 ? Uint8Array.of(0) : new Uint8Array(), value)
}

export const smallInteger = (value: number): Uint8Array => integer(Uint8Array.of(value))

export const nothing: Uint8Array = element(TAG.nothing)

export const yes: Uint8Array = element(TAG.boolean, Uint8Array.of(0xff))

/** An OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(TAG.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)))
}

function base128(number: number): number[] {
  const bytes = [number % 128]
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest % 128) | 0x80)
  return bytes
}

/** A character string; digits and Latin must already fit the tag that is given. */
export const text = (value: string, tag: number = TAG.utf8): Uint8Array =>
  element(tag, Buffer.from(value, 'utf8'))

/** UTCTime until the end of 2049, GeneralizedTime from then on (RFC 5280 §4.1.2.5); whole seconds, UTC. */
export function time(date: Date): Uint8Array {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '')
  const short = date.getUTCFullYear() < 2050
  return text(short ? digits.slice(2) : digits, short ? TAG.utcTime : TAG.generalizedTime)
}
