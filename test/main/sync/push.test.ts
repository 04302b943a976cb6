import { afterAll, beforeAll, expect, test } from 'vitest'
import { pushed, type Verdict } from '../../../contract/gateway.ts'
import type { OpenSql } from '../../../gateway/archive/sql.ts'
import { ticksOf } from '../../../main/store/ticks.ts'
import { pusher } from '../../../main/sync/push.ts'
import { pupil } from '../../fakes/people.ts'
import { ownSql } from '../../gateway/databases.ts'
import { DAY, freshId, ownRegion } from '../../gateway/region.ts'
import { ownDesk, type OwnDesk } from './desk.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const push = (desk: OwnDesk) => pusher({ ...desk, now: desk.time.now, changed: () => undefined })(desk.line)

/** Answers everything with one status, or with the given verdicts. */
const saying = (status: number, body: unknown = {}, headers: Record<string, string> = {}) => {
  const requests: string[] = []
  const fetch = (_: string, init: RequestInit): Response => {
    requests.push(String(init.body))
    return new Response(JSON.stringify(body), { status, headers })
  }
  return { fetch, requests }
}

test('what is accepted is confirmed, kept with its receipt, and leaves the outbox', async () => {
  const region = await ownRegion({ sql })
  const desk = ownDesk({ ...region, people: [pupil()] })
  const id = desk.sign(region.correct())

  expect(await push(desk)).toEqual({ ok: true, value: 1 })
  const answer: Verdict = { id, state: 'accepted', version: 2 }
  expect(desk.state(id)).toBe('confirmed')
  expect(desk.outbox.all()).toEqual([])
  expect(desk.outbox.receipts(id)).toEqual([{ at: DAY, answer: JSON.stringify(answer) }])
  expect(desk.everybody()).toEqual([pupil({ lastName: 'Образцова', version: 2 })])
  expect(desk.events.newest(1)).toMatchObject([{ what: 'correction.accepted', subject: id }])
})

test('a late answer does not overwrite what the pull has brought since', async () => {
  const region = await ownRegion({ sql })
  const desk = ownDesk({ ...region, people: [pupil()] })
  const id = desk.sign(region.correct())
  const newer = pupil({ lastName: 'Новейшая', version: 3 })
  desk.database.transaction(() => desk.people.keep(newer))()

  expect(await push(desk)).toEqual({ ok: true, value: 1 })
  expect(desk.state(id)).toBe('confirmed')
  expect(desk.everybody()).toEqual([newer])
})

test.each<[string, 'accepted' | 'conflict', unknown]>([
  ['taken over the line is confirmed', 'accepted', ['confirmed', 0, 1]],
  ['not taken over the line is still on its way', 'conflict', ['handed-over', 1, 0]],
])('what went into a package while the line was busy with it: %s', async (_case, ends, expected) => {
  const region = await ownRegion({ sql, people: [pupil(ends === 'accepted' ? {} : { lastName: 'Другой' })] })
  const desk = ownDesk({
    token: region.token,
    people: [pupil()],
    fetch: async (url, init) => {
      const answer = await region.fetch(url, init)
      desk.database.transaction(() => desk.corrections.moveTo(id, 'handed-over'))()
      return answer
    },
  })
  const id = desk.sign(region.correct())
  await push(desk)
  expect([desk.state(id), desk.outbox.all().length, desk.outbox.receipts(id).length]).toEqual(expected)
})

test('a conflict keeps its place with the answer, and the record stays as it was', async () => {
  const region = await ownRegion({ sql, people: [pupil({ lastName: 'Другой' })] })
  const desk = ownDesk({ ...region, people: [pupil()] })
  const id = desk.sign(region.correct())

  await push(desk)
  expect(desk.state(id)).toBe('conflict')
  expect(desk.outbox.all().map(({ answer }) => JSON.parse(answer!) as unknown)).toEqual([
    {
      id,
      state: 'conflict',
      field: 'lastName',
      theirs: 'Другой',
      version: 1,
      fields: [{ field: 'lastName', theirs: 'Другой' }],
    },
  ])
  expect(desk.everybody()).toEqual([pupil()])
})

test('a refusal keeps its place, and what was repaired at the region is taken the next time', async () => {
  const region = await ownRegion({ sql, certificates: 'listed' })
  const desk = ownDesk({ ...region, people: [pupil()] })
  const id = desk.sign(region.correct())
  const ticks = ticksOf(desk.database)
  ticks.put(id, { field: 'lastName', at: DAY, byName: 'TEST card', byPrint: 'f'.repeat(64) })

  await push(desk)
  expect([desk.state(id), desk.outbox.all().length, ticks.of(id)]).toEqual(['refused', 1, []])
  await region.archive.rights.addCertificate(region.school, 'f'.repeat(64))
  desk.corrections.moveTo(id, 'waiting')
  await push(desk)
  expect([desk.state(id), desk.outbox.all().length]).toEqual(['confirmed', 0])
})

test('three hundred go in batches, oldest first', async () => {
  const people = Array.from({ length: 300 }, () => pupil({ id: freshId() }))
  const region = await ownRegion({ sql, people })
  const offered: string[][] = []
  const desk = ownDesk({
    token: region.token,
    fetch: (url, init) => {
      offered.push(
        pushed.parse(JSON.parse(String(init.body))).parcels.map((one) => ('id' in one ? one.id : '')),
      )
      return region.fetch(url, init)
    },
    people,
  })
  const ids = people.map(({ id }) => desk.sign(region.correct({ person: id })))

  expect(await push(desk)).toEqual({ ok: true, value: 300 })
  expect(offered).toEqual([ids.slice(0, 100), ids.slice(100, 200), ids.slice(200)])
  expect(desk.corrections.counts().confirmed).toBe(300)
})

test('the one that cannot be read is found and set aside; the others go', async () => {
  const people = Array.from({ length: 20 }, () => pupil({ id: freshId() }))
  const region = await ownRegion({ sql, people })
  const desk = ownDesk({
    token: region.token,
    people,
    fetch: (url, init) =>
      String(init.body).includes(ids[13]!)
        ? new Response('<html>Bad Request</html>', { status: 400 })
        : region.fetch(url, init),
  })
  const ids = people.map(({ id }) => desk.sign(region.correct({ person: id })))

  expect(await push(desk)).toEqual({ ok: true, value: 20 })
  expect(ids.map(desk.state)).toEqual(ids.map((_, place) => (place === 13 ? 'set-aside' : 'confirmed')))
  expect(desk.outbox.all().map(({ correction }) => correction)).toEqual([ids[13]])
})

test.each([
  [401, {}, { code: 'line.rights', status: 401 }],
  [403, {}, { code: 'line.rights', status: 403 }],
  [408, {}, { code: 'line.busy', status: 408 }],
  [429, { 'retry-after': '7' }, { code: 'line.busy', status: 429, retryAfterMs: 7_000 }],
  [500, {}, { code: 'line.busy', status: 500 }],
  [503, { 'retry-after': 'tomorrow' }, { code: 'line.busy', status: 503 }],
  [404, {}, { code: 'line.strange', status: 404 }],
  [200, {}, { code: 'line.strange', status: 200 }],
])('after %i (%j) everything waits', async (status, headers, fault) => {
  const region = await ownRegion({ sql })
  const { fetch, requests } = saying(status, { strange: true }, headers)
  const desk = ownDesk({ token: region.token, fetch, people: [pupil()] })
  const ids = [desk.sign(region.correct()), desk.sign(region.correct())]

  expect(await push(desk)).toEqual({ ok: false, fault })
  expect(requests).toHaveLength(1)
  expect(ids.map(desk.state)).toEqual(['waiting', 'waiting'])
})

test('what gets no verdict stays and is not offered again at once', async () => {
  const region = await ownRegion({ sql })
  const { fetch, requests } = saying(200, { verdicts: [] })
  const desk = ownDesk({ token: region.token, fetch, people: [pupil()] })
  const id = desk.sign(region.correct())

  expect(await push(desk)).toEqual({ ok: true, value: 0 })
  expect([requests.length, desk.state(id)]).toEqual([1, 'waiting'])
  desk.time.pass(60_000)
  await push(desk)
  expect(requests).toHaveLength(2)
})

test('a verdict on a correction that was never sent, or is over, changes nothing', async () => {
  const region = await ownRegion({ sql })
  const foreign = freshId()
  const { fetch } = saying(200, { verdicts: [{ id: foreign, state: 'accepted', version: 5 }] })
  const desk = ownDesk({ token: region.token, fetch, people: [pupil()] })
  const draft = region.correct({ id: foreign })
  desk.corrections.add(draft)
  desk.sign(region.correct())

  await push(desk)
  expect(desk.state(foreign)).toBe('draft')
  expect(desk.everybody()).toEqual([pupil()])
})
