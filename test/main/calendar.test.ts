import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readCalendar } from '../../main/calendar.ts'
import { LAW_ALONE } from '../../domain/working-days.ts'
import { ownFolder } from '../fakes/store.ts'

const regions = fileURLToPath(new URL('../../regions', import.meta.url))
const shipped = JSON.parse(readFileSync(join(regions, 'calendar.json'), 'utf8'))
const year = { year: 2027, daysOff: ['2027-01-01'], workingWeekends: ['2027-02-20'], source: 'a decree' }
const newer = { form: 1, checked: '2026-12-30', years: [...shipped.years, year] }

function readWith(own: unknown) {
  const packs = join(ownFolder(), 'packs')
  mkdirSync(packs)
  if (own !== undefined)
    writeFileSync(join(packs, 'calendar.json'), typeof own === 'string' ? own : JSON.stringify(own))
  const refusals: string[] = []
  const calendar = readCalendar({ regions, packs, refused: ({ message }) => void refusals.push(message) })
  return { years: calendar.years.map((one) => one.year), refusals }
}

const ours = [
  ['none', undefined, [2025, 2026], []],
  ['a newer one', newer, [2025, 2026, 2027], []],
  ['one looked after earlier', { ...newer, checked: '2026-01-01' }, [2025, 2026], []],
  ['no JSON', '{', [2025, 2026], ['the calendar cannot be read']],
  [
    'a Sunday off',
    { ...newer, years: [{ ...year, daysOff: ['2027-01-03'] }] },
    [2025, 2026],
    ['the calendar is not as it should be: years.0.daysOff: a Saturday or Sunday is off without being named'],
  ],
  [
    'a working Monday',
    { ...newer, years: [{ ...year, workingWeekends: ['2027-02-22'] }] },
    [2025, 2026],
    ['the calendar is not as it should be: years.0.workingWeekends: neither a Saturday nor a Sunday'],
  ],
  [
    'a day of another year, twice',
    { ...newer, years: [{ ...year, daysOff: ['2026-01-01', '2026-01-01'] }] },
    [2025, 2026],
    [
      'the calendar is not as it should be: years.0.daysOff: a day of another year, years.0.daysOff: a day named twice',
    ],
  ],
  [
    'a year twice',
    { ...newer, years: [year, year] },
    [2025, 2026],
    ['the calendar is not as it should be: years: a year named twice'],
  ],
] as const

for (const [what, own, years, refusals] of ours) {
  test(`the administrator's folder holds ${what}`, () => expect(readWith(own)).toEqual({ years, refusals }))
}

test('with no calendar at all the law is left', () => {
  const calendar = readCalendar({
    regions: ownFolder(),
    packs: undefined,
    refused: (cause) => {
      throw cause
    },
  })
  expect(calendar).toEqual(LAW_ALONE)
})
