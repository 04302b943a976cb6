import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { calendar } from '../../contract/calendar.ts'
import { daysAfter, daysBetween } from '../../domain/date.ts'
import {
  dueDate,
  isWorkingDay,
  LAW_ALONE,
  undecreedYear,
  workingDaysBetween,
} from '../../domain/working-days.ts'

const decreed = calendar.parse(
  JSON.parse(readFileSync(new URL('../../regions/calendar.json', import.meta.url), 'utf8')),
)

/** From the decrees: 04.10.2024 № 1335 and 24.09.2025 № 1466. */
const days = [
  ['2025-01-08', false, 'the last of the New Year'],
  ['2025-01-09', true, 'the first working day of 2025'],
  ['2025-01-04', false, 'a Saturday; its day off is moved to 2 May'],
  ['2025-02-24', true, '23 February on a Sunday is moved to 8 May, not to the Monday'],
  ['2025-03-10', true, '8 March on a Saturday is moved to 13 June'],
  ['2025-04-30', true, 'shortened, but worked'],
  ['2025-05-02', false, 'moved here from 4 January'],
  ['2025-05-08', false, 'moved here from 23 February'],
  ['2025-06-13', false, 'moved here from 8 March'],
  ['2025-11-01', true, 'a working Saturday'],
  ['2025-11-03', false, 'moved here from 1 November'],
  ['2025-12-31', false, 'moved here from 5 January'],
  ['2026-01-09', false, 'moved here from 3 January'],
  ['2026-01-12', true, 'the first working day of 2026'],
  ['2026-02-23', false, 'a Monday of its own'],
  ['2026-03-09', false, '8 March on a Sunday, by the law itself'],
  ['2026-05-04', true, 'nothing is moved to the Monday after 1 May'],
  ['2026-05-11', false, '9 May on a Saturday, by the law itself'],
  ['2026-06-12', false, 'a Friday'],
  ['2026-11-03', true, 'the day before, shortened, but worked'],
  ['2026-11-04', false, 'a Wednesday'],
  ['2026-12-31', false, 'moved here from 4 January'],
  ['2027-01-08', false, 'no decree yet: the law'],
  ['2027-01-11', true, 'no decree yet: the New Year is not carried over'],
] as const

for (const [day, isWorked, why] of days) {
  test(`${day} is ${isWorked ? 'worked' : 'off'}: ${why}`, () =>
    expect(isWorkingDay(day, decreed)).toBe(isWorked))
}

const terms = [
  ['2026-11-20', '2026-12-01', 'a Friday: the week-ends are passed over'],
  ['2026-11-21', '2026-12-01', 'a Saturday counts as the Friday before'],
  ['2025-12-26', '2026-01-16', 'over the New Year of 2026, twelve days'],
  ['2026-12-29', '2027-01-18', 'over the New Year: 31 December is off'],
  ['2026-10-30', '2026-11-11', 'over 4 November'],
  ['2025-10-29', '2025-11-10', 'a working Saturday, and a Monday off'],
  ['2026-03-05', '2026-03-17', '8 March on a Sunday moves to the Monday'],
  ['2026-04-29', '2026-05-12', '1 May, and 9 May on a Saturday'],
  ['2025-04-28', '2025-05-13', 'May of 2025: two long week-ends'],
] as const

for (const [created, due, why] of terms) {
  test(`what began on ${created} is due on ${due}: ${why}`, () => expect(dueDate(created, decreed)).toBe(due))
}

const termsByLaw = [
  ['2026-12-29', '2027-01-15', 'the law alone does not know 31 December'],
  ['2028-03-06', '2028-03-16', 'a Wednesday'],
  ['2027-06-10', '2027-06-22', '12 June on a Saturday moves to the Monday'],
] as const

for (const [created, due, why] of termsByLaw) {
  test(`without a decree what began on ${created} is due on ${due}: ${why}`, () =>
    expect(dueDate(created, LAW_ALONE)).toBe(due))
}

test('each decreed year has as many working days as the government counted', () => {
  const worked = (year: number) => workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`, decreed)
  expect([worked(2025), worked(2026)]).toEqual([247, 247])
})

test('an instant is the day on the wall, and other terms can be asked for', () => {
  expect(dueDate(new Date(2026, 10, 20, 12).toISOString(), decreed)).toBe('2026-12-01')
  expect([0, 1, 10].map((number) => dueDate('2026-11-20', decreed, number))).toEqual([
    '2026-11-20',
    '2026-11-23',
    '2026-12-04',
  ])
})

test('days late are counted as days of work', () => {
  expect(workingDaysBetween('2026-11-20', '2026-11-22', decreed)).toBe(0)
  expect(workingDaysBetween('2026-11-20', '2026-11-24', decreed)).toBe(2)
  expect(workingDaysBetween('2026-11-24', '2026-11-20', decreed)).toBe(-2)
  expect(workingDaysBetween('2026-12-30', '2027-01-11', decreed)).toBe(1)
})

test('a term that runs into a year without a decree is known', () => {
  expect(undecreedYear('2026-12-21', '2026-12-30', decreed)).toBe(undefined)
  expect(undecreedYear('2026-12-29', '2027-01-18', decreed)).toBe(2027)
  expect(undecreedYear('2024-12-29', '2025-01-15', decreed)).toBe(2024)
})

test('a term ends on a working day, and holds as many of them as it should', () => {
  const anyDay = fc.integer({ min: 0, max: 1_500 }).map((number) => daysAfter('2024-06-01', number))
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (day, length) => {
      const due = dueDate(day, decreed, length)
      expect(isWorkingDay(due, decreed)).toBe(true)
      expect(workingDaysBetween(day, due, decreed)).toBe(length)
      expect(daysBetween(day, due)).toBeGreaterThanOrEqual(length)
    }),
  )
})
