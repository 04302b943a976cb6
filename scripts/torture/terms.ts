/** A card of software: certificate DER in base64, key PKCS#8 PEM. */
export type CardTerms = { readonly certificate: string; readonly key: string }

/** What the tormentor tells a desk before it starts, as JSON in the environment variable TORTURE. */
export type Terms = {
  readonly file: string
  /** Hex. */
  readonly key: string
  readonly url: string
  readonly token: string
  readonly school: string
  readonly card: CardTerms
  /** The second person's. */
  readonly second: CardTerms
  /** For everything random in this life of the desk. */
  readonly seed: number
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
