import type { RegisterWords } from '../../../contract/register.ts'
import { FAILURE_CODES } from '../../../contract/failures.ts'
import type { Words } from '../../words/spoken.ts'
import { reasonOf } from './reason.ts'

/** Every word that the saved table needs: main has none of its own. */
export function exportWords(words: Words): RegisterWords {
  const { register, fields, states, bases, askers, refusals } = words
  const { sheet, opened } = register
  const faults = FAILURE_CODES.filter((code) => code.startsWith('cades.'))
  return {
    sheet: plain(sheet.name),
    headings: sheet.headings.map(plain),
    fields: allPlain(fields),
    states: allPlain(states),
    bases: allPlain(bases),
    askers: allPlain(askers),
    answers: allPlain({ ...opened.answers, ...refusals, refused: sheet.refused }),
    checks: allPlain({
      good: sheet.good,
      ...Object.fromEntries(faults.map((code) => [code, reasonOf(code, words)])),
    }),
    stamped: plain(sheet.stamped),
    unstamped: plain(sheet.unstamped),
  }
}

/** Spaces that do not break are for pages: in a table nobody would find the words by searching. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

const allPlain = (words: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([code, text]) => [code, plain(text)]))
