import type { DocumentType, Relation } from '../../domain/person.ts'
import { trimmed } from './cells.ts'
import { plain } from './headings.ts'

/** What the words of a cell mean: sex, state, kind, relation, document; and names and papers taken apart. */

/** The sex a word means. */
export function readSex(text: string): 'male' | 'female' | 'unknown' {
  const word = plain(text)
  if (/^(м|муж|мужской|m|male|мальчик)$/.test(word)) return 'male'
  return /^(ж|жен|женский|f|female|девочка)$/.test(word) ? 'female' : 'unknown'
}

/** Whether a word says that the pupil has left the school. */
export const hasLeft = (text: string): boolean =>
  /^(выбыл|отчислен|выпущен|выпускник|архив|left|inactive)/.test(plain(text))

/** Pupil or guardian; '' where the column is empty, undefined for another word. */
export function readKind(text: string): 'pupil' | 'guardian' | '' | undefined {
  const word = plain(text)
  if (word === '') return ''
  if (/^(учащ|учен|обуча|воспитанник|ребен|pupil|student)/.test(word)) return 'pupil'
  if (/(представител|родител|опекун|parent|guardian)/.test(word)) return 'guardian'
  return undefined
}

const RELATIONS: readonly (readonly [RegExp, Relation])[] = [
  [/^(мать|мама|mother)$/, 'mother'],
  [/^(отец|папа|father)$/, 'father'],
  [/^(опекун|попечитель|приемн\S* родител|guardian)/, 'guardian'],
  [/^(усыновител|удочерител|adopter)/, 'adopter'],
  [/^(ин\S+|друг\S+|законный представитель|представитель|other)( |$)/, 'other'],
]

/** The relation a word means; `undefined` for a word that is not known, `other` for none. */
export function readRelation(text: string): Relation | undefined {
  const word = plain(text)
  if (word === '') return 'other'
  return RELATIONS.find(([pattern]) => pattern.test(word))?.[1]
}

/** Whether a word for a document means that of another country. */
export const isForeign = (text: string): boolean =>
  /иностран|foreign|друг\S+ (стран|государств)/.test(plain(text))

/** «II-РЕ 123456», «45 12 № 345678», «4512345678»: what stands before the number of six or seven digits, and it. */
export function splitPaper(text: string): { series: string; number: string } {
  const bare = trimmed(text)
  const parts = /^(\d{4})(\d{6})$/.exec(bare) ?? /^(.*?)[\s,;]*(?:№|N)?\s*(\d{6,7})$/u.exec(bare)
  return parts ? { series: trimmed(parts[1]!), number: parts[2]! } : { series: bare, number: '' }
}

/** «Иванова Анна Мария Петровна»: the first word, the last, and what is between; оглы and кызы stay with their name. */
export function splitName(text: string): { lastName: string; firstName: string; middleName: string } {
  const words = trimmed(text).split(/\s+/)
  const [lastName = '', firstName = '', ...rest] = words
  if (rest.length <= 1 || /^(оглы|кызы|угли|гызы|улы)$/i.test(rest.at(-1)!))
    return { lastName, firstName, middleName: rest.join(' ') }
  return { lastName, firstName: [firstName, ...rest.slice(0, -1)].join(' '), middleName: rest.at(-1)! }
}

/** Which paper a word for a document means. */
export const certificateType = (kind: string): DocumentType =>
  isForeign(kind) ? 'foreign-birth-certificate' : 'birth-certificate'

/** Which paper a word for a document means. */
export const paperType = (kind: string): DocumentType => (isForeign(kind) ? 'foreign-document' : 'passport')
