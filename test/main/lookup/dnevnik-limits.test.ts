import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDnevnik, respond, type DnevnikServer } from '../../fakes/dnevnik-server.ts'
import { pupil } from '../../fakes/people.ts'
import { like, ownLookup } from './own-lookup.ts'

let server: DnevnikServer
let known: ReturnType<typeof like>[]
beforeAll(async () => {
  known = []
  server = await openDnevnik(known)
})
afterAll(() => server.close())
beforeEach(() => {
  known.splice(0)
  server.asked.splice(0)
  server.tricks.splice(0)
})

test('questions stand a second apart', async () => {
  known.push(like('1', '11223344595'))
  const lookup = ownLookup(server)
  await lookup.look(pupil())
  expect(lookup.waits).toEqual([1_000, 1_000])
})

test('in a minute no more is asked than the partner would bear', async () => {
  known.push(like('1', '11223344595'))
  const lookup = ownLookup(server)
  const codes: string[] = []
  for (let times = 0; times < 12; times += 1) {
    const looked = await lookup.look(pupil())
    codes.push(looked.ok ? 'asked' : looked.fault.code)
  }
  expect(codes.filter((code) => code === 'asked')).toHaveLength(9)
  expect(server.asked.length).toBeLessThanOrEqual(30)
  expect(await lookup.look(pupil())).toMatchObject({ fault: { code: 'lookup.limit' } })
  lookup.pass(60_000)
  expect(await lookup.look(pupil())).toMatchObject({ ok: true })
})

test('one person is asked about at a time', async () => {
  known.push(like('1', '11223344595'))
  const lookup = ownLookup(server)
  const first = lookup.look(pupil())
  expect(await lookup.look(pupil())).toEqual({ ok: false, fault: { code: 'lookup.limit', seconds: 3 } })
  expect(await first).toMatchObject({ ok: true })
})

test('after the partner has said that it was too much, nothing is asked until then', async () => {
  const lookup = ownLookup(server)
  server.tricks.push((_request, response) => respond(response, 433, '', { 'retry-after': '90' }))
  await lookup.look(pupil())
  lookup.pass(30_000)
  expect(await lookup.look(pupil())).toEqual({ ok: false, fault: { code: 'lookup.limit', seconds: 60 } })
  expect(server.asked).toHaveLength(1)
  lookup.pass(60_000)
  expect(await lookup.look(pupil())).toMatchObject({ ok: true })
})

test('a look-up that is stopped ends at once', async () => {
  const lookup = ownLookup(server)
  server.tricks.push(() => lookup.stop()) // and never answers
  expect(await lookup.look(pupil())).toEqual({ ok: false, fault: { code: 'lookup.lost' } })
})
