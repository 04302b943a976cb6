import { FAILURE_CODES, FAILURES, type FailureCode } from '../../../contract/failures.ts'
import type { Words } from '../../words/spoken.ts'

/**
 * The failures that fit what was typed: by the beginning of the number, else by all words, those that have them in
 * their title first. Everything when nothing was typed.
 */
export function findFailures({ failures }: Pick<Words, 'failures'>, query: string): readonly FailureCode[] {
  const number = /^\s*(?:№|no\.?)?\s*(\d{1,3})\s*$/i.exec(query)?.[1]
  if (number !== undefined) return FAILURE_CODES.filter((code) => String(FAILURES[code]).startsWith(number))

  const wanted = folded(query).split(' ').filter(Boolean)
  const has = (text: string) => wanted.every((word) => folded(text).includes(word))
  const found = FAILURE_CODES.filter((code) => {
    const { title, cause, remedies } = failures[code]
    return has([title, cause, ...remedies, code].join(' '))
  })
  const isTitled = (code: FailureCode) => Number(has(failures[code].title))
  return found.toSorted((one, other) => isTitled(other) - isTitled(one))
}

const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()
