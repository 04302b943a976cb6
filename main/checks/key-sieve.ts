/** Bits for each key: of what is no key one in so many passes. */
const BITS_EACH = 32

const FIRST = 0x811c9dc5
const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

/** Says no for nearly everything that is none of these keys, and never for one of them: asked of it, no text need be made. */
export function sieveOf(keys: Iterable<string>): (units: Uint16Array, length: number) => boolean {
  const all = [...keys]
  const size = 2 ** Math.max(10, Math.ceil(Math.log2(all.length * BITS_EACH + 1)))
  const bits = new Uint32Array(size / 32)
  const placeOf = (hash: number): number => (hash ^ (hash >>> 15)) & (size - 1)
  for (const key of all) {
    let hash = FIRST
    for (let at = 0; at < key.length; at++) hash = step(hash, key.charCodeAt(at))
    const place = placeOf(hash)
    bits[place >>> 5]! |= 1 << (place & 31)
  }
  return (units, length) => {
    let hash = FIRST
    for (let at = 0; at < length; at++) hash = step(hash, units[at]!)
    const place = placeOf(hash)
    return (bits[place >>> 5]! & (1 << (place & 31))) !== 0
  }
}
