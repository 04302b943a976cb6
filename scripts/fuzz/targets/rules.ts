import { parseCertificateNumber, parseSeries } from '../../../domain/certificate.ts'
import { formatDate, isIsoDate, parseDate } from '../../../domain/date.ts'
import { parseEmail } from '../../../domain/email.ts'
import { fold, tidy } from '../../../domain/fold.ts'
import { checkName, matchNames, otherSpellings, repairName } from '../../../domain/name.ts'
import { formatPhone, parsePhone } from '../../../domain/phone.ts'
import { formatSnils, maskSnils, parseSnils, repairsOf } from '../../../domain/snils.ts'
import { targetOfHeading } from '../../../main/import/headings.ts'
import {
  classOfDate,
  mended,
  readClass,
  readDate,
  readDigits,
  readNumber,
  readPhone,
  readSnils,
} from '../../../main/import/cells.ts'
import { mutateLine } from '../mutate/text.ts'
import { ACCEPTED, refused, type Target, wrong } from '../target.ts'

const lines = (...texts: readonly string[]): Uint8Array[] => texts.map((text) => Buffer.from(text))

const SEEDS = lines(
  '112-233-445 95',
  '00100199800',
  '1122334459',
  'Образцов',
  'Мамин-Сибиряк',
  'Ёлкин  Пётр',
  'Ivanoв',
  '12.03.2014',
  '12 марта 2014 г.',
  '29.02.2016',
  '2014-03-12',
  'II-РЕ',
  'ⅩⅣ-АБ',
  '1-PE',
  '№ 123456',
  '+7 (999) 123-45-67',
  '89991234567',
  'p1@example.org',
  '10 «А»',
  '05.янв',
  '1,1223344595E+10',
  'Фамилия матери',
)

/** The control number, counted a second time from the other end. */
export function isRightSnils(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false
  if (Number(digits.slice(0, 9)) <= 1_001_998) return true
  const sum = Array.from({ length: 9 }, (_, weight) => (weight + 1) * Number(digits[8 - weight])).reduce(
    (one, other) => one + other,
  )
  const rest = sum % 101
  return Number(digits.slice(9)) === (rest === 100 ? 0 : rest)
}

const ROMAN = [
  1000,
  'M',
  900,
  'CM',
  500,
  'D',
  400,
  'CD',
  100,
  'C',
  90,
  'XC',
  50,
  'L',
  40,
  'XL',
  10,
  'X',
  9,
  'IX',
  5,
  'V',
  4,
  'IV',
  1,
  'I',
] as const

function romanOf(number: number): string {
  let left = number
  let text = ''
  for (let place = 0; place < ROMAN.length; place += 2)
    for (; left >= Number(ROMAN[place]); left -= Number(ROMAN[place])) text += ROMAN[place + 1]
  return text
}

type ParseSnils = (text: string) => { ok: true; value: string } | { ok: false; fault: { code: string } }

/** Judges a reader of СНИЛС: what it gives is right, and reads as itself. */
export function judgeSnils(parse: ParseSnils, text: string): string | undefined {
  const read = parse(text)
  if (!read.ok) return undefined
  if (!isRightSnils(read.value)) return 'a СНИЛС with a wrong control number'
  const again = parse(read.value)
  if (!again.ok || again.value !== read.value) return 'a СНИЛС that does not read as itself'
  const digits = text.normalize('NFKC').replace(/[^\d]/g, '')
  return digits === read.value ? undefined : 'a СНИЛС of other digits than were typed'
}

function judgeRules(text: string): string | undefined {
  const snils = judgeSnils(parseSnils, text)
  if (snils) return snils
  if (repairsOf(text).some((one) => !isRightSnils(one))) return 'a repair that is no СНИЛС'
  if (formatSnils(formatSnils(text)) !== formatSnils(text)) return 'a СНИЛС spelled twice'
  maskSnils(text)

  const date = parseDate(text, '2026-11-22')
  if (date.ok) {
    if (!isIsoDate(date.value)) return 'a date that is none'
    const again = parseDate(formatDate(date.value))
    if (!again.ok || again.value !== date.value) return 'a date that does not read as itself'
  }
  const phone = parsePhone(text)
  if (phone.ok) {
    if (!/^\+7\d{10}$/.test(phone.value)) return 'a phone of no form'
    const again = parsePhone(formatPhone(phone.value))
    if (!again.ok || again.value !== phone.value) return 'a phone that does not read as itself'
  }
  const email = parseEmail(text)
  if (email.ok) {
    const again = parseEmail(email.value)
    if (!again.ok || again.value !== email.value) return 'an address that does not read as itself'
  }
  return judgeCertificates(text) ?? judgeNames(text)
}

function judgeCertificates(text: string): string | undefined {
  const number = parseCertificateNumber(text)
  if (number.ok && !/^\d{6,7}$/.test(number.value)) return 'a number of no form'
  const read = parseSeries(text)
  if (!read.ok) return undefined
  const { series, numeral, replaced } = read.value
  const [roman, letters] = series.split('-')
  if (!/^[MDCLXVI]{1,6}-[А-Я]{2}$/.test(series)) return 'a series of no form'
  if (romanOf(numeral) !== roman || letters === undefined) return 'a numeral that counts otherwise'
  const again = parseSeries(series)
  if (!again.ok || again.value.series !== series || again.value.replaced.length > 0)
    return 'a series that does not read as itself'
  const isThere = (at: number, was: string): boolean =>
    text
      .slice(at)
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
      .startsWith(was)
  if (replaced.some(({ at, was }) => !isThere(at, was))) return 'a sign shown where it does not stand'
  return undefined
}

function judgeNames(text: string): string | undefined {
  for (const fault of checkName(text, 'lastName'))
    if ('positions' in fault && fault.positions.some((place) => place < 0 || place >= text.length))
      return 'a fault beyond the end of a name'
  const repaired = repairName(text)
  if ((repaired ?? '').length > text.length * 40 + 400) return 'a repair that grows'
  if (text.length < 200) otherSpellings(text)
  if (tidy(tidy(text)) !== tidy(text)) return 'a name that is tidied twice'
  // Small Greek letters may compose anew; no name of ours is in them.
  if (!/\p{Script=Greek}/u.test(text) && fold(fold(text)) !== fold(text)) return 'a name that is folded twice'
  if (matchNames(text, text) !== 'same') return 'a name that is not itself'
  targetOfHeading(text)
  return undefined
}

const rules: Target = {
  name: 'rules',
  inputs: 150_000,
  open: () => ({
    seeds: SEEDS,
    mutate: mutateLine,
    judge: (input) => {
      const text = Buffer.from(input).toString('utf8').slice(0, 500)
      const because = judgeRules(text)
      if (because) return wrong(because)
      return parseSnils(text).ok || parseDate(text).ok || parseSeries(text).ok || parsePhone(text).ok
        ? ACCEPTED
        : refused('rules')
    },
  }),
}

const CALENDAR = { is1904: false, today: '2026-11-22' }

/** A cell read a second time says the same. */
function judgeCell(text: string): string | undefined {
  const date = readDate(text, CALENDAR)
  if (!date.remark && date.value !== '' && !isIsoDate(date.value)) return 'a cell that is no date'
  const readers = [
    ['a СНИЛС', (one: string) => readSnils(one, true)],
    ['a phone', readPhone],
    ['a number', readNumber],
    ['digits', (one: string) => readDigits(one, 6, true)],
  ] as const
  for (const [what, read] of readers) {
    const { value } = read(text)
    if (read(value).value !== value) return `${what} that reads otherwise a second time`
  }
  const plain = mended(text)
  if (plain !== undefined && mended(plain) !== undefined && mended(mended(plain)!) !== mended(plain))
    return 'spaces that are mended for ever'
  const name = readClass(text)
  if (name && readClass(name) !== name) return 'a class that reads otherwise a second time'
  const lost = classOfDate(text, false)
  if (lost !== undefined && readClass(lost) !== lost) return 'a class of a date that is none'
  return undefined
}

const cells: Target = {
  name: 'cells',
  inputs: 100_000,
  open: () => ({
    seeds: SEEDS,
    mutate: mutateLine,
    judge: (input) => {
      const text = Buffer.from(input).toString('utf8').slice(0, 500)
      const because = judgeCell(text)
      return because ? wrong(because) : readDate(text, CALENDAR).remark ? refused('cell') : ACCEPTED
    },
  }),
}
/** The rules of the field, the cells of tables, and canonical JSON. */
export const ruleTargets: readonly Target[] = [rules, cells]
