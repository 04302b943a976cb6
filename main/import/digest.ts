import type { Draft } from './draft.ts'

/** Of what a grown-up's cells say; what is empty says nothing. Kept for everybody of a file, so it is short. */
export function digestOf({ plain, certificate, paper }: Draft): number {
  const { className: _class, state: _state, ...said } = plain
  let text = ''
  for (const part of [said, certificate, paper]) {
    for (const [name, value] of Object.entries(part ?? {}))
      if (value !== '') text += `${name}\u0000${value}\u0001`
    text += '\u0002'
  }
  return numberOf(text)
}

/**
 * A number of 53 bits that two texts are hardly ever alike in: two runs of multiplying and mixing, after cyrb53 by
 * bryc (public domain). Nobody gains anything by making two alike.
 */
export function numberOf(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let place = 0; place < text.length; place++) {
    const sign = text.charCodeAt(place)
    high = Math.imul(high ^ sign, 2_654_435_761)
    low = Math.imul(low ^ sign, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0)
}
