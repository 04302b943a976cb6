/** A short APDU taken apart; `length` is how much answer is wanted. */
export type RutokenCommand = {
  cla: number
  ins: number
  p1: number
  p2: number
  data: Uint8Array
  length: number
}

/** Takes a short APDU apart (ISO 7816-3 §12.1.3). */
export function commandIn(raw: Uint8Array): RutokenCommand {
  const [cla = 0, ins = 0, p1 = 0, p2 = 0, size = 0] = raw
  const hasData = raw.length > 5
  const length = (hasData ? raw[5 + size] : size) || 256
  return { cla, ins, p1, p2, data: hasData ? raw.slice(5, 5 + size) : new Uint8Array(), length }
}

/** The elements of one level by their tags, which have one byte here. */
export function elements(bytes: Uint8Array): Map<number, Uint8Array> {
  const found = new Map<number, Uint8Array>()
  for (let at = 0; at + 1 < bytes.length;) {
    const tag = bytes[at]!
    const isLong = bytes[at + 1] === 0x81
    const from = at + (isLong ? 3 : 2)
    const end = from + (bytes[isLong ? at + 2 : at + 1] ?? 0)
    found.set(tag, bytes.slice(from, end))
    at = end
  }
  return found
}

/** A status word as the card sends it. */
export const status = (code: number): Uint8Array => Uint8Array.of(code >> 8, code & 0xff)
