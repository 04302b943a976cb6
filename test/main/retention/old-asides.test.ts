import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { removeIfOld, removeOldAsides } from '../../../main/retention/old-asides.ts'
import { ownFolder } from '../../fakes/store.ts'

const BEFORE = Date.parse('2026-06-01T00:00:00.000Z')

const OLD = [
  'base-before-20260101080000.db',
  'base-before-20260101080000.db-wal',
  'base-damaged-20260201080000.db',
  'base-damaged-20260201080000.db-wal',
  'base-unread-20260531235959.db',
  'base-unread-20260531235959-1.db',
]

const FRESH = ['base-damaged-20260601000000.db', 'base-unread-20260715080000.db']

/** Nothing that was put aside, whatever it is called. */
const OTHERS = [
  'base.db',
  'base.db-wal',
  'base.db.next',
  'base-before-20260301080000.db-wal', // its base was not put aside yet
  'keys.sealed.before-20260101080000',
  'base-damaged-20260201080000.txt',
]

function ownAsides(names: readonly string[]) {
  const folder = ownFolder()
  for (const name of names) writeFileSync(join(folder, name), 'x')
  return { folder, left: () => readdirSync(folder).sort() }
}

test('bases that were put aside go after their term, and nothing else goes with them', () => {
  const { folder, left } = ownAsides([...OLD, ...FRESH, ...OTHERS])
  mkdirSync(join(folder, 'copies-before-20260101080000'))
  writeFileSync(join(folder, 'copies-before-20260101080000', 'daily-2026-01-01.db'), 'x')
  mkdirSync(join(folder, 'copies'))
  expect(removeOldAsides({ folder, hasElse: true }, BEFORE)).toBe(OLD.length + 1)
  expect(left()).toEqual([...FRESH, ...OTHERS, 'copies'].sort())
})

test('the newest stays, with its copies, where nothing else would remain', () => {
  const newest = ['base-unread-20260531235959.db', 'base-unread-20260531235959.db-wal']
  const { folder, left } = ownAsides(['base-before-20260101080000.db', ...newest])
  mkdirSync(join(folder, 'copies-unread-20260531235959'))
  expect(removeOldAsides({ folder, hasElse: false }, BEFORE)).toBe(1)
  expect(left()).toEqual([...newest, 'copies-unread-20260531235959'])
})

test('what somebody was typing goes when nobody has come back for it', () => {
  const folder = ownFolder()
  const file = join(folder, 'half-entered.sealed')
  expect(removeIfOld(file, BEFORE)).toBe(false)
  writeFileSync(file, 'x')
  expect(removeIfOld(file, BEFORE)).toBe(false)
  utimesSync(file, new Date(BEFORE - 1), new Date(BEFORE - 1))
  expect(removeIfOld(file, BEFORE)).toBe(true)
  expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined()
})
