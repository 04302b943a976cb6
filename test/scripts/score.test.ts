import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Mark } from '../../contract/mark.ts'
import {
  alarmShareOf,
  judge,
  LEAST_RECALL,
  MOST_ALARMS,
  recallOf,
  together,
} from '../../scripts/score/judge.ts'
import { readLabels } from '../../scripts/score/labels.ts'
import { reportOf } from '../../scripts/score/report.ts'
import { scoreOf } from '../../scripts/score/score.ts'
import { guardian, pupil } from '../fakes/people.ts'
import { ownFolder } from '../fakes/store.ts'

test('the checks keep their limits on two synthetic schools, imported from a file', async () => {
  const today = '2026-11-22'
  const schools = [
    await scoreOf({ pupils: 500, seed: 21 }, { today }),
    await scoreOf({ pupils: 500, seed: 22 }, { today }),
  ]
  const score = together(schools)
  expect(recallOf(score)).toBeGreaterThanOrEqual(LEAST_RECALL)
  expect(alarmShareOf(score)).toBeLessThanOrEqual(MOST_ALARMS)
  expect(reportOf(score).at(-1)).toMatch(/^recall .* holds$/)
})

test('labels are read from CSV and JSON, whatever the order of the columns', () => {
  const folder = ownFolder()
  const csv = join(folder, 'labels.csv')
  const json = join(folder, 'labels.json')
  writeFileSync(csv, '\ufeffn;Kind;field;Person ID;clean\r\n1;typo;lastName;AB-1;"Ива;нов"\r\n')
  writeFileSync(
    json,
    JSON.stringify({ labels: [{ person: 'ab-1', kind: 'typo', field: 'lastName', clean: 'Ива;нов' }] }),
  )
  const expected = [{ person: 'ab-1', field: 'lastName', kind: 'typo', clean: 'Ива;нов' }]
  expect(readLabels(csv)).toEqual(expected)
  expect(readLabels(json)).toEqual(expected)
})

test('only a fault or warning on that very field is a find, and anywhere else an alarm', () => {
  const records = [pupil(), guardian()]
  const marks: Mark[] = [
    { field: 'lastName', severity: 'warning', code: 'name.typo' },
    { field: 'lastName', severity: 'error', code: 'name.case' },
    { field: 'snils', severity: 'notice', code: 'snils.without-control' },
    { field: 'phone', severity: 'warning', code: 'phone.elsewhere', others: [guardian().id] },
  ]
  const label = (field: string, person = pupil().id) => ({ person, field, kind: 'dirt', clean: '' })
  const score = judge(records, ({ id }) => (id === pupil().id ? marks : []), [
    label('lastName'),
    label('snils'),
    label('email', guardian().id),
  ])
  expect(score.kinds).toMatchObject([{ planted: 3, found: 1 }])
  expect(score.alarms.map(({ mark, isExplained }) => [mark.code, isExplained])).toEqual([
    ['phone.elsewhere', true],
  ])
  expect(score.cleanFields).toBe(9 + 2 - 2 + (7 + 2 - 1))
})

test('a doubled card is found on either of the two', () => {
  const second = pupil({ id: '019b0000-0000-7000-8000-000000000003' })
  const planted = [{ person: second.id, field: 'id', kind: 'card-doubled', clean: pupil().id }]
  const doubled: Mark = { field: 'card', severity: 'error', code: 'card.doubled', others: [second.id] }
  const score = judge([pupil(), second], ({ id }) => (id === pupil().id ? [doubled] : []), planted)
  expect(score.kinds).toMatchObject([{ found: 1 }])
  expect(score.alarms).toEqual([])
})
