import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from '../../../main/store/database.ts'
import { migrate, stepOf } from '../../../main/store/migrate.ts'
import { openStore, unlock } from '../../../main/store/open.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { steps } from '../../../main/store/steps.ts'
import { pupil } from '../../fakes/people.ts'
import { key, noIndex, ownBase, ownFolder } from '../../fakes/store.ts'

const fill = (file: string) => {
  const { database } = ownBase(file)
  const people = peopleOf(database, noIndex, () => 0)
  database.transaction(() => people.keep(pupil()))()
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

test('nothing of a person can be read in the file or beside it', () => {
  const file = join(ownFolder(), 'base.db')
  const { database } = ownBase(file)
  database.transaction(() => peopleOf(database, noIndex, () => 0).keep(pupil()))()

  for (const name of [file, `${file}-wal`]) {
    const bytes = readFileSync(name)
    expect(bytes.length).toBeGreaterThan(0)
    for (const secret of [pupil().lastName, pupil().snils, 'SQLite format']) {
      expect(bytes.includes(secret)).toBe(false)
    }
  }
})

test('another key is told and changes nothing', () => {
  const file = join(ownFolder(), 'base.db')
  fill(file)
  const before = readFileSync(file)
  expect(openStore({ file, key: new Uint8Array(32) })).toEqual({ ok: false, fault: { code: 'store.key' } })
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a file that is no base is told and left alone', () => {
  const file = join(ownFolder(), 'base.db')
  writeFileSync(file, 'это не база')
  expect(openStore({ file, key })).toEqual({ ok: false, fault: { code: 'store.key' } })
  expect(readFileSync(file, 'utf8')).toBe('это не база')
})

test('a base cut short is told as damaged', () => {
  const file = join(ownFolder(), 'base.db')
  fill(file)
  truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096)
  const opened = openStore({ file, key })
  expect(opened.ok ? 'opened' : opened.fault.code).toBe('store.damaged')
})

test('a base from a newer program is told and left alone', () => {
  const file = join(ownFolder(), 'base.db')
  const { database } = ownBase(file)
  database.pragma('user_version = 999')
  database.close()
  expect(openStore({ file, key })).toEqual({ ok: false, fault: { code: 'store.future', step: 999 } })
})

test('a copy is asked for before steps are taken on a base with something in it', () => {
  const file = join(ownFolder(), 'base.db')
  const database = connect(file)
  unlock(database, key)
  migrate(database, 1)
  database.close()

  const asked: number[] = []
  const opened = openStore({ file, key, beforeSteps: (_database, from) => asked.push(from) })
  expect(opened.ok).toBe(true)
  if (opened.ok) opened.value.close()
  expect(asked).toEqual([1])
})

for (const step of steps.keys()) {
  test(`step ${step + 1} keeps what the steps before it held`, () => {
    const database = connect(join(ownFolder(), 'base.db'))
    unlock(database, key)
    migrate(database, step)
    if (step >= 1) {
      database.exec(`insert into person values
        (1, 'a', 'pupil', 'Образцов', 'Пример', '', '2014-03-12', 'male', '11223344595', 'RUS', '', '', 'active', 3)`)
    }
    migrate(database, step + 1)
    expect(stepOf(database)).toBe(step + 1)
    if (step >= 1)
      expect(database.prepare('select last_name from person').pluck().all()).toEqual(['Образцов'])
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    database.close()
  })
}
