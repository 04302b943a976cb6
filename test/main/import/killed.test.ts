import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Database } from '../../../main/store/database.ts'
import { openStore } from '../../../main/store/open.ts'
import { key, ownBase, ownFolder } from '../../fakes/store.ts'
import { contentOf, fileOf } from './desk.ts'

const PROGRAM = fileURLToPath(new URL('import-and-die.ts', import.meta.url))
const MANY = 1_500

const text = [
  'Фамилия;Имя;Дата рождения;Класс;Представитель 1: ФИО',
  ...Array.from({ length: MANY }, (_, at) => `Образцов${at};Имя;01.02.2015;7Б;Образцова${at} Анна`),
  '',
].join('\n')

const stateOf = (database: Database) => ({
  schema: database.prepare('select type, name, sql from sqlite_schema order by 1, 2').all(),
  content: contentOf(database),
})

/** Imports in a process of its own, and gives the signal by which it has ended and the base as it is found after. */
function importIn(base: string, killAt: string) {
  const file = fileOf(ownFolder(), text)
  const { signal } = spawnSync(process.execPath, [PROGRAM, base, file, killAt], { stdio: 'ignore' })
  const opened = openStore({ file: base, key })
  if (!opened.ok) throw new Error(opened.fault.code)
  try {
    return { signal, state: stateOf(opened.value), check: opened.value.pragma('integrity_check') }
  } finally {
    opened.value.close()
  }
}

test.each([
  'drop index if exists person_by_snils',
  'drop trigger if exists enrolment_added',
  'create trigger if not exists person_added',
  'create index if not exists enrolment_by_class',
  'delete from search_word',
  'create index search_',
  'commit',
])('killed before “%s” an import leaves the base with all indexes, as it was', (killAt) => {
  const base = join(ownFolder(), 'base.db')
  const { database } = ownBase(base)
  const before = stateOf(database)

  expect(importIn(base, killAt)).toEqual({
    signal: 'SIGKILL',
    state: before,
    check: [{ integrity_check: 'ok' }],
  })
})

test('an import that nobody kills leaves the same indexes', () => {
  const base = join(ownFolder(), 'base.db')
  const { database } = ownBase(base)
  const { schema } = stateOf(database)
  const { signal, state } = importIn(base, 'nothing')
  expect([signal, state.schema]).toEqual([null, schema])
  expect(database.prepare('select count(*) from person').pluck().get()).toBe(2 * MANY)
})
