import { afterAll, beforeAll, expect, test } from 'vitest'
import { change } from '../../contract/gateway.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { pupil } from '../fakes/people.ts'
import { ownSql } from './databases.ts'
import { freshId, ownRegion, parcelOf, URL, type Region } from './region.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

/** One gateway, and schools that come to it each with a token of its own. */
async function schoolsOf(count: number, more: Partial<Parameters<typeof ownRegion>[0]> = {}) {
  const regions: Region[] = []
  for (let number = 0; number < count; number += 1) regions.push(await ownRegion({ sql, ...more }))
  const { post } = gatewayOf(regions[0]!)
  return { regions, post, archive: regions[0]!.archive }
}

const gatewayOf = (one: Region) => ({
  async post(region: Region, ...parcels: readonly ReturnType<typeof parcelOf>[]) {
    const answer = await one.fetch(`${URL}/v1/corrections`, {
      method: 'POST',
      headers: region.headers,
      body: JSON.stringify({ parcels }),
    })
    return { status: answer.status, ...((await answer.json()) as { verdicts?: unknown[]; code?: string }) }
  },
})

test('requests of many schools at one moment have each its own verdicts, and each school its own numbers', async () => {
  const { regions, post, archive } = await schoolsOf(12)
  const given = await Promise.all(
    regions.map((region) => {
      const first = region.correct()
      const second = region.correct({
        changes: [{ field: 'lastName', was: 'Образцова', becomes: 'Примерова' }],
      })
      return post(region, parcelOf(first), parcelOf(second))
    }),
  )
  for (const { verdicts } of given)
    expect(verdicts).toMatchObject([
      { state: 'accepted', version: 2 },
      { state: 'accepted', version: 3 },
    ])
  for (const region of regions) {
    expect(await region.held()).toEqual(pupil({ lastName: 'Примерова', version: 3 }))
    expect(await archive.people.lastChange(region.school)).toBe(2)
  }
})

test('requests of one school at one moment see what the one before them has changed', async () => {
  const { regions, post } = await schoolsOf(1)
  const [region] = regions as [Region]
  const given = await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      post(
        region,
        parcelOf(
          region.correct({
            changes: [{ field: 'lastName', was: 'Образцов', becomes: `Имя${'а'.repeat(place)}` }],
          }),
        ),
      ),
    ),
  )
  const states = given.flatMap(({ verdicts }) =>
    (verdicts ?? []).map((one) => (one as { state: string }).state),
  )
  expect(states.filter((state) => state === 'accepted')).toEqual(['accepted'])
  expect(states.filter((state) => state === 'conflict').length).toBe(19)
  expect((await region.held())?.version).toBe(2)
})

test('one id in several requests of one moment has one answer for its bytes, and none for others', async () => {
  const { regions, post, archive } = await schoolsOf(2)
  const [region, other] = regions as [Region, Region]
  const one = region.correct()
  const [same, changed, foreign] = await Promise.all([
    Promise.all([post(region, parcelOf(one)), post(region, parcelOf(one)), post(region, parcelOf(one))]),
    post(region, parcelOf({ ...one, basis: 'copy' })),
    post(other, parcelOf({ ...one, school: other.school })),
  ])
  const accepted = { id: one.id, state: 'accepted', version: 2 }
  expect(same.map(({ verdicts }) => verdicts)).toEqual([[accepted], [accepted], [accepted]])
  const taken = { id: one.id, state: 'refused', code: 'id-taken' }
  expect([changed.verdicts, foreign.verdicts]).toEqual([[taken], [taken]])
  expect((await archive.corrections.all(region.school)).length).toBe(1)
  expect((await archive.corrections.all(other.school)).length).toBe(0)
})

test('a school whose record cannot be read fails alone', async () => {
  const { regions, post } = await schoolsOf(6)
  const [spoilt, ...others] = regions as [Region, ...Region[]]
  await sql.query(`update person set body = '{}' where school = $1`, [spoilt.school])
  const given = await Promise.all(regions.map((region) => post(region, parcelOf(region.correct()))))
  expect(given.map(({ status }) => status)).toEqual([500, ...others.map(() => 200)])
  for (const region of others) expect((await region.held())?.version).toBe(2)
})

test('a certificate corrects the schools it is listed for, whoever is taken beside them', async () => {
  const { regions, post, archive } = await schoolsOf(4, { certificates: 'listed' })
  const offer = () =>
    Promise.all(
      regions.map(async (region) => {
        const { verdicts } = await post(region, parcelOf(region.correct({ changes: SAME })))
        return (verdicts as { state: string }[])[0]?.state
      }),
    )
  for (const { school } of regions.slice(0, 2)) await archive.rights.addCertificate(school, 'f'.repeat(64))
  expect(await offer()).toEqual(['accepted', 'accepted', 'refused', 'refused'])
  await archive.rights.revokeCertificate(regions[0]!.school, 'f'.repeat(64))
  expect(await offer()).toEqual(['refused', 'accepted', 'refused', 'refused'])
})

test('a token taken back is refused at once, though others ask at the same moment', async () => {
  const { regions, post, archive } = await schoolsOf(5)
  const statuses = async () =>
    (
      await Promise.all(regions.map((region) => post(region, parcelOf(region.correct({ changes: SAME })))))
    ).map(({ status }) => status)
  expect(await statuses()).toEqual([200, 200, 200, 200, 200])
  await archive.rights.revokeWorkplace(regions[2]!.school, 'desk-1')
  expect(await statuses()).toEqual([200, 200, 403, 200, 200])
})

/** Stands already, so that it may be accepted any number of times. */
const SAME = [{ field: 'lastName' as const, was: 'Другой', becomes: 'Образцов' }]

test('while schools are loaded, emptied and renamed beside two gateways nobody waits for ever, and a reader misses nothing', async () => {
  const archive = (await ownRegion({ sql })).archive
  const people = Array.from({ length: 12 }, () => pupil({ id: freshId() }))
  const regions: Region[] = []
  for (let number = 0; number < 5; number += 1) regions.push(await ownRegion({ sql, people }))
  const posts = [gatewayOf(regions[0]!).post, gatewayOf(regions[1]!).post] as const
  const seen = new Map(regions.map(({ school }) => [school, new Map<string, number>()]))
  const over = new AbortController()

  async function read(region: Region): Promise<void> {
    let cursor = ''
    const once = async (): Promise<void> => {
      const answer = await region.fetch(`${URL}/v1/changes?after=${cursor}`, { headers: region.headers })
      for (const text of (await answer.text()).trimEnd().split('\n')) {
        const line = change.parse(JSON.parse(text))
        if (line.kind === 'person') seen.get(region.school)!.set(line.person.id, line.person.version)
        if (line.kind === 'gone') seen.get(region.school)!.delete(line.id)
        cursor = line.cursor
      }
    }
    while (!over.signal.aborted) await once()
    await once()
  }

  const readers = regions.map(read)
  const pushes = Array.from({ length: 60 }, (_, time) =>
    Promise.all(
      // Both gateways have the schools in another order.
      (time % 2 ? regions : regions.toReversed()).map((region) =>
        posts[time % 2]!(
          region,
          parcelOf(
            region.correct({
              person: people[time % people.length]!.id,
              changes: [{ field: 'phone', was: pupil().phone, becomes: '+79000000008' }],
            }),
          ),
        ),
      ),
    ),
  )
  for (let time = 0; time < 10; time += 1)
    for (const { school } of regions) {
      await archive.people.load(school, [pupil({ id: people[time]!.id, email: `${time}@example.org` })])
      await archive.people.retire(school, [people[11 - (time % 3)]!.id])
      await archive.rights.addSchool(school, `Учебная школа ${time}`)
      await archive.rights.addWorkplace(school, `desk-${time + 2}`, `token-${school}-${time}-0123456789`)
    }
  const given = (await Promise.all(pushes)).flat()
  over.abort()
  await Promise.all(readers)

  expect(given.every(({ status }) => status === 200)).toBe(true)
  for (const { school, surprises } of regions) {
    const rows = await sql.query<{ id: string; version: number }>(
      'select id, version from person where school = $1 and not gone',
      [school],
    )
    expect(seen.get(school)).toEqual(new Map(rows.map(({ id, version }) => [id, version])))
    expect(surprises).toEqual([])
  }
})
