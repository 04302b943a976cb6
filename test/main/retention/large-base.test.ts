import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { emptyLog } from '../../../main/store/empty-log.ts'
import { inOneGo } from '../../../main/store/database.ts'
import { ownBase } from '../../fakes/store.ts'
import { plainOf } from './traces.ts'

const MIB = 1_024 * 1_024

/** A base of more than 32 MiB. Every other text is deleted, after some were moved from a full page to the next. */
function largeBase() {
  const { database, file } = ownBase()
  database.exec(`
    create table bulk (bytes blob) strict;
    insert into bulk select zeroblob(17 * 1024 * 1024) from (values (1), (2));
    create table word (number integer primary key, text text not null unique) strict;`)
  const add = database.prepare('insert into word values (?, ?)')
  // Numbers without an order, and the same ones each time.
  let seed = 1
  const scattered = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0)
  inOneGo(database, () => {
    for (let number = 0; number < 20_000; number++) {
      const start = scattered().toString(36).padStart(8, '0')
      const end = number % 2 === 0 ? 'gone' : 'stays'
      add.run(number, `word-${start}${'x'.repeat(scattered() % 200)}-${end}.`)
    }
  })
  database.exec('delete from word where number % 2 = 0')
  database.pragma('wal_checkpoint(TRUNCATE)')
  const left = () =>
    new Set(
      plainOf(file)
        .toString('latin1')
        .match(/word-[\da-z]+-gone\./g),
    ).size
  return { database, file, left }
}

test('of what was deleted nothing is left in a large base after a quiet hour, and until then it is not said to be gone', () => {
  const { database, file, left } = largeBase()
  expect(statSync(file).size).toBeGreaterThan(32 * MIB)
  // What was moved before it was deleted: zeros stand only where it was last.
  expect(left()).toBeGreaterThan(0)
  expect(emptyLog(database, false)).toBe(false)
  expect(left()).toBeGreaterThan(0)
  expect(emptyLog(database, true)).toBe(true)
  expect([left(), statSync(`${file}-wal`).size]).toEqual([0, 0])
  expect(statSync(file).size).toBeGreaterThan(32 * MIB)
})
