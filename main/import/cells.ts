import { parseDate } from '../../domain/date.ts'
import type { DocumentType, Relation } from '../../domain/person.ts'
import { parsePhone } from '../../domain/phone.ts'
import { plain } from './headings.ts'

/**
 * How the text of a cell becomes the value of a field. Values are kept as they stand, faults included: the
 * checks of the product show them. Changed is only what cannot change the meaning: spaces at the ends, the
 * way a date, a phone or a СНИЛС is written, the words for sex, relation and document.
 */

/** A value, and what a person should look at. */
export type Read<Code extends string> = { readonly value: string; readonly remark?: Code }

/** The text without spaces at its ends; those inside stay, and so do signs nobody sees. */
export const trimmed = (text: string): string => text.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '')

/** Days of a workbook's count that may be a date: 1900 to 2099. */
const FIRST_SERIAL = 1
const LAST_SERIAL = 73_050

/** 30 December 1899: the workbook's day 0, once its false 29 February 1900 lies behind. */
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
const DAY_MS = 86_400_000

/** Where a file counts its days from, and the day on which it is read (ISO), by which years of two digits are told. */
export type Calendar = { readonly is1904: boolean; readonly today: string }

/** A date in any usual spelling or as a workbook's count of days gives ISO; anything else stays. */
export function readDate(text: string, { is1904, today }: Calendar): Read<'date.unread'> {
  const bare = trimmed(text)
  if (bare === '') return { value: '' }
  const serial = /^\d{1,5}(?:\.\d+)?$/.test(bare) ? Math.floor(Number(bare)) : 0
  if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL)
    return {
      value: new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + serial * DAY_MS).toISOString().slice(0, 10),
    }
  const date = parseDate(bare, today)
  return date.ok ? { value: date.value } : { value: bare, remark: 'date.unread' }
}

/**
 * A СНИЛС as eleven digits where there are eleven. Ten digits are Excel's work, and the lost one is a zero
 * in front; it is put back only when asked for.
 */
export function readSnils(text: string, pads: boolean): Read<'snils.ten-digits' | 'snils.rounded'> {
  const bare = trimmed(text)
  if (/^\d[,.]\d+E\+?\d+$/i.test(bare)) return exactly(bare)
  const digits = bare.replace(/[\s\u00a0\p{Dash_Punctuation}\u2212]/gu, '').replace(/[.,]0+$/, '')
  if (/^\d{11}$/.test(digits)) return { value: digits }
  if (!/^\d{10}$/.test(digits)) return { value: bare }
  return { value: pads ? `0${digits}` : digits, remark: 'snils.ten-digits' }
}

/** 1,1223344595E+10 holds all its digits; 1,12233E+10 has lost some for good. */
function exactly(text: string): Read<'snils.rounded'> {
  const [, first, rest, exponent] = /^(\d)[,.](\d+)E\+?(\d+)$/i.exec(text)!
  const isWhole = rest!.length === Number(exponent)
  return isWhole ? { value: first! + rest! } : { value: text, remark: 'snils.rounded' }
}

/** A Russian number as +7 and ten digits; anything else stays. */
export function readPhone(text: string): string {
  const bare = trimmed(text).replace(/\.0+$/, '')
  const phone = parsePhone(bare)
  return phone.ok ? phone.value : bare
}

/** A number of a document: Excel's ".0" goes, nothing else. */
export const readNumber = (text: string): string => trimmed(text).replace(/^(\d+)\.0+$/, '$1')

/** «7Б», «7 Б», «7-б», «10 "А"» are one class; '' for none, undefined for what is no class. */
export function readClass(text: string): string | undefined {
  const bare = trimmed(text).toUpperCase()
  if (bare === '') return ''
  const parts = /^0?([1-9]|1[0-2])(?:\s*КЛ(?:АСС)?\.?)?[\s\p{Pd}"'«»“”.()]*([А-ЯЁ]{0,3})["'«»“”)]?$/u.exec(
    bare,
  )
  if (parts) return parts[1]! + parts[2]!
  const numbered = /^([1-9]|1[0-2])\s*[-./]\s*(\d)$/.exec(bare)
  return numbered ? `${numbered[1]}-${numbered[2]}` : undefined
}

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
