import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { copyHeld } from '../../contract/copies.ts'
import { checkCopy, readyCopy } from '../../main/copy-check.ts'
import { copierInThread } from '../../main/copier.ts'
import { startCopying } from '../../main/copying.ts'
import { folderOfDesk, secondFolder } from '../../main/second-folder.ts'
import { presentIn } from '../../main/present.ts'
import { copiesIn } from '../../main/store/copies.ts'
import { correctionsOf } from '../../main/store/corrections.ts'
import type { Database } from '../../main/store/database.ts'
import { eventsOf } from '../../main/store/events.ts'
import { takeNextBase } from '../../main/store/next-base.ts'
import { openStore } from '../../main/store/open.ts'
import { peopleOf } from '../../main/store/people.ts'
import { startCopy } from '../fakes/copy.ts'
import { snilsCorrection } from '../fakes/correction.ts'
import { until } from '../fakes/desk.ts'
import { pupil } from '../fakes/people.ts'
import { key, noIndex, ownBase, ownFolder } from '../fakes/store.ts'

const NOW = Date.parse('2026-11-22T09:15:00.000Z')
const NAME = 'daily-2026-11-22.db'

/** A base with one person, and the making of its copies with a second folder of that state. */
function ownCopying(second = join(ownFolder(), 'second')) {
  const folder = ownFolder()
  const { file, database } = ownBase(join(folder, 'base.db'))
  const people = peopleOf(database, noIndex, () => NOW)
  people.keep(pupil())
  const copies = copiesIn(join(folder, 'copies'))
  let changes = 0
  const copying = startCopying({
    copies,
    second: secondFolder(second, 'sverka-work-school-5-desk-1', () => NOW),
    database,
    copier: copierInThread((wanted) => startCopy({ file, key, folder: copies.folder, wanted })),
    after: Promise.resolve(),
    now: () => NOW,
    log: { error() {} },
    changed: () => void changes++,
  })
  onTestFinished(copying.stop)
  const needs = { keys: [key] as const, present: presentIn(database, people), folder }
  return { folder, file, second, database, copies, copying, needs, changes: () => changes }
}

const correct = (database: Database, id: string) =>
  correctionsOf(database).add(snilsCorrection({ id, person: pupil().id }))

test('the copy of the day is put into the second folder too, in a folder of this desk', async () => {
  const second = ownFolder()
  const { copying } = ownCopying(second)
  const seen = await until(async () => {
    const look = await copying.look()
    return look.copies.length === 2 ? look : undefined
  })
  expect(seen.copies.map(({ place, name, kind }) => ({ place, name, kind }))).toEqual(
    expect.arrayContaining([
      { place: 'here', name: NAME, kind: 'daily' },
      { place: 'second', name: NAME, kind: 'daily' },
    ]),
  )
  expect(readdirSync(second)).toEqual(['sverka-work-school-5-desk-1'])
})

test('a drive that is not there is told of and not made; when it is back the next copy goes there', async () => {
  const { copying, second, changes } = ownCopying()
  await until(() => copying.trouble())
  expect({ trouble: copying.trouble(), isMade: existsSync(second), changes: changes() }).toEqual({
    trouble: 'copies.away',
    isMade: false,
    changes: 1,
  })
  mkdirSync(second)
  await copying.now()
  const seen = await copying.look()
  expect({ trouble: copying.trouble(), second: seen.second?.trouble }).toEqual({
    trouble: undefined,
    second: undefined,
  })
  expect(seen.copies.map(({ kind, place }) => `${kind} ${place}`)).toContain('asked second')
})

test('two desks that were given one workplace code put their copies into folders of their own', () => {
  const place = { mode: 'work', school: 'school-5', workplace: 'desk-1' } as const
  const names = [key, new Uint8Array(32).fill(8)].map((one) => folderOfDesk(place, one))
  expect(names[0]).toMatch(/^sverka-work-school-5-desk-1-[0-9a-f]{8}$/)
  expect(new Set([...names, folderOfDesk(place, key)]).size).toBe(2)
})

test('what a power cut has left half-written is removed with the next copy, what is being written is not', async () => {
  const second = ownFolder()
  const place = join(second, 'sverka-work-school-5-desk-1')
  mkdirSync(place)
  for (const [name, ageMs] of [
    ['daily-2026-11-20.db.old.part', 2 * 86_400_000],
    ['daily-2026-11-22.db.new.part', 60_000],
  ] as const) {
    writeFileSync(join(place, name), 'half')
    utimesSync(join(place, name), (NOW - ageMs) / 1000, (NOW - ageMs) / 1000)
  }
  const { copying } = ownCopying(second)
  await copying.now()
  const parts = readdirSync(place).filter((name) => name.endsWith('.part'))
  expect(parts).toEqual(['daily-2026-11-22.db.new.part'])
})

test('a copy says what it holds, and which corrections of now it lacks', async () => {
  const { database, copies, needs } = ownCopying()
  const [first, second] = ['019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002']
  correct(database, first)
  const name = copies.extra(database, 'asked', NOW)
  correct(database, second)
  const checked = await checkCopy(join(copies.folder, name), needs)
  expect(checked.ok && copyHeld.safeParse(checked.value).error).toBeUndefined()
  expect(checked).toMatchObject({
    ok: true,
    value: {
      people: 1,
      corrections: 1,
      lastCorrection: snilsCorrection().created,
      missing: 1,
      newest: [
        { id: second, person: `${pupil().lastName} ${pupil().firstName}`, fields: ['snils'], state: 'draft' },
      ],
    },
  })
  expect(readdirSync(needs.folder).filter((one) => one.includes('part'))).toEqual([])
})

test('the copy that is to stand in the place of the base is not the one that gives way', () => {
  const { database, copies } = ownCopying()
  const day = (number: number) => NOW + number * 86_400_000
  const [oldest] = [1, 2, 3].map((number) => copies.extra(database, 'replaced', day(number)))
  copies.extra(database, 'replaced', day(4), oldest)
  expect(copies.list().map(({ name }) => name)).toContain(oldest)
  copies.extra(database, 'replaced', day(5))
  expect(copies.list().filter(({ kind }) => kind === 'replaced').length).toBe(3)
})

test('a correction that was altered in the base of now makes no copy a damaged one', async () => {
  const { database, copies, needs } = ownCopying()
  const name = copies.extra(database, 'asked', NOW)
  correct(database, '019a0000-0000-7000-8000-000000000001')
  const triggers = database
    .prepare<[], string>(`select name from sqlite_master where type = 'trigger' and tbl_name = 'correction'`)
    .pluck()
    .all()
  for (const trigger of triggers) database.exec(`drop trigger "${trigger}"`)
  database.exec(`update correction set body = x'00'`)
  expect(await checkCopy(join(copies.folder, name), needs)).toMatchObject({
    ok: true,
    value: { missing: 1, newest: [] },
  })
})

test('what is no copy of this desk is told apart: gone, of another key, damaged', async () => {
  const { database, copies, needs } = ownCopying()
  const path = join(copies.folder, copies.extra(database, 'asked', NOW))
  const otherKey = { ...needs, keys: [new Uint8Array(32).fill(8)] as const }
  const broken = join(needs.folder, 'broken.db')
  writeFileSync(broken, 'no base at all, and much too short for one')
  const found = [
    await checkCopy(join(needs.folder, 'nothing.db'), needs),
    await checkCopy(path, otherKey),
    await checkCopy(broken, needs),
  ]
  expect(found.map((one) => !one.ok && one.fault.code)).toEqual(['copies.gone', 'copies.key', 'copies.key'])
})

test('a restored copy takes the place of the base at the next start, and its log says so', async () => {
  const { database, copies, file } = ownCopying()
  const name = copies.extra(database, 'asked', NOW)
  correct(database, '019a0000-0000-7000-8000-000000000001')
  const at = { who: 'a fingerprint', workplace: 'desk-1' }
  const ready = await readyCopy(join(copies.folder, name), file, { keys: [key], at, name, now: () => NOW })
  expect(ready.ok).toBe(true)
  expect(correctionsOf(database).counts().draft).toBe(1) // until then everything is as it was
  database.close()

  takeNextBase(file)
  const opened = openStore({ file, key })
  if (!opened.ok) throw new Error(opened.fault.code)
  onTestFinished(() => void opened.value.close())
  const [last] = eventsOf(opened.value, () => NOW).newest(1)
  expect({ drafts: correctionsOf(opened.value).counts().draft, last }).toMatchObject({
    drafts: 0,
    last: { what: 'copies.restored', subject: name, ...at },
  })
})

test('a disk that is full while a copy is made ready leaves nothing half-made behind', async () => {
  const { database, copies, file, needs } = ownCopying()
  const name = copies.extra(database, 'asked', NOW)
  const full = () => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  }
  const at = { who: 'a fingerprint', workplace: 'desk-1' }
  expect(await readyCopy(join(copies.folder, name), file, { keys: [key], at, name, now: full })).toEqual({
    ok: false,
    fault: { code: 'copies.full' },
  })
  expect(readdirSync(needs.folder).filter((one) => /part|next/.test(one))).toEqual([])
})

test('without a base made ready nothing is replaced', () => {
  const { file, database } = ownBase()
  correct(database, '019a0000-0000-7000-8000-000000000001')
  database.close()
  takeNextBase(file)
  expect(existsSync(file)).toBe(true)
})
