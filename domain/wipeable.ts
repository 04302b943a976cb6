/**
 * Bytes that can be wiped for good. A small `Uint8Array` made the usual way lies in the heap of the engine, where the
 * collector moves it about and leaves copies behind that nobody fills with zeros; a buffer given to it stays in its place.
 */
export const wipeable = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(new ArrayBuffer(length))

/** A copy of the bytes that can be wiped for good. */
export function wipeableFrom(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = wipeable(bytes.length)
  copy.set(bytes)
  return copy
}
