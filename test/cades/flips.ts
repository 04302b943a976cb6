type Way = {
  isGood: (bytes: Uint8Array) => boolean
  /** What is turned over of each byte. */
  masks?: readonly number[]
  /** Every how many bytes; slow algorithms are sampled. */
  stride?: number
}

/** The places whose bytes may be altered and nobody notices. */
export function unnoticed(
  bytes: Uint8Array,
  { isGood, masks = [0x01, 0x80, 0xff], stride = 1 }: Way,
): number[] {
  const changed = Buffer.from(bytes)
  return masks.flatMap((mask) => {
    const places: number[] = []
    for (let place = 0; place < bytes.length; place += stride) {
      changed[place]! ^= mask
      if (isGood(changed)) places.push(place)
      changed[place]! ^= mask
    }
    return places
  })
}
