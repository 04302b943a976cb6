import { fold } from '../../domain/fold.ts'
import { toRussian } from '../../domain/layout.ts'
import { reversed } from './entry.ts'
import { after, COST, FIELD_COST, type Field, type Reading } from './reading.ts'

type Known = (typed: string, readings: readonly Reading[]) => void

/** «12.03.2014», «12/3/14», «12.03», «2014-03-12»; in the wrong layout the dot is «ю» or «/». */
const DATE =
  /(?<![\d\p{L}-])(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})([./ю])(\d{1,2})(?:\5(\d{0,4}))?|(\d\d)[- ](\d\d)[- ]((?:19|20)\d\d))(?![\d\p{L}-])/giu

/** Tells the dates in a query, and returns the query without them. */
export const takeDates = (text: string, known: Known): string =>
  text.replace(
    DATE,
    (run, isoYear, isoMonth, isoDay, day, _sign, month, year, hyphenDay, hyphenMonth, hyphenYear) => {
      const readings = dateReadings(
        two(isoDay ?? day ?? hyphenDay),
        two(isoMonth ?? month ?? hyphenMonth),
        isoYear ?? year ?? hyphenYear ?? '',
      )
      if (readings.length === 0) return run
      known(run, readings)
      return ' '
    },
  )

const two = (digits: string): string => digits.padStart(2, '0')

function dateReadings(day: string, month: string, year: string): Reading[] {
  const isDay = day >= '01' && day <= '31' && month >= '01' && month <= '12'
  if (!isDay) return []
  if (year.length === 4) return [exact('birth', `${year}-${month}-${day}`, ONE_DAY)]

  const anyYear = {
    ...exact('day', `${month}-${day}`, DAY_OF_ANY_YEAR),
    way: 'prefix',
    cost: COST.prefix,
  } as const
  if (year.length !== 2) return [anyYear]
  return [
    exact('birth', `20${year}-${month}-${day}`, ONE_DAY),
    exact('birth', `19${year}-${month}-${day}`, ONE_DAY),
    anyYear,
  ]
}

/** A number from 1 to 12 and one letter: «7б», «7 Б», «7-б», «7"Б"»; «7,» and «7b» in the wrong layout. */
const CLASS =
  /(?<![\d\p{L}.+()-])(1[0-2]|0?[1-9])\s?[-"«“]?\s?(\p{L}|[,;'.[\]`<>:{}~])["»”]?(?![\p{L}\d,;'.[\]`])/giu

/** Tells the classes in a query, and returns the query without them. */
export const takeClasses = (text: string, known: Known): string =>
  text.replace(CLASS, (run, grade: string, letter: string) => {
    const number = String(Number(grade))
    const typed = fold(letter)
    const other = fold(toRussian(letter))
    const readings = isLetter(typed) ? [exact('class', number + typed, CLASS_SIZE)] : []
    if (other !== typed && isLetter(other)) {
      readings.push({ ...exact('class', number + other, CLASS_SIZE), way: 'layout', cost: COST.layout })
    }
    if (!isLetter(typed)) readings.push(gradeReading(number))
    known(run.trim(), readings)
    return ' '
  })

const isLetter = (sign: string): boolean => /^\p{L}$/u.test(sign)

/** All classes of a grade: '1' must not take in '10а'. */
const gradeReading = (grade: string): Reading => ({
  ...exact('class', `${grade}а`, CLASS_SIZE * 5),
  high: after(`${grade}я`),
  way: 'prefix',
  cost: COST.prefix,
})

/** Understands one run of digits with what stands between them: a СНИЛС, a phone, a year, a grade. */
export function numberReadings(run: string): { typed: string; readings: Reading[] }[] {
  const [start, end] = run.split(/…|\.{2,}|\*+/).map((part) => part.replace(/[^\d+]/g, ''))
  if (end) return [{ typed: run.trim(), readings: gapReadings(start!, end) }]

  return joined(run).map((digits) => ({ typed: digits, readings: digitReadings(digits.replace(/\D/g, '')) }))
}

/** Digits that belong together: joined by hyphens or brackets, or as long together as a СНИЛС or a phone. */
function joined(run: string): string[] {
  const whole = run.replace(/\D/g, '').length
  const groups = run.trim().split(/\s+/)
  if (run.includes('+') || run.includes('(') || groups.length === 1) return [run.trim()]
  if (groups.length > 2 && (whole === 10 || whole === 11)) return [run.trim()]
  if (groups.length === 2 && (whole === 11 || groups[0]!.includes('-'))) return [run.trim()]
  return groups
}

function digitReadings(digits: string): Reading[] {
  if (digits.length === 0) return []
  if (digits.length < 3)
    return Number(digits) > 0 && Number(digits) < 13 ? [gradeReading(String(Number(digits)))] : []

  const readings = [startOf('snils', digits), startOf('phone', digits)]
  if (/^[78]./.test(digits)) readings.push(startOf('phone', digits.slice(1)))
  if (digits.length >= 4) {
    readings.push(startOf('snilsBack', reversed(digits)), startOf('phoneBack', reversed(digits)))
  }
  if (/^(?:19|20)\d\d$/.test(digits)) {
    readings.push({ ...exact('birth', `${digits}-01-01`, YEAR), high: `${digits}-12-31` })
  }
  return readings
}

/** The beginning and the end of a phone (or of a СНИЛС), the middle left out. */
function gapReadings(start: string, end: string): Reading[] {
  const digits = start.replace(/\D/g, '')
  const heads = /^[78]/.test(digits) ? [digits.slice(1), digits] : [digits]
  return [
    ...heads.map((head) => ({ ...startOf('phoneBack', reversed(end)), tail: reversed(head) })),
    { ...startOf('snilsBack', reversed(end)), tail: reversed(digits) },
  ]
}

const startOf = (field: Field, digits: string): Reading => ({
  field,
  way: digits.length >= 10 ? 'exact' : 'prefix',
  low: digits,
  high: after(digits),
  cost: (digits.length >= 10 ? COST.exact : COST.prefix) + FIELD_COST[field],
  count: 10 ** Math.max(0, 6 - digits.length),
})

const exact = (field: Field, text: string, count: number): Reading => ({
  field,
  way: 'exact',
  low: text,
  high: text,
  cost: FIELD_COST[field],
  count,
})

/** About how many people of a million share it: only the order of the numbers matters. */
const ONE_DAY = 60
const DAY_OF_ANY_YEAR = 2_700
const YEAR = 30_000
const CLASS_SIZE = 15_000
