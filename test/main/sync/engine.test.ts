import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenSql } from '../../../gateway/archive/sql.ts'
import { pupil } from '../../fakes/people.ts'
import { ownSql } from '../../gateway/databases.ts'
import { DAY, ownRegion } from '../../gateway/region.ts'
import { ownDesk, until } from './desk.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

/** A region whose line can be cut and joined. */
async function ownLine() {
  const region = await ownRegion({ sql })
  let isUp = true
  let requests = 0
  return {
    region,
    token: region.token,
    up: (next: boolean) => {
      isUp = next
    },
    requests: () => requests,
    fetch: (url: string, init: RequestInit): Promise<Response> => {
      requests += 1
      return isUp ? region.fetch(url, init) : Promise.reject(new TypeError('fetch failed'))
    },
  }
}

test('what is queued while the line is down goes when it is back, by itself', async () => {
  const line = await ownLine()
  const desk = ownDesk({ ...line, people: [pupil()] })
  line.up(false)
  const id = desk.sign(line.region.correct())
  desk.sync.start()

  await until(() => desk.sync.state().state === 'waiting')
  expect(desk.sync.state()).toEqual({
    state: 'waiting',
    failures: 1,
    nextTry: DAY + 2_000,
    trouble: { code: 'line.lost' },
    troubleAt: DAY,
  })
  expect(desk.outbox.find(id)).toMatchObject({ failures: 1, nextTry: DAY + 2_000 })

  line.up(true)
  desk.time.pass(2_000)
  await until(() => desk.sync.state().state === 'idle')
  expect(desk.sync.state()).toEqual({ state: 'idle', failures: 0, lastSuccess: DAY + 2_000 })
  expect(desk.state(id)).toBe('confirmed')
})

test('each failure doubles the pause', async () => {
  const line = await ownLine()
  const desk = ownDesk(line)
  line.up(false)
  desk.sync.start()
  const pauses: number[] = []
  for (let failures = 1; failures <= 11; failures += 1) {
    await until(() => desk.sync.state().failures === failures)
    pauses.push(desk.sync.state().nextTry! - desk.time.now())
    desk.time.pass(pauses.at(-1)!)
  }
  expect(pauses.map((ms) => ms / 1_000)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
})

test('a wake tries at once: a person asks, something is queued, the network is back', async () => {
  const line = await ownLine()
  const desk = ownDesk({ ...line, people: [pupil()] })
  line.up(false)
  desk.sync.start()
  await until(() => desk.sync.state().failures === 1)

  line.up(true)
  const id = desk.sign(line.region.correct())
  desk.sync.wake()
  await until(() => desk.state(id) === 'confirmed')
})

test('while nothing happens the journal is asked once a minute', async () => {
  const line = await ownLine()
  const desk = ownDesk(line)
  desk.sync.start()
  await until(() => desk.sync.state().state === 'idle')
  const before = line.requests()

  desk.time.pass(59_999)
  await until(() => desk.sync.state().state === 'idle')
  expect(line.requests()).toBe(before)
  desk.time.pass(1)
  await until(() => line.requests() === before + 1)
})

test('a workplace without rights says so, keeps everything, and goes on when it has them', async () => {
  const line = await ownLine()
  const { region } = line
  const desk = ownDesk({ ...line, people: [pupil()] })
  await region.archive.rights.revokeWorkplace(region.school, 'desk-1')
  const id = desk.sign(region.correct())
  desk.sync.start()
  await until(() => desk.sync.state().state === 'no-rights')
  expect(desk.state(id)).toBe('waiting')

  await region.archive.rights.addWorkplace(region.school, 'desk-1', region.token)
  desk.sync.wake()
  await until(() => desk.state(id) === 'confirmed')
})

test('an answer that never comes is given up after half a minute', async () => {
  const region = await ownRegion({ sql })
  const desk = ownDesk({
    token: region.token,
    fetch: (_, { signal }) =>
      new Promise((_, reject) => signal!.addEventListener('abort', () => reject(new Error('aborted')))),
  })
  desk.sync.start()
  await until(() => desk.sync.state().state === 'working')
  await desk.line.timers.breathe()
  desk.time.pass(30_000)
  await until(() => desk.sync.state().state === 'waiting')
})

test('a stream that falls silent is given up, and what came is kept', async () => {
  const region = await ownRegion({ sql })
  const whole = await (
    await region.fetch('https://gateway.example.org/v1/changes', { headers: region.headers })
  ).text()
  const desk = ownDesk({
    token: region.token,
    fetch: () =>
      new Response(
        new ReadableStream({
          start: (controller) => controller.enqueue(Buffer.from(whole.slice(0, whole.indexOf('\n') + 9))),
        }),
      ),
  })
  desk.sync.start()
  for (let turn = 0; turn < 50; turn += 1) await desk.line.timers.breathe()
  desk.time.pass(30_000)
  await until(() => desk.sync.state().state === 'waiting')
  expect(desk.everybody()).toEqual([pupil()])
})

test('without an address nothing is asked, and nothing is lost', async () => {
  const region = await ownRegion({ sql })
  const desk = ownDesk({ ...region, people: [pupil()] })
  const id = desk.sign(region.correct())
  expect([desk.sync.state().state, desk.state(id)]).toEqual(['off', 'waiting'])
})

test('it stops at once, also in the midst of a question, and may be started again', async () => {
  const line = await ownLine()
  const desk = ownDesk({ ...line, people: [pupil()] })
  const id = desk.sign(line.region.correct())
  desk.sync.start()
  await desk.sync.stop()
  expect([desk.sync.state().state, desk.outbox.find(id)?.failures ?? 0]).toEqual(['off', 0])

  desk.sync.start()
  await until(() => desk.state(id) === 'confirmed')
})

test('a surprise of the program is told, and the loop goes on after it', async () => {
  const line = await ownLine()
  const desk = ownDesk({ ...line, people: [pupil()] })
  const id = desk.sign(line.region.correct())
  desk.database.exec(
    `create temp trigger broken before insert on receipt begin select raise(abort, 'no'); end`,
  )
  desk.sync.start()
  await until(() => desk.surprises.length === 1)
  await until(() => desk.sync.state().trouble?.code === 'unexpected')
  expect(desk.state(id)).toBe('waiting')

  desk.database.exec('drop trigger broken')
  desk.surprises.length = 0
  desk.sync.wake()
  await until(() => desk.state(id) === 'confirmed')
})

test('who watches sees every change of the state', async () => {
  const line = await ownLine()
  const desk = ownDesk(line)
  const seen: string[] = []
  const end = desk.sync.watch(({ state }) => seen.push(state))
  desk.sync.start()
  await until(() => desk.sync.state().state === 'idle')
  end()
  expect(seen.filter((state, place) => state !== seen[place - 1])).toEqual(['working', 'idle'])
})

test('what an outage has postponed before the start is offered at once, not after its pause', async () => {
  const region = await ownRegion({ sql })
  const desk = ownDesk({ ...region, people: [pupil()] })
  const id = desk.sign(region.correct())
  desk.outbox.postponeAll(desk.time.now() + 900_000)
  desk.sync.start()
  await until(() => desk.state(id) === 'confirmed')
})
