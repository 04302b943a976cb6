import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenSql } from '../../../gateway/archive/sql.ts'
import { syncInThread, type Order, type Told } from '../../../main/sync/in-thread.ts'
import { cursorsOf } from '../../../main/store/cursors.ts'
import type { SyncState } from '../../../main/sync/state.ts'
import { pupil } from '../../fakes/people.ts'
import { ownBase } from '../../fakes/store.ts'
import { ownSql } from '../../gateway/databases.ts'
import { freshId, ownRegion } from '../../gateway/region.ts'
import { ownDesk, until } from './desk.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

test('a paused line sends and reads nothing, whoever wakes it, until it is resumed', async () => {
  const region = await ownRegion({ sql })
  let requests = 0
  const desk = ownDesk({
    token: region.token,
    people: [pupil()],
    fetch: (url, init) => {
      requests += 1
      return region.fetch(url, init)
    },
  })
  desk.sync.start()
  await until(() => desk.sync.state().state === 'idle')
  desk.sync.pause()
  await until(() => desk.sync.state().state === 'paused')
  const before = requests

  const id = desk.sign(region.correct())
  desk.sync.wake()
  desk.time.pass(86_400_000)
  for (let turn = 0; turn < 50; turn += 1) await desk.line.timers.breathe()
  expect([requests, desk.state(id), desk.sync.state().state]).toEqual([before, 'waiting', 'paused'])

  desk.sync.resume()
  await until(() => desk.state(id) === 'confirmed')
})

test('a pause breaks off what is under way, and that is no failure', async () => {
  const region = await ownRegion({ sql })
  let aborted = 0
  const desk = ownDesk({
    token: region.token,
    people: [pupil()],
    fetch: (_, { signal }) =>
      new Promise((_, reject) =>
        signal!.addEventListener('abort', () => {
          aborted += 1
          reject(new Error('aborted'))
        }),
      ),
  })
  const id = desk.sign(region.correct())
  desk.sync.start()
  await until(() => desk.sync.state().state === 'working')
  await desk.line.timers.breathe()
  desk.sync.pause()
  await until(() => desk.sync.state().state === 'paused')
  expect([aborted, desk.sync.state(), desk.outbox.find(id)?.failures]).toEqual([
    1,
    { state: 'paused', failures: 0 },
    0,
  ])
})

test('a pause holds over a restart', async () => {
  const region = await ownRegion({ sql })
  const { database } = ownBase()
  cursorsOf(database).set('line-paused', 'yes')
  const desk = ownDesk({ ...region, people: [pupil()], database })
  const id = desk.sign(region.correct())
  desk.sync.start()
  await until(() => desk.sync.state().state === 'paused')
  desk.sync.resume()
  await until(() => desk.state(id) === 'confirmed')
})

test('the thread is paused through the base, and what it tells late is not shown', () => {
  const { database } = ownBase()
  const orders: Order[] = []
  let hear: (told: Told) => void = () => undefined
  const thread = {
    postMessage: (order: Order) => orders.push(order),
    on: (name: string, on: (told: never) => void) => {
      if (name === 'message') hear = on as typeof hear
    },
    terminate: () => Promise.resolve(0),
  }
  const cursors = cursorsOf(database)
  const sync = syncInThread({
    startThread: () => thread,
    cursors,
    gateway: () => undefined,
    pushes: () => false,
    changed: () => undefined,
    surprise: () => undefined,
  })
  const seen: SyncState['state'][] = []
  sync.watch(({ state }) => seen.push(state))
  sync.start()
  sync.pause()
  hear({ state: { state: 'working', failures: 0, progress: { what: 'reading', done: 900 } } })
  expect([sync.state(), cursors.get('line-paused')]).toEqual([{ state: 'paused', failures: 0 }, 'yes'])

  sync.resume()
  hear({ state: { state: 'idle', failures: 0, lastSuccess: 5 } })
  expect([sync.state().state, cursors.get('line-paused')]).toEqual(['idle', ''])
  expect(seen).toEqual(['paused', 'paused', 'working', 'idle'])
  expect(orders).toEqual([
    { order: 'start', place: undefined, pushes: false },
    { order: 'wake', place: undefined, pushes: false },
    { order: 'wake', place: undefined, pushes: false },
  ])
})

test('where corrections go another way nothing is sent, and the journal is read all the same', async () => {
  const region = await ownRegion({ sql, people: [pupil({ phone: '' })] })
  let pushes = false
  const paths: string[] = []
  const desk = ownDesk({
    token: region.token,
    people: [pupil()],
    pushes: () => pushes,
    fetch: (url, init) => {
      paths.push(new URL(url).pathname)
      return region.fetch(url, init)
    },
  })
  const id = desk.sign(region.correct())
  desk.sync.start()
  await until(() => desk.sync.state().state === 'idle')
  for (let turn = 0; turn < 50; turn += 1) await desk.line.timers.breathe()
  expect([paths, desk.state(id), desk.everybody()[0]?.phone]).toEqual([['/v1/changes'], 'waiting', ''])

  pushes = true
  desk.sync.wake()
  await until(() => desk.state(id) === 'confirmed')
})

test('while much is sent or read it is told how far that is', async () => {
  const people = Array.from({ length: 1_500 }, () => pupil({ id: freshId() }))
  const region = await ownRegion({ sql, people })
  const desk = ownDesk({ ...region, people: people.slice(0, 250) })
  for (const { id } of people.slice(0, 250)) desk.sign(region.correct({ person: id }))
  const told = new Set<string>()
  desk.sync.watch(({ progress }) => progress && told.add(JSON.stringify(progress)))
  desk.sync.start()
  await until(() => desk.sync.state().state === 'idle')

  const shown = [...told].map((one) => JSON.parse(one) as { what: string; done: number; of?: number })
  expect(shown.filter(({ what }) => what === 'sending')).toEqual([
    { what: 'sending', done: 0, of: 250 },
    { what: 'sending', done: 100, of: 250 },
    { what: 'sending', done: 200, of: 250 },
    { what: 'sending', done: 250, of: 250 },
  ])
  expect(shown.filter(({ what }) => what === 'reading').at(-1)).toEqual({ what: 'reading', done: 1_501 })
  expect(desk.sync.state().progress).toBeUndefined()
})

test('an outage of ten days ends with the first answer: nothing lost, no pause above a quarter of an hour', async () => {
  const region = await ownRegion({ sql })
  let isUp = false
  let requests = 0
  const desk = ownDesk({
    token: region.token,
    people: [pupil()],
    fetch: (url, init) => {
      requests += 1
      return isUp ? region.fetch(url, init) : Promise.reject(new TypeError('fetch failed'))
    },
  })
  const end = desk.time.now() + 10 * 86_400_000
  const id = desk.sign(region.correct())
  desk.sync.start()
  let longest = 0
  while (desk.time.now() < end) {
    const before = requests
    await until(() => desk.sync.state().state === 'waiting' && desk.sync.state().nextTry! > desk.time.now())
    const pause = desk.sync.state().nextTry! - desk.time.now()
    longest = Math.max(longest, pause)
    desk.time.pass(pause)
    await until(() => requests > before)
  }
  expect(longest).toBe(900_000)
  await until(() => desk.sync.state().state === 'waiting')
  const { failures } = desk.sync.state()
  expect(failures).toBeGreaterThan(960)
  expect(desk.outbox.find(id)?.failures).toBe(failures)

  isUp = true
  desk.sync.wake()
  await until(() => desk.state(id) === 'confirmed')
  expect(desk.sync.state().failures).toBe(0)
})
