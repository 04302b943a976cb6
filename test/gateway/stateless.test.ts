import { afterAll, beforeAll, expect, test } from 'vitest'
import { change, type GatewayChange } from '../../contract/gateway.ts'
import { migrate } from '../../gateway/archive/migrate.ts'
import { openPostgres } from '../../gateway/archive/postgres.ts'
import { createArchive } from '../../gateway/archive/archive.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { pupil } from '../fakes/people.ts'
import { ownPostgres } from './postgres-server.ts'
import { freshId, ownRegion, parcelOf, URL, type Region } from './region.ts'

/** One server, and two gateways on it that know nothing of each other. */
let server: ReturnType<typeof ownPostgres>
let pools: readonly [OpenSql, OpenSql]
beforeAll(async () => {
  server = ownPostgres()
  pools = [openPostgres({ connectionString: server.url }), openPostgres({ connectionString: server.url })]
  // Both programs are started at once and both find the tables missing.
  await Promise.all(pools.map((sql) => migrate(sql)))
})
afterAll(async () => {
  await Promise.all(pools.map((sql) => sql.close()))
  server.close()
})

/** Two gateways of one region, the second one entered by the same desk of the same school. */
async function twoGateways(count: number): Promise<readonly [Region, Region]> {
  const people = Array.from({ length: count }, () => pupil({ id: freshId() }))
  const one = await ownRegion({ sql: pools[0], people })
  return [one, await ownRegion({ sql: pools[1], twin: one })]
}

const linesFrom = async (region: Region, after: string): Promise<GatewayChange[]> => {
  const answer = await region.fetch(`${URL}/v1/changes?after=${after}`, { headers: region.headers })
  return (await answer.text())
    .trimEnd()
    .split('\n')
    .map((line) => change.parse(JSON.parse(line)))
}

test('a desk that meets another gateway with each request loses nothing and sees nothing twice', async () => {
  const gateways = await twoGateways(60)
  let turn = 0
  const next = (): Region => gateways[(turn += 1) % 2]!

  const held = new Map<string, number>()
  let cursor = ''
  let seen = 0
  const pull = async (): Promise<void> => {
    for (const line of await linesFrom(next(), cursor)) {
      if (line.kind === 'person') held.set(line.person.id, line.person.version)
      if (line.kind === 'person') seen += 1
      cursor = line.cursor
    }
  }
  await pull()
  expect(seen).toBe(60)

  for (const person of held.keys()) {
    const parcel = parcelOf(gateways[0].correct({ person }))
    expect(await next().offer(parcel)).toEqual([{ id: parcel.id, state: 'accepted', version: 2 }])
    // The answer was lost: the desk offers it again, and somebody else answers.
    expect(await next().offer(parcel)).toEqual([{ id: parcel.id, state: 'accepted', version: 2 }])
    await pull()
  }
  await pull()
  expect([seen, new Set(held.values())]).toEqual([120, new Set([2])])
  expect((await gateways[0].archive.corrections.all(gateways[0].school)).length).toBe(60)
})

test('the same parcels offered to both at once have one verdict each, and are held once', async () => {
  const gateways = await twoGateways(20)
  const [one] = gateways
  const people = (await linesFrom(one, '')).flatMap((line) => (line.kind === 'person' ? [line.person] : []))
  const parcels = people.map(({ id }, place) =>
    parcelOf(
      one.correct({
        person: id,
        // Every other one is in conflict.
        changes: [{ field: 'lastName', was: place % 2 ? 'Другой' : 'Образцов', becomes: 'Примеров' }],
      }),
    ),
  )

  const given = await Promise.all(
    Array.from({ length: 8 }, (_, time) =>
      gateways[time % 2]!.offer(...(time % 3 ? parcels : parcels.toReversed())),
    ),
  )
  const byId = (verdicts: (typeof given)[number]) =>
    verdicts.toSorted((first, second) => first.id.localeCompare(second.id))
  for (const verdicts of given) expect(byId(verdicts)).toEqual(byId(given[0]!))
  expect(given[0]!.map(({ state }) => state).sort()).toEqual([
    ...Array.from({ length: 10 }, () => 'accepted'),
    ...Array.from({ length: 10 }, () => 'conflict'),
  ])
  const kept = await one.archive.corrections.all(one.school)
  expect([kept.length, new Set(kept.map(({ id }) => id)).size]).toEqual([20, 20])
})

test('desks of one school on two gateways take their turn at one person', async () => {
  const gateways = await twoGateways(1)
  const [first] = await linesFrom(gateways[0], '')
  const person = first?.kind === 'person' ? first.person.id : ''
  const fields = ['lastName', 'firstName', 'middleName', 'phone', 'email'] as const
  const was = pupil()
  const becomes = ['Примеров', 'Иное', 'Пробович', '+79000000007', 'new@example.org']
  const verdicts = await Promise.all(
    fields.map((field, place) =>
      gateways[place % 2]!.offer(
        parcelOf(
          gateways[0].correct({ person, changes: [{ field, was: was[field], becomes: becomes[place]! }] }),
        ),
      ),
    ),
  )
  const versions = verdicts.flat().map((one) => (one.state === 'accepted' ? one.version : 0))
  expect(versions.sort()).toEqual([2, 3, 4, 5, 6])
})

test('one id that comes to two schools at the same moment is held by one, and refused to the other', async () => {
  const schools = [await ownRegion({ sql: pools[0] }), await ownRegion({ sql: pools[1] })] as const
  for (let time = 0; time < 20; time += 1) {
    const id = freshId()
    const given = await Promise.all(
      schools.map((region) => region.offer(parcelOf(region.correct({ id, changes: SAME })))),
    )
    const ends = given.flat().map((one) => (one.state === 'refused' ? one.code : one.state))
    expect(ends.sort()).toEqual(['accepted', 'id-taken'])
  }
  expect(schools.flatMap(({ surprises }) => surprises)).toEqual([])
})

/** Stands already, so that it may be accepted any number of times. */
const SAME = [{ field: 'lastName' as const, was: 'Другой', becomes: 'Образцов' }]

test('a token that one gateway has let in is refused by both as soon as it is taken back', async () => {
  const gateways = await twoGateways(1)
  const statuses = () =>
    Promise.all(
      gateways.map(async (one) => (await one.fetch(`${URL}/v1/me`, { headers: one.headers })).status),
    )
  expect(await statuses()).toEqual([200, 200])
  await createArchive(pools[0]).rights.revokeWorkplace(gateways[0].school, 'desk-1')
  expect(await statuses()).toEqual([403, 403])
})
