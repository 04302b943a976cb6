/** Words that must not be left alone at the end of a line: prepositions, conjunctions and particles of one or two letters. */
const SHORT =
  /(?<=^|[\s«(„“"\u00a0])(в|во|к|ко|с|со|и|а|о|об|у|на|не|ни|но|по|за|из|от|до|№|a|an|the|of|to|in|on|at|by|is|no|or)\u0020/giu

/** Numbers stay with the word they count. */
const COUNTED = /(\d)\u0020(?=\p{Letter})/gu

/** A number stays with the words that name it: «Осталось попыток: 3». */
const NAMED = /:\u0020(?=\d)/gu

/** An article of a law stays with its number. */
const ARTICLE = /(?<=(?<!\p{Letter})(?:ст|ч|п)\.)\u0020(?=\d)/gu

/** The same text with the spaces that must not break made unbreakable. */
export const typeset = (text: string): string =>
  text
    .replace(SHORT, '$1\u00a0')
    .replace(/\u0020(?=[—–])/gu, '\u00a0')
    .replace(COUNTED, '$1\u00a0')
    .replace(NAMED, ':\u00a0')
    .replace(ARTICLE, '\u00a0')

/** A whole catalogue typeset: its texts, the texts its functions give, and its inner catalogues. */
export function typesetAll<Words>(words: Words): Words {
  if (typeof words === 'string') return typeset(words) as Words
  if (typeof words === 'function') {
    const speak = words as (...given: readonly unknown[]) => unknown
    return ((...given: readonly unknown[]) => typesetAll(speak(...given))) as Words
  }
  if (Array.isArray(words)) return words.map((one: unknown) => typesetAll(one)) as Words
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([name, one]) => [name, typesetAll(one)])) as Words
}

/** The same, each part when it is first read: a start says a twentieth of all that can be said. */
export function typesetWhenRead<Words extends object>(words: Words): Words {
  const read = {} as Words
  for (const name of Object.keys(words) as (keyof Words)[]) {
    Object.defineProperty(read, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = typesetAll(words[name])
        Object.defineProperty(read, name, { value, enumerable: true })
        return value
      },
    })
  }
  return read
}
