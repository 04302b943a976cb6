import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { InTheWay, UpdateDescriptor } from '../../../contract/updates.ts'
import { deskBeside } from './at.ts'
import { OLD, updating } from './desk.ts'
import { folderOf, NOW, ownKeys, PROGRAM, served } from './region.ts'

const keys = ownKeys()
const at = deskBeside(keys)

/** A desk with the version fetched. */
async function ready(descriptor: Partial<UpdateDescriptor> = {}, more: Parameters<typeof updating>[2] = {}) {
  const desk = await at(descriptor, more)
  await desk.check()
  await desk.fetch()
  expect(desk.shown().state).toBe('ready')
  return desk
}

test('a file that was changed after it was checked is deleted and never put in', async () => {
  const desk = await ready()
  const [name] = desk.fetched()
  writeFileSync(join(desk.updates, name!), Buffer.from(PROGRAM.toString().replace('newer', 'other')))
  expect(await desk.install()).toEqual({ ok: false, fault: { code: 'updates.changed' } })
  expect({ runs: desk.runs(), ends: desk.ends, fetched: desk.fetched() }).toEqual({
    runs: OLD,
    ends: [],
    fetched: [],
  })
})

test('a description that has expired meanwhile puts nothing in', async () => {
  let now = NOW
  const desk = await ready({}, { now: () => now })
  now = Date.parse('2026-12-23T08:00:00.000Z')
  expect(await desk.install()).toEqual({ ok: false, fault: { code: 'updates.expired' } })
  expect({ runs: desk.runs(), ends: desk.ends }).toEqual({ runs: OLD, ends: [] })
})

test.each<InTheWay>(['drafts', 'half-entered', 'line', 'base'])(
  'nothing is put in while there is %s',
  async (what) => {
    const desk = await ready()
    desk.around.inTheWay = [what]
    expect(await desk.install()).toEqual({ ok: false, fault: { code: 'updates.in-the-way' } })
    expect({ runs: desk.runs(), shown: desk.shown().inTheWay }).toEqual({ runs: OLD, shown: [what] })
    desk.around.inTheWay = []
    expect((await desk.install()).ok).toBe(true)
  },
)

test('without a copy of the base nothing is put in', async () => {
  const desk = await ready({}, { copyBase: () => undefined })
  expect(await desk.install()).toEqual({ ok: false, fault: { code: 'updates.no-copy' } })
  expect({ runs: desk.runs(), ends: desk.ends }).toEqual({ runs: OLD, ends: [] })
})

test('what the system does not let be replaced stays as it was, and that is said', async () => {
  const desk = await ready()
  mkdirSync(join(`${desk.program}.new`, 'of another'), { recursive: true })
  expect(await desk.install()).toEqual({ ok: false, fault: { code: 'updates.not-installed' } })
  expect({ runs: desk.runs(), ends: desk.ends }).toEqual({ runs: OLD, ends: [] })
  expect(desk.kept.read().puttingIn).toBe(undefined)
  expect(desk.shown()).toMatchObject({ state: 'ready', fault: 'updates.not-installed' })
})

test('without room for the way back nothing is put in', async () => {
  const desk = await ready()
  mkdirSync(join(desk.updates, 'before-Sverka.AppImage', 'of another'), { recursive: true })
  expect(await desk.install()).toEqual({ ok: false, fault: { code: 'updates.full' } })
  expect({ runs: desk.runs(), ends: desk.ends }).toEqual({ runs: OLD, ends: [] })
})

test('a way back over a base that has gone on is told and not done', async () => {
  const desk = await at({ version: '1.1.0', minimum: '1.0.0', rollback: { to: '1.1.0' }, base: 12 })
  await desk.check()
  expect(desk.shown()).toMatchObject({ how: 'told', offer: { isRollback: true, needsCopy: true } })
  await desk.fetch()
  expect(await desk.install()).toEqual({ ok: false, fault: { code: 'updates.told' } })
  expect(desk.runs()).toBe(OLD)
})

test('by itself it is fetched and put in only where that is set, behind the lock, when nobody is near', async () => {
  const { url } = await served(folderOf(keys))
  const asked = updating(url, keys)
  await asked.look()
  expect(asked.fetched()).toEqual([])

  const desk = updating(url, keys, { server: { url, ring: 'usual', when: 'lock' } })
  await desk.look()
  expect(desk.shown().state).toBe('ready')
  await desk.perhaps()
  Object.assign(desk.around, { isLocked: true, idleSeconds: 599 })
  await desk.perhaps()
  Object.assign(desk.around, { idleSeconds: 600, inTheWay: ['drafts'] })
  await desk.perhaps()
  expect(desk.ends).toEqual([])
  desk.around.inTheWay = []
  await desk.perhaps()
  expect(desk.ends).toEqual([desk.program])
})
