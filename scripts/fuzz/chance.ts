/** A seeded source of chance: the same seed gives the same inputs on every machine. */
export type Chance = {
  /** A whole number from 0 to below `n`; 0 where `n` is 0. */
  below(n: number): number
  /** True in `share` of all cases. */
  is(share: number): boolean
  pick<One>(list: readonly One[]): One
  bytes(length: number): Uint8Array
}

/** sfc32 (Chris Doty-Humphrey, PractRand): small, quick, and good enough for inputs. */
export function chanceFrom(...seeds: readonly (number | string)[]): Chance {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1]
  function next(): number {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (const sign of seeds.join('/')) {
    a = (a ^ sign.charCodeAt(0)) | 0
    next()
  }
  for (let warm = 0; warm < 12; warm += 1) next()

  const below = (n: number): number => (n <= 0 ? 0 : next() % n)
  return {
    below,
    is: (share) => next() / 2 ** 32 < share,
    pick: (list) => list[below(list.length)]!,
    bytes: (length) => Uint8Array.from({ length }, () => next() & 0xff),
  }
}
