import type { Sent } from '../../../contract/index.ts'
import type { Words } from '../../words/spoken.ts'

/** Every word that the saved table needs: main has none of its own. */
export const exportWords = ({ fields, health, markKinds }: Words): Sent<'health.export'>['words'] => ({
  sheet: plain(health.sheet.name),
  headings: health.sheet.headings.map(plain),
  codes: allPlain(markKinds),
  fields: allPlain({ ...fields, ...health.places }),
  severities: allPlain(health.severities),
})

/** Spaces that do not break are for pages: in a table nobody would find the words by searching. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

const allPlain = (words: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([code, text]) => [code, plain(text)]))
