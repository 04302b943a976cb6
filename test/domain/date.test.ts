import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageGroup, ageOn, isGuardianAge, isPupilAge, tooYoungParent, turns } from '../../domain/age.ts'
import { daysAfter, daysBetween, formatDate, isIsoDate, isoToday, parseDate } from '../../domain/date.ts'

const dates = [
  ['12.03.2014', '2014-03-12'],
  ['12.3.2014', '2014-03-12'],
  ['12.3.14', '2014-03-12'],
  ['12/03/2014', '2014-03-12'],
  ['12-03-2014', '2014-03-12'],
  ['12 03 2014', '2014-03-12'],
  ['12032014', '2014-03-12'],
  ['2014-03-12', '2014-03-12'],
  ['2014-03-12T00:00:00.000', '2014-03-12'],
  ['2014-03-12 00:00:00', '2014-03-12'],
  ['12 марта 2014 г.', '2014-03-12'],
  ['1 мая 2014', '2014-05-01'],
  [' 12.03.2014 г.', '2014-03-12'],
  ['29.02.2012', '2012-02-29'],
  ['29.02.2000', '2000-02-29'],
  ['29.02.2013', 'date.calendar'],
  ['29.02.1900', 'date.calendar'],
  ['31.04.2014', 'date.calendar'],
  ['00.01.2014', 'date.calendar'],
  ['03/25/2014', 'date.calendar'],
  ['12.03.1814', 'date.year'],
  ['12.03.3014', 'date.year'],
  ['', 'date.form'],
  ['вчера', 'date.form'],
  ['12 мартобря 2014', 'date.form'],
  ['2014', 'date.form'],
  ['41710', 'date.form'],
  ['2014-03-11T21:00:00Z', 'date.form'],
] as const

for (const [typed, expected] of dates) {
  test(`${JSON.stringify(typed)} is ${expected}`, () => {
    const read = parseDate(typed)
    expect(read.ok ? read.value : read.fault.code).toBe(expected)
  })
}

test('a year of two digits is the latest one that has come', () => {
  expect(parseDate('12.3.26', '2026-11-22')).toEqual({ ok: true, value: '2026-03-12' })
  expect(parseDate('12.3.27', '2026-11-22')).toEqual({ ok: true, value: '1927-03-12' })
  expect(parseDate('12.12.26', '2026-11-22')).toEqual({ ok: true, value: '1926-12-12' })
})

test('every day of two centuries is read back from its own spelling, in any time zone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 73_000 }), (days) => {
      const day = daysAfter('1900-01-01', days)
      expect(parseDate(formatDate(day))).toEqual({ ok: true, value: day })
      expect(daysBetween('1900-01-01', day)).toBe(days)
      expect(isIsoDate(day)).toBe(true)
    }),
  )
})

test('today is the day on the wall, not in Greenwich', () => {
  expect(isoToday(new Date(2026, 10, 22, 0, 30).getTime())).toBe('2026-11-22')
  expect(isoToday(new Date(2026, 10, 22, 23, 30).getTime())).toBe('2026-11-22')
  expect(isIsoDate('2026-11-31')).toBe(false)
  expect(formatDate('не дата')).toBe('не дата')
})

const ages = [
  ['2012-11-22', '2026-11-21', 13, 'to-13'],
  ['2012-11-22', '2026-11-22', 14, '14-17'],
  ['2008-11-23', '2026-11-22', 17, '14-17'],
  ['2008-11-22', '2026-11-22', 18, 'from-18'],
  ['2012-02-29', '2026-02-28', 13, 'to-13'],
  ['2012-02-29', '2026-03-01', 14, '14-17'],
  ['2012-02-29', '2028-02-29', 16, '14-17'],
] as const

for (const [born, day, age, group] of ages) {
  test(`born ${born}, on ${day}: ${age}, ${group}`, () => {
    expect([ageOn(born, day), ageGroup(born, day)]).toEqual([age, group])
  })
}

test('a birthday that changes the rules is seen a month ahead, and on the day itself', () => {
  expect(turns('2012-12-22', '2026-11-22', 30)).toEqual({ age: 14, on: '2026-12-22', days: 30 })
  expect(turns('2012-12-23', '2026-11-22', 30)).toBeUndefined()
  expect(turns('2008-11-22', '2026-11-22', 30)).toEqual({ age: 18, on: '2026-11-22', days: 0 })
  expect(turns('2008-11-21', '2026-11-22', 30)).toBeUndefined()
  expect(turns('2012-02-29', '2026-02-20', 30)).toEqual({ age: 14, on: '2026-03-01', days: 9 })
  expect(turns('2014-02-28', '2028-02-20', 30)).toEqual({ age: 14, on: '2028-02-28', days: 8 })
  expect(turns('2011-01-05', '2024-12-20', 30)).toEqual({ age: 14, on: '2025-01-05', days: 16 })
})

test('ages that are not seen in schools', () => {
  expect([5, 21, 4, 22].map((age) => isPupilAge(`${2026 - age}-01-01`, '2026-11-22'))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect([14, 100, 13, 101].map((age) => isGuardianAge(`${2026 - age}-01-01`, '2026-11-22'))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(tooYoungParent('2000-05-01', '2014-04-30')).toBe(13)
  expect(tooYoungParent('2000-05-01', '2014-05-01')).toBeUndefined()
  expect(tooYoungParent('2014-05-01', '2014-04-30')).toBe(-1)
})
