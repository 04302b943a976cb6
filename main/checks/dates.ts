import { ageOn } from '../../domain/age.ts'
import { likelierOrder, likelierYear, otherOrder } from '../../domain/birth-order.ts'
import { daysBetween, isIsoDate } from '../../domain/date.ts'
import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Family, Kin } from './kin.ts'
import type { Lateness } from './lateness.ts'

/** Children of one mother who are not twins are born at least so many days apart: the earliest births included. */
const LEAST_APART = 200

/** Twins may be born on both sides of midnight. */
const TWINS_APART = 2

/** What the birth date tells beside the papers, the brothers and sisters, and the class. */
export function checkBirth(
  record: PersonRecord,
  family: Family,
  today: string,
  { likelihood }: Lateness,
): Mark[] {
  const { birthDate, documents } = record
  if (!isIsoDate(birthDate) || birthDate > today) return []

  const order = likelierOrder(birthDate, documents, today, likelihood)
  if (order !== undefined)
    return [{ field: 'birthDate', severity: 'warning', code: 'date.order', repair: order }]
  if (record.kind !== 'pupil') return checkPassport(record)

  const year = likelierYear(birthDate, documents)
  if (year !== undefined && isLikelierForClass(record, year, today))
    return [{ field: 'birthDate', severity: 'warning', code: 'date.paper', repair: year }]

  const beside = checkSiblings(record, family)
  return beside.length > 0 ? beside : [...checkClass(record, today), ...checkPassport(record)]
}

/** Twins but for the order of day and month; or children whom one mother cannot have borne so soon. */
function checkSiblings({ birthDate, links }: PersonRecord, { children }: Family): Mark[] {
  const field = 'birthDate'
  const dated = children.filter((child) => isIsoDate(child.birthDate))
  const turned = dated.find((child) => child.birthDate === otherOrder(birthDate))
  if (turned) return [{ field, severity: 'warning', code: 'date.order', repair: turned.birthDate }]

  if (!links.some(({ relation }) => relation === 'mother')) return []
  const near = dated.filter((child) => isTooNear(child, birthDate))
  return near.length === 0
    ? []
    : [{ field, severity: 'warning', code: 'birth.siblings', others: near.slice(0, 20).map(({ id }) => id) }]
}

function isTooNear({ birthDate }: Kin, other: string): boolean {
  const apart = Math.abs(daysBetween(birthDate, other))
  return apart > TWINS_APART && apart < LEAST_APART
}

/** Children enter the first class between 6½ and 8, earlier or later by permission (ФЗ-273, ст. 67); some repeat a year. */
const YOUNGEST_FIRST = 5.5
const OLDEST_FIRST = 10.5

function checkClass({ birthDate, className }: PersonRecord, today: string): Mark[] {
  return suitsClass(birthDate, className, today) === false
    ? [
        {
          field: 'birthDate',
          severity: 'warning',
          code: 'age.class',
          age: Math.max(0, ageOn(birthDate, today)),
        },
      ]
    : []
}

/** Whether a child of this birth date may sit in the class; undefined where the class does not tell its year. */
function suitsClass(birthDate: string, className: string, today: string): boolean | undefined {
  const year = Number(/^\d{1,2}/.exec(className)?.[0])
  if (!(year >= 1 && year <= 11)) return undefined
  const age = daysBetween(birthDate, schoolYearBefore(today)) / DAYS_IN_YEAR - (year - 1)
  return age >= YOUNGEST_FIRST && age <= OLDEST_FIRST
}

/** A second certificate may come years later in the same weeks: then the class tells which year is right. */
function isLikelierForClass({ birthDate, className }: PersonRecord, other: string, today: string): boolean {
  const isOneOff = Math.abs(Number(birthDate.slice(0, 4)) - Number(other.slice(0, 4))) === 1
  return (
    suitsClass(other, className, today) !== false &&
    (isOneOff || suitsClass(birthDate, className, today) === false)
  )
}

const DAYS_IN_YEAR = 365.25

const schoolYearBefore = (today: string): string =>
  `${Number(today.slice(0, 4)) - (today.slice(5) < '07-01' ? 1 : 0)}-09-01`

/** A passport given to a child. */
function checkPassport({ birthDate, documents }: PersonRecord): Mark[] {
  const isEarly = documents.some(
    ({ type, issued }) => type === 'passport' && isIsoDate(issued) && ageOn(birthDate, issued) < 14,
  )
  return isEarly ? [{ field: 'birthDate', severity: 'warning', code: 'passport.early' }] : []
}
