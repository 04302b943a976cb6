import { TAG } from './der.ts'

/**
 * The reading half of DER, for bytes that a stranger wrote. Anything that is not the one DER form throws
 * `MALFORMED`, which `reading` turns into `undefined` at the door of this room. Nothing here recurses:
 * the depth is that of the templates that use it.
 */

/** One element: its tag, what is inside, and the whole of it with tag and length. */
export type Element = { readonly tag: number; readonly content: Uint8Array; readonly whole: Uint8Array }

const MALFORMED = new Error('not the DER that was expected')

/** Ends the reading: these bytes are not what they should be. */
export function malformed(): never {
  throw MALFORMED
}

/** What `read` gives, or `undefined` when the bytes are malformed. */
export function reading<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (cause) {
    if (cause === MALFORMED) return undefined
    throw cause
  }
}

function elementAt(der: Uint8Array, at: number): Element {
  const tag = der[at]
  const first = der[at + 1]
  if (tag === undefined || first === undefined) return malformed()
  if ((tag & 0x1f) === 0x1f) return malformed() // no template here has tags above 30

  let start = at + 2
  let size = first
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0 || count > 4) return malformed() // indefinite, or beyond four gigabytes
    size = 0
    for (let index = 0; index < count; index += 1) size = size * 256 + (der[start + index] ?? malformed())
    if (size < 0x80 || size < 256 ** (count - 1)) return malformed() // not the shortest form
    start += count
  }
  const end = start + size
  if (end > der.length) return malformed()
  return { tag, content: der.subarray(start, end), whole: der.subarray(at, end) }
}

/** The only element of these bytes. */
export function only(der: Uint8Array, tag: number): Element {
  const found = elementAt(der, 0)
  if (found.tag !== tag || found.whole.length !== der.length) return malformed()
  return found
}

/** The elements of these bytes, one after another and one at a time. */
export function* eachElement(der: Uint8Array, tag?: number): Generator<Element, void, undefined> {
  for (let at = 0; at < der.length;) {
    const next = elementAt(der, at)
    if (tag !== undefined && next.tag !== tag) return malformed()
    yield next
    at += next.whole.length
  }
}

/** All elements of these bytes. */
export const all = (der: Uint8Array, tag?: number): Element[] => [...eachElement(der, tag)]

/** The fields of a SEQUENCE in their order; `end` makes sure that none is left. */
export type Fields = {
  take(tag: number): Element
  takeAny(): Element
  optional(tag: number): Element | undefined
  end(): void
}

export function fields(sequence: Element): Fields {
  const { content } = sequence
  let at = 0
  const takeAny = (): Element => {
    const next = elementAt(content, at)
    at += next.whole.length
    return next
  }
  const take = (tag: number): Element => (content[at] === tag ? takeAny() : malformed())
  return {
    take,
    takeAny,
    optional: (tag) => (content[at] === tag ? takeAny() : undefined),
    end: () => void (at === content.length || malformed()),
  }
}

/** The dotted form of an OBJECT IDENTIFIER. */
export function oidOf({ content }: Element): string {
  if (content.length === 0 || content.length > 32) return malformed()
  const numbers: number[] = []
  let number = 0
  let started = false
  for (const byte of content) {
    if (!started && byte === 0x80) return malformed()
    started = true
    number = number * 128 + (byte & 0x7f)
    if (number > 2 ** 40) return malformed()
    if (byte >= 0x80) continue
    numbers.push(number)
    number = 0
    started = false
  }
  if (started) return malformed()
  const [head = 0, ...rest] = numbers
  const first = Math.min(Math.floor(head / 40), 2)
  return [first, head - first * 40, ...rest].join('.')
}

/** The bytes of a non-negative INTEGER without the sign byte. */
export function unsigned({ content }: Element): Uint8Array {
  const [first, second] = content
  if (first === undefined || first >= 0x80) return malformed()
  if (first === 0 && second !== undefined) return second >= 0x80 ? content.subarray(1) : malformed()
  return content
}

/** A non-negative INTEGER of at most four bytes. */
export function smallNumber(from: Element): number {
  const bytes = unsigned(from)
  return bytes.length <= 4 ? bytes.reduce((value, byte) => value * 256 + byte, 0) : malformed()
}

/** A BIT STRING of whole bytes. */
export const wholeBits = ({ content }: Element): Uint8Array =>
  content[0] === 0 ? content.subarray(1) : malformed()

/** The places of the bits that are set, counted from the most significant one. */
export function bitPlaces({ content }: Element): number[] {
  const [unused, ...bytes] = content
  if (unused === undefined || unused > 7 || bytes.length > 8 || (bytes.length === 0 && unused > 0))
    return malformed()
  const places = bytes.flatMap((byte, index) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => byte & (0x80 >> bit)).map((bit) => index * 8 + bit),
  )
  const kept = bytes.length * 8 - unused
  return places.every((place) => place < kept) ? places : malformed()
}

/** A BOOLEAN that is true; DER leaves the default `false` out. */
export const isYes = ({ content }: Element): true =>
  content.length === 1 && content[0] === 0xff ? true : malformed()

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The characters of a string element, whichever of the usual string types it is. */
export function textOf({ tag, content }: Element): string {
  if (tag === TAG.bmp && content.length % 2 === 0) return Buffer.from(content).swap16().toString('utf16le')
  if (tag === TAG.utf8) {
    try {
      return strict.decode(content)
    } catch {
      return malformed()
    }
  }
  // In practice TeletexString is Latin-1, whatever its standard says; everybody reads it so.
  const isRead =
    tag === TAG.teletex || (ASCII.has(tag) && content.every((byte) => byte >= 0x20 && byte < 0x7f))
  return isRead ? Buffer.from(content).toString('latin1') : malformed()
}

const ASCII: ReadonlySet<number> = new Set([TAG.printable, TAG.numeric, TAG.ia5, TAG.visible])

/** UTCTime or GeneralizedTime in the only forms RFC 5280 allows. */
export function timeOf({ tag, content }: Element): Date {
  const short = tag === TAG.utcTime
  if (!short && tag !== TAG.generalizedTime) return malformed()
  const match = (short ? /^(\d{2})((?:\d{2}){5})Z$/ : /^(\d{4})((?:\d{2}){5})Z$/).exec(
    Buffer.from(content).toString('latin1'),
  )
  if (!match) return malformed()
  const [, year = '', rest = ''] = match
  const [month, day, hour, minute, second] = rest.match(/\d{2}/g) ?? []
  const full = short ? (Number(year) < 50 ? `20${year}` : `19${year}`) : year
  const iso = `${full}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const date = new Date(iso)
  // `new Date` turns 30 February into March: only what comes back the same is a date.
  if (Number.isNaN(date.getTime()) || date.toISOString() !== iso) return malformed()
  return !short && date.getUTCFullYear() < 2050 ? malformed() : date
}

/**
 * UTCTime or GeneralizedTime as lists of revoked certificates and time stamps have them: a late year is not
 * demanded of the long form, and it may have parts of a second.
 */
export function instantOf({ tag, content, whole }: Element): Date {
  if (tag !== TAG.generalizedTime) return timeOf({ tag, content, whole })
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(
    Buffer.from(content).toString('latin1'),
  )
  if (!match) return malformed()
  const [, year, month, day, hour, minute, second, parts = ''] = match
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${parts.padEnd(3, '0').slice(0, 3)}Z`
  const date = new Date(iso)
  return !Number.isNaN(date.getTime()) && date.toISOString() === iso ? date : malformed()
}
