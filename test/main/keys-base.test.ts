import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { failed } from '../../domain/outcome.ts'
import { keysOf } from '../../main/key.ts'
import { fittingKey } from '../../main/keys/fits.ts'
import type { Ring } from '../../main/keys/ring.ts'
import { openBase } from '../../main/open-base.ts'
import { copiesIn } from '../../main/store/copies.ts'
import { correctionsOf } from '../../main/store/corrections.ts'
import type { Database } from '../../main/store/database.ts'
import { eventsOf } from '../../main/store/events.ts'
import { snilsCorrection } from '../fakes/correction.ts'
import { keystore } from '../fakes/keystore.ts'
import { key, ownBase, ownFolder } from '../fakes/store.ts'

const NOW = Date.parse('2026-11-23T06:10:00Z')
const other = new Uint8Array(32).fill(8)
const newer = new Uint8Array(32).fill(9)

/** Opens the base of a folder with these keys, and closes it when the test has ended. */
function open(file: string, keys: Ring['keys'], log: string[] = []) {
  const opened = openBase({
    file,
    ring: { keys },
    copies: copiesIn(join(dirname(file), 'copies')),
    now: () => NOW,
    log: { error: (where) => void log.push(where) },
  })
  if (opened.ok) onTestFinished(() => void opened.value.database.close())
  return opened
}

/** A base with so many corrections, closed; some of them only in its write-ahead log. */
function ownClosed(corrections: number): string {
  const { file, database } = ownBase()
  for (let number = 0; number < corrections; number += 1)
    correctionsOf(database).add(
      snilsCorrection({ id: `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}` }),
    )
  const killed = join(ownFolder(), 'base.db')
  for (const rest of ['', '-wal']) copyFileSync(`${file}${rest}`, `${killed}${rest}`)
  return killed
}

const countOf = (database: Database): number => correctionsOf(database).counts().draft

test('which key a base is under is seen without opening it, and a look with wrong ones changes nothing', () => {
  const file = ownClosed(20)
  const before = [readFileSync(file), readFileSync(`${file}-wal`)]
  expect(fittingKey(file, [other, key])).toEqual(key)
  expect(fittingKey(file, [other, newer])).toBeUndefined()
  expect(open(file, [other, newer])).toEqual(failed({ code: 'store.key' }))
  expect([readFileSync(file), readFileSync(`${file}-wal`)]).toEqual(before)
})

test('a base under an earlier key opens, is brought under the one in force, and its log says so', () => {
  const file = ownClosed(20)
  const opened = open(file, [newer, other, key])
  if (!opened.ok) throw new Error(opened.fault.code)
  const { database } = opened.value
  expect({ count: countOf(database), key: opened.value.key }).toEqual({ count: 20, key: newer })
  expect(fittingKey(file, [key, other])).toBeUndefined()
  expect(eventsOf(database, () => NOW).newest(1)).toMatchObject([{ what: 'recovery.turned' }])
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(readdirSync(dirname(file)).filter((name) => /rekey|next/.test(name))).toEqual([])
})

test('a base that cannot be written anew works on under its earlier key', () => {
  const file = ownClosed(5)
  mkdirSync(join(`${file}.rekey`, 'in-the-way'), { recursive: true })
  const log: string[] = []
  const opened = open(file, [newer, key], log)
  expect({ key: opened.ok && opened.value.key, log }).toEqual({ key, log: ['store.rekey'] })
  expect(opened.ok && countOf(opened.value.database)).toBe(5)
})

test('a damaged page is a damaged base, wherever it is, and no other key', () => {
  for (const page of [0, 3]) {
    const file = ownClosed(40)
    const settled = open(file, [key])
    if (settled.ok) settled.value.database.close()
    const bytes = readFileSync(file)
    bytes.fill(1, page * 4_096 + 100, (page + 1) * 4_096)
    writeFileSync(file, bytes)
    const opened = open(file, [newer, key])
    const isSeen = !opened.ok && opened.fault.code === 'store.damaged'
    // A page that opening does not read is met by whoever reads it; it is never put under another key then.
    expect(isSeen || (opened.ok && opened.value.key === key)).toBe(true)
    if (page === 0) expect(isSeen).toBe(true)
  }
})

test('a base that is gone or empty while it has copies is not begun anew', () => {
  for (const spoil of [(file: string) => truncateSync(file, 0), () => undefined]) {
    const file = join(ownFolder(), 'base.db')
    const begun = open(file, [key])
    if (!begun.ok) throw new Error(begun.fault.code)
    copiesIn(join(dirname(file), 'copies')).daily(begun.value.database, '2026-11-23')
    begun.value.database.close()
    const gone = join(ownFolder(), 'base.db')
    mkdirSync(join(dirname(gone), 'copies'))
    copyFileSync(
      join(dirname(file), 'copies/daily-2026-11-23.db'),
      join(dirname(gone), 'copies/daily-2026-11-23.db'),
    )
    if (spoil.length > 0) writeFileSync(gone, '')
    expect(open(gone, [key])).toEqual(failed({ code: 'store.damaged' }))
    expect(existsSync(gone) ? readFileSync(gone).length : 0).toBe(0)
  }
})

test('both bases of a profile are under one ring: the training is brought along when it is opened next', () => {
  const folder = ownFolder()
  const keys = keysOf(folder, keystore('a'))
  const files = [join(folder, 'base.db'), join(folder, 'training', 'base.db')]
  const ring = () => {
    const read = keys.read()
    if (!read.ok) throw new Error(read.fault.code)
    return read.value.keys
  }
  for (const file of files) {
    const opened = open(file, ring())
    if (opened.ok) opened.value.database.close()
  }
  keys.turn()
  for (const file of files) {
    const opened = open(file, ring())
    expect(opened.ok && opened.value.key).toEqual(ring()[0])
  }
})
