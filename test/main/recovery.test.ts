import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { keysOf } from '../../main/key.ts'
import { openBase } from '../../main/open-base.ts'
import { copiesIn } from '../../main/store/copies.ts'
import { correctionsOf } from '../../main/store/corrections.ts'
import { eventsOf } from '../../main/store/events.ts'
import { keystore } from '../fakes/keystore.ts'
import { pupil } from '../fakes/people.ts'
import { ownFolder } from '../fakes/store.ts'
import { closedDesk, damage, idOf, keptIn, NOW, ownProfile } from './closed-desk.ts'

test('a lost keystore: the code opens the base, the key is sealed anew, and the log of the base says so', async () => {
  const { folder, base, keys } = ownProfile()
  const { groups, id } = keys.makeCode()
  const desk = await closedDesk(folder, 'b')
  expect(await desk.ask('desk.look', {})).toEqual({ ok: false, fault: { code: 'store.key-lost' } })
  expect(await desk.ask('recovery.look', {})).toMatchObject({
    ok: true,
    value: { why: 'store.key-lost', code: { id }, hasKeys: false, isOpened: false, mayBegin: true },
  })
  const opened = await desk.ask('recovery.open', { code: groups.join('-') })
  expect({ restarts: opened.ok && opened.value.restarts, told: desk.restarts }).toEqual({
    restarts: true,
    told: [{ isOtherBase: true }],
  })

  const ring = keysOf(folder, keystore('b')).read()
  if (!ring.ok) throw new Error(ring.fault.code)
  const log = { error() {} }
  const after = openBase({ file: base, ring: ring.value, copies: copiesIn(ownFolder()), now: () => NOW, log })
  if (!after.ok) throw new Error(after.fault.code)
  const { database } = after.value
  expect(correctionsOf(database).counts().draft).toBe(3)
  expect(eventsOf(database, () => NOW).newest(1)).toMatchObject([
    { what: 'recovery.open', subject: id, who: 'recovery' },
  ])
  database.close()
})

test('the file of the code is found in the second folder where the profile has none', async () => {
  const { folder, keys } = ownProfile()
  const { groups } = keys.makeCode()
  const second = ownFolder()
  mkdirSync(join(second, 'sverka-work-school-5-desk-1-00000000'))
  copyFileSync(
    join(folder, 'base.recovery'),
    join(second, 'sverka-work-school-5-desk-1-00000000', 'base.recovery'),
  )
  rmSync(join(folder, 'base.recovery'))
  const desk = await closedDesk(folder, 'b', second)
  const opened = await desk.ask('recovery.open', { code: groups.join(' ') })
  expect(opened.ok && opened.value.restarts).toBe(true)
})

test('the code of another base opens nothing here, though it is a right one', async () => {
  const { folder } = ownProfile()
  const other = ownProfile()
  const { groups } = other.keys.makeCode()
  copyFileSync(join(other.folder, 'base.recovery'), join(folder, 'base.recovery'))
  const before = readFileSync(join(folder, 'base.key'))
  const desk = await closedDesk(folder, 'b')
  expect(await desk.ask('recovery.open', { code: groups.join(' ') })).toEqual({
    ok: false,
    fault: { code: 'recovery.other' },
  })
  expect({ restarts: desk.restarts, key: readFileSync(join(folder, 'base.key')) }).toEqual({
    restarts: [],
    key: before,
  })
})

test('a damaged base: a copy is looked into with what it lacks, put in its place, and the damaged file is kept', async () => {
  const { folder, base, copy, open } = ownProfile()
  damage(base)
  const damaged = readFileSync(base)
  const desk = await closedDesk(folder)
  expect(await desk.ask('recovery.look', {})).toMatchObject({
    ok: true,
    value: { why: 'store.damaged', hasKeys: true, isOpened: true, copies: [{ name: copy.name }] },
  })
  expect(await desk.ask('recovery.check', copy)).toMatchObject({
    ok: true,
    value: { people: 1, corrections: 2, missing: 0, isUnread: true }, // its first page is gone: nothing can be listed
  })
  expect((await desk.ask('recovery.restore', copy)).ok).toBe(true)
  expect(desk.restarts).toEqual([{ isOtherBase: true }])

  const database = open()
  expect(correctionsOf(database).counts().draft).toBe(2)
  expect(eventsOf(database, () => NOW).newest(1)).toMatchObject([
    { what: 'copies.restored', subject: copy.name, who: 'recovery' },
  ])
  database.close()
  const [kept] = keptIn(folder, /^base-damaged-.*\.db$/)
  expect(readFileSync(join(folder, kept!))).toEqual(damaged)
})

test('a base that is damaged behind its first page ends on the same screen, and not in a start that fails', async () => {
  const { folder, base, copy } = ownProfile()
  const bytes = readFileSync(base)
  bytes.fill(7, 4_096)
  writeFileSync(base, bytes)
  const desk = await closedDesk(folder)
  expect(await desk.ask('recovery.look', {})).toMatchObject({ ok: true, value: { why: 'store.damaged' } })
  expect((await desk.ask('recovery.restore', copy)).ok).toBe(true)
})

test('where a code was made nobody looks into a copy or puts it back without it', async () => {
  const { folder, base, copy, keys } = ownProfile()
  const { groups } = keys.makeCode()
  damage(base)
  const desk = await closedDesk(folder)
  const first = { ok: false, fault: { code: 'recovery.first' } }
  expect(await desk.ask('recovery.check', copy)).toEqual(first)
  expect(await desk.ask('recovery.restore', copy)).toEqual(first)
  expect(await desk.ask('recovery.begin', {})).toEqual(first)
  expect(keptIn(folder, /damaged|unread|next/)).toEqual([])

  const opened = await desk.ask('recovery.open', { code: groups.join('') })
  expect(opened).toMatchObject({ ok: true, value: { restarts: false, isOpened: true } })
  expect((await desk.ask('recovery.restore', copy)).ok).toBe(true)
})

test('corrections that can still be read of a damaged base are listed where a copy lacks them', async () => {
  const { folder, base, copy, open } = ownProfile()
  const database = open()
  const root = database
    .prepare<[], number>(`select rootpage from sqlite_master where name = 'event'`)
    .pluck()
    .get()!
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
  const bytes = readFileSync(base)
  bytes.fill(7, (root - 1) * 4_096, root * 4_096)
  writeFileSync(base, bytes)
  const { readableIn } = await import('../../main/present.ts')
  const { checkCopy } = await import('../../main/copy-check.ts')
  const ring = keysOf(folder, keystore('a')).read()
  if (!ring.ok) throw new Error(ring.fault.code)
  const present = readableIn(base, ring.value.keys[0])
  const path = join(folder, 'copies', copy.name)
  const checked = await checkCopy(path, { keys: ring.value.keys, present, folder: dirname(base) })
  expect(present.isUnread).toBe(false)
  expect(checked).toMatchObject({
    ok: true,
    value: { missing: 1, newest: [{ id: idOf(3), person: `${pupil().lastName} ${pupil().firstName}` }] },
  })
  expect(readFileSync(base)).toEqual(bytes)
})

test('no code and no key: an empty base may be begun, and everything of before is kept beside it', async () => {
  const { folder, base } = ownProfile()
  const before = readFileSync(base)
  const desk = await closedDesk(folder, 'b')
  expect(await desk.ask('recovery.look', {})).toMatchObject({ ok: true, value: { mayBegin: true } })
  expect((await desk.ask('recovery.begin', {})).ok).toBe(true)
  const [kept] = keptIn(folder, /^base-unread-.*\.db$/)
  expect(readFileSync(join(folder, kept!))).toEqual(before)
  expect(keptIn(folder, /^copies-unread-|^base\.key\.before-/).length).toBe(2)
  expect({ start: desk.own.read().start, restarts: desk.restarts.length }).toEqual({
    start: 'people',
    restarts: 1,
  })
  expect(keysOf(folder, keystore('b')).read().ok).toBe(true) // a key of its own, for the empty base
})

test('a keystore that is away for a moment takes nothing away: no code is asked, nothing may be begun', async () => {
  const { folder } = ownProfile()
  const none = { ...keystore('a'), isEncryptionAvailable: () => false }
  const desk = await closedDesk(folder, none)
  expect(await desk.ask('recovery.look', {})).toMatchObject({
    ok: true,
    value: { why: 'store.keystore', isOpened: false, mayBegin: false },
  })
  expect(await desk.ask('recovery.begin', {})).toEqual({ ok: false, fault: { code: 'recovery.not-now' } })
  expect((await desk.ask('recovery.retry', {})).ok).toBe(true)
  expect(desk.restarts).toEqual([{ isOtherBase: true }])
})
