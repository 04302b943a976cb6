import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copiesIn } from '../../../main/store/copies.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { pupil } from '../../fakes/people.ts'
import { noIndex, ownBase, ownFolder } from '../../fakes/store.ts'

test('a copy opens with the same key, holds the same people, and cannot be read without it', () => {
  const folder = ownFolder()
  const { database } = ownBase()
  peopleOf(database, noIndex, () => 0).keep(pupil())
  copiesIn(folder).daily(database, '2026-11-22')

  const copy = join(folder, 'daily-2026-11-22.db')
  expect(readFileSync(copy).includes(pupil().snils)).toBe(false)
  const restored = join(folder, 'restored.db')
  copyFileSync(copy, restored)
  expect(peopleOf(ownBase(restored).database, noIndex, () => 0).find(pupil().id)).toEqual(pupil())
})

test('a week of daily copies is kept, one a day, and those before steps stay', () => {
  const folder = ownFolder()
  const { database } = ownBase()
  const copies = copiesIn(folder)
  copies.beforeSteps(database, 1)
  for (let day = 10; day < 20; day++) copies.daily(database, `2026-11-${day}`)
  copies.daily(database, '2026-11-19')
  expect(readdirSync(folder).sort()).toEqual([
    ...[13, 14, 15, 16, 17, 18, 19].map((day) => `daily-2026-11-${day}.db`),
    'step-1.db',
  ])
})
