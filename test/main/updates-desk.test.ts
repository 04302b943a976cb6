import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Gateway } from '../../gateway/open.ts'
import { baseIn } from '../../main/base-in.ts'
import { connect } from '../../main/store/database.ts'
import { stepOf } from '../../main/store/migrate.ts'
import { unlock } from '../../main/store/open.ts'
import { steps } from '../../main/store/steps.ts'
import type { Installer } from '../../main/updates/installer.ts'
import { ownDesk, until } from '../fakes/desk.ts'
import { pupil } from '../fakes/people.ts'
import { key, ownFolder } from '../fakes/store.ts'
import { described, folderOf, ownKeys, served } from './updates/region.ts'

const keys = ownKeys()
const OLD = 'the older program'

/** A desk of one version in a folder, beside a server that offers the newer one. */
async function deskOf(version: string, folder: string, gateway?: Gateway, isPainted = true) {
  const now = Date.now()
  const [issued, expires] = [now - 3_600_000, now + 86_400_000].map((at) => new Date(at).toISOString())
  const { url } = await served(folderOf(keys, described({ issued: issued!, expires: expires! })))
  const program = join(folder, 'Sverka.AppImage')
  if (!existsSync(program)) writeFileSync(program, OLD)
  const ends: (string | undefined)[] = []
  const installer: Installer = {
    kind: 'AppImage',
    arch: 'x64',
    program,
    start: () => Promise.resolve(false),
    end: (next) => void ends.push(next),
    painted: isPainted ? Promise.resolve() : new Promise(() => {}),
  }
  const updates = { url, keys: [keys.text], when: 'asked' as const, ring: 'usual' as const }
  const desk = await ownDesk({
    people: [pupil()],
    folder,
    version,
    installer,
    more: { updates },
    ...(gateway && { gateway }),
  })
  return { ...desk, ends, runs: () => readFileSync(program, 'utf8') }
}

/** The version is put in by whoever has the shift. */
async function puttingIn(folder: string) {
  const desk = await deskOf('1.2.0', folder)
  expect(await desk.call('updates.check', {})).toEqual({ ok: false, fault: { code: 'shift.closed' } })
  await desk.openShift()
  expect(await desk.call('updates.check', {})).toMatchObject({
    ok: true,
    value: { offer: { version: '1.3.0' } },
  })
  expect(await desk.call('updates.download', {})).toMatchObject({ ok: true, value: { state: 'ready' } })
  // The journal of the training is being read at first.
  await until(async () => (await desk.call('updates.install', {})).ok || undefined)
  expect(desk.ends).toEqual([join(folder, 'Sverka.AppImage')])
  expect(await desk.call('copies.look', {})).toMatchObject({
    ok: true,
    value: { copies: expect.arrayContaining([expect.objectContaining({ kind: 'replaced' })]) },
  })
  await desk.stop()
  return desk.region
}

test('a newer version is offered, fetched and put in at a desk, and comes well', async () => {
  const folder = ownFolder()
  const gateway = await puttingIn(folder)
  const next = await deskOf('1.3.0', folder, gateway)
  await next.openShift()
  expect(await next.call('updates.look', {})).toMatchObject({
    ok: true,
    value: { version: '1.3.0', came: { from: '1.2.0', isReturn: false } },
  })
  expect(next.surprises).toEqual([])
})

test('nothing is put in over what is half-entered or drafted', async () => {
  const desk = await deskOf('1.2.0', ownFolder())
  const waits = async () => {
    const seen = await desk.call('updates.look', {})
    return seen.ok ? seen.value.inTheWay.filter((what) => what !== 'line') : []
  }
  await desk.openShift()
  expect(await waits()).toEqual([])
  await desk.call('half-entered.keep', { work: '{}', isTyping: true })
  expect(await waits()).toEqual(['half-entered'])
  await desk.call('half-entered.keep', { work: '{ }', isTyping: false })
  const draft = await until(async () => {
    const made = await desk.call('correction.draft', {
      person: pupil().id,
      baseVersion: 1,
      changes: [{ field: 'snils', was: '11223344595', becomes: '08765430300' }],
      basis: 'gosuslugi',
      askedBy: 'guardian',
    })
    return made.ok ? made.value : undefined
  })
  expect(await waits()).toEqual(['drafts'])
  await desk.call('updates.check', {})
  await desk.call('updates.download', {})
  expect(await desk.call('updates.install', {})).toEqual({ ok: false, fault: { code: 'updates.in-the-way' } })
  expect(desk.runs()).toBe(OLD)
  await desk.call('correction.withdraw', { id: draft.correction.id })
  expect(await waits()).toEqual([])
})

test('a version that never shows its screen gives way, and the base of before comes with the program of before', async () => {
  const folder = ownFolder()
  const gateway = await puttingIn(folder)
  const base = baseIn(folder, 'training')
  const first = await deskOf('1.3.0', folder, gateway, false)
  await first.stop()
  const own = connect(base)
  unlock(own, key)
  own.pragma('user_version = 9999') // its steps were taken
  own.close()
  const second = await deskOf('1.3.0', folder, gateway, false)
  expect(await second.call('desk.look', {})).toMatchObject({ ok: false, fault: { code: 'store.future' } })
  await second.stop()

  const third = await deskOf('1.3.0', folder, gateway, false)
  expect(await third.call('desk.look', {})).toEqual({ ok: false, fault: { code: 'updates.returned' } })
  expect({ runs: third.runs(), ends: third.ends.length }).toEqual({ runs: OLD, ends: 1 })
  await third.stop()

  const before = await deskOf('1.2.0', folder, gateway)
  await before.openShift()
  expect(await before.call('updates.look', {})).toMatchObject({
    ok: true,
    value: { fault: 'updates.returned' },
  })
  await before.stop()
  const again = connect(base)
  unlock(again, key)
  expect(stepOf(again)).toBe(steps.length)
  again.close()
})
