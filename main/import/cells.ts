import type { RemarkCode } from '../../contract/import.ts'
import { parseDate } from '../../domain/date.ts'
import { parsePhone } from '../../domain/phone.ts'
import { parseSnils } from '../../domain/snils.ts'

/**
 * How the text of a cell becomes the value of a field. Values are kept as they stand, faults included: the
 * checks of the product show them. Changed is only what cannot change the meaning: spaces at the ends, the
 * way a date, a phone or a СНИЛС is written, the words for sex, relation and document.
 */

/**
 * A value, and what a person should look at. `becomes`: what the cell probably was, where that is not the value;
 * nobody can tell where a damage has none.
 */
export type Read = { readonly value: string; readonly remark?: RemarkCode; readonly becomes?: string }

/** The text without spaces at its ends; those inside stay, and so do signs nobody sees. */
export const trimmed = (text: string): string =>
  text === '' || (isBare(text.charCodeAt(0)) && isBare(text.charCodeAt(text.length - 1)))
    ? text
    : text.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '')

/** A sign that is certainly no space: nearly all cells begin and end so, and need no look at the rest. */
const isBare = (sign: number): boolean => (sign > 0x20 && sign < 0x80) || (sign >= 0x400 && sign < 0x500)

/**
 * Days of a workbook's count that may be a date: up to 2099, and from March 1900 on. Up to its false 29 February the
 * count is one off, and a small number in a column of dates is no date at all.
 */
const FIRST_SERIAL = 61
const LAST_SERIAL = 73_050

/** 30 December 1899: the workbook's day 0, once its false 29 February 1900 lies behind. */
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
const DAY_MS = 86_400_000

/**
 * Where a file counts its days from, and the day on which it is read (ISO), by which years of two digits are
 * told. In a workbook every date is a count of days; in a text one is a damage, and told where `tellsCounts`.
 */
export type Calendar = { readonly is1904: boolean; readonly today: string; readonly tellsCounts?: boolean }

/** A date in any usual spelling or as a workbook's count of days gives ISO; anything else stays. */
export function readDate(text: string, { is1904, today, tellsCounts }: Calendar): Read {
  const bare = trimmed(text)
  if (bare === '') return { value: '' }
  const counted = dayOf(bare, is1904)
  if (counted) return { value: counted, ...(tellsCounts && { remark: 'date.serial' }) }
  const date = parseDate(bare, today)
  return date.ok ? { value: date.value } : { value: bare, remark: 'date.unread' }
}

/** The day that a workbook's count means, ISO; undefined where the text is no such count. */
export function dayOf(text: string, is1904: boolean): string | undefined {
  const serial = /^\d{1,5}(?:[.,]\d+)?$/.test(text) ? Math.floor(Number(text.replace(',', '.'))) : 0
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return undefined
  return new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + serial * DAY_MS).toISOString().slice(0, 10)
}

/**
 * A СНИЛС as eleven digits where there are eleven. Ten digits are Excel's work, and the lost one is a zero
 * in front; so are nine where two zeros make a number that fits. They are put back only when asked for.
 */
export function readSnils(text: string, pads: boolean): Read {
  const bare = trimmed(text)
  const long = exponentOf(bare)
  if (long !== undefined) return long === '' ? { value: bare, remark: 'snils.rounded' } : whole(long)
  const digits = bare.replace(/[\s\u00a0\p{Dash_Punctuation}\u2212]/gu, '').replace(/(?:[.,]0+)+$/, '')
  if (/^\d{11}$/.test(digits))
    return { value: digits, ...(/[.,]0+$/.test(bare) && { remark: 'number.fraction' }) }
  const becomes = digits.padStart(11, '0')
  if (!/^\d{10}$/.test(digits) && !(/^\d{9}$/.test(digits) && parseSnils(becomes).ok)) return { value: bare }
  if (digits.length === 9 && digits !== bare) return { value: bare }
  return { value: pads ? becomes : digits, remark: 'snils.ten-digits', becomes }
}

const whole = (value: string): Read => ({ value, remark: 'number.exponent' })

/**
 * The digits of a number written with an exponent: 1,1223344595E+10 holds all of them; '' for 1,12233E+10,
 * which has lost some for good; undefined for what is no such number.
 */
function exponentOf(text: string): string | undefined {
  const parts = /^(\d)(?:[,.](\d+))?E\+?(\d+)$/i.exec(text)
  if (!parts) return undefined
  const [, first, rest = '', exponent] = parts
  return rest.length === Number(exponent) ? first! + rest : ''
}

/** A Russian number as +7 and ten digits; anything else stays. */
export function readPhone(text: string): Read {
  const bare = trimmed(text)
  const long = exponentOf(bare)
  if (long === '') return { value: bare, remark: 'phone.rounded' }
  const digits = (long ?? bare).replace(/(?:[.,]0+)+$/, '')
  const phone = parsePhone(digits)
  if (!phone.ok) {
    const isShort = /^(?:\+?7|8)?9\d{6,8}$/.test(digits.replace(/[\s()\u00a0\p{Pd}]/gu, ''))
    return { value: digits, ...(isShort && { remark: 'phone.short' }) }
  }
  if (long !== undefined) return { value: phone.value, remark: 'number.exponent' }
  return { value: phone.value, ...(digits !== bare && { remark: 'number.fraction' }) }
}

/** A number of a document: Excel's ",0" goes, nothing else. */
export function readNumber(text: string): Read {
  const bare = trimmed(text)
  const value = bare.replace(/^(\d+)[.,]0+$/, '$1')
  return { value, ...(value !== bare && { remark: 'number.fraction' }) }
}

/**
 * A series or number that has so many digits, with its lost zeros told, and put back where asked for: three
 * digits of a series of four, five of a number of six.
 */
export function readDigits(text: string, length: number, pads: boolean): Read {
  const read = readNumber(text)
  if (!/^\d+$/.test(read.value) || read.value.length >= length || read.value.length < length - 2) return read
  const becomes = read.value.padStart(length, '0')
  return { value: pads ? becomes : read.value, remark: 'paper.zero-lost', becomes }
}

/** What Excel writes where it has no value, or no room for it. */
export const isCellError = (text: string): boolean =>
  text.startsWith('#') &&
  /^#(?:#+|Н\/Д|ССЫЛКА!|ЗНАЧ!|ИМЯ\?|ДЕЛ\/0!|ЧИСЛО!|ПУСТО!|N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/i.test(
    text,
  )

/** No-break and other odd spaces, and signs that take no room. */
const ODD = /[\u00a0\u1680\u2000-\u200f\u202a-\u202f\u205f\u2060\u3000\u00ad\ufeff\t\r\n\v\f]/

/** The text with plain spaces for odd ones, without the signs nobody sees; undefined where it has none of them. */
export function mended(text: string): string | undefined {
  if (!ODD.test(text)) return undefined
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\u00ad\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

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

const MONTHS = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']

/** The class that Excel has made a date of: «05.янв», «5-янв», 45662, «05.01.2026» were «5-1»; undefined for no date. */
export function classOfDate(text: string, is1904: boolean): string | undefined {
  const bare = trimmed(text).toLowerCase()
  const named = /^0?(\d{1,2})[\s.-]+(\p{L}{2,})\.?$/u.exec(bare)
  const month = named ? MONTHS.findIndex((name) => named[2]!.startsWith(name)) + 1 : 0
  if (named && month > 0) return classFrom(Number(named[1]), month)
  const day = bare.length === 5 ? dayOf(bare, is1904) : undefined
  const parts = day ? [day.slice(8), day.slice(5, 7)] : /^(\d\d)\.(\d\d)\.20\d\d$/.exec(bare)?.slice(1)
  return parts && classFrom(Number(parts[0]), Number(parts[1]))
}

const classFrom = (day: number, month: number): string | undefined =>
  day >= 1 && day <= 12 && month <= 9 ? `${day}-${month}` : undefined
