import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { gatewaySettings } from '../../contract/gateway-settings.ts'
import { ownSql } from './databases.ts'
import { ownRegion, parcelOf, URL, type Region } from './region.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const NONE = { pushes: 0, pulls: 0, strangers: 0 }
const BAD = { authorization: 'Bearer token-of-nobody-0123456789' }

const statusOf = async (region: Region, headers: Record<string, string>, address = '192.0.2.1') =>
  (await region.fetch(`${URL}/v1/me`, { headers }, address)).status

test('a workplace that asks too often is told how long to wait, and another one is not held up', async () => {
  const region = await ownRegion({ sql, limits: { ...NONE, pulls: 3 } })
  await region.archive.rights.addWorkplace(region.school, 'desk-2', `${region.token}-second`)
  const statuses = []
  for (let time = 0; time < 4; time += 1) statuses.push(await statusOf(region, region.headers))
  expect(statuses).toEqual([200, 200, 200, 429])

  const answer = await region.fetch(`${URL}/v1/changes`, { headers: region.headers })
  expect([answer.status, await answer.json()]).toEqual([429, { code: 'busy' }])
  const wait = Number(answer.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
  expect(await statusOf(region, { authorization: `Bearer ${region.token}-second` })).toBe(200)
})

test('pushes are counted apart from questions, and one that is turned away is not even read', async () => {
  const region = await ownRegion({ sql, limits: { ...NONE, pushes: 1 } })
  const parcel = parcelOf(region.correct())
  expect((await region.post([parcel])).status).toBe(200)
  expect((await region.post([{ nonsense: true }])).status).toBe(429)
  expect(await statusOf(region, region.headers)).toBe(200)
})

test('who tries tokens is stopped, and nobody else is', async () => {
  const region = await ownRegion({ sql, limits: { ...NONE, strangers: 3 } })
  expect(await statusOf(region, region.headers)).toBe(200)
  const statuses = []
  for (let time = 0; time < 5; time += 1) statuses.push(await statusOf(region, BAD))
  expect(statuses).toEqual([401, 401, 401, 429, 429])

  // The school behind the same address goes on; another address has done nothing.
  expect(await statusOf(region, region.headers)).toBe(200)
  expect(await statusOf(region, BAD, '192.0.2.2')).toBe(401)
  expect(await statusOf(region, {}, '192.0.2.1')).toBe(429)
})

test('who tries tokens locks nobody out: a gateway that has just begun knows the desks behind that address', async () => {
  const region = await ownRegion({ sql, limits: { ...NONE, strangers: 1 } })
  expect([await statusOf(region, BAD), await statusOf(region, BAD)]).toEqual([401, 429])
  expect(await statusOf(region, region.headers)).toBe(200)
})

test('a dead token is a stranger too: it cannot be used to keep the gateway busy', async () => {
  const region = await ownRegion({ sql, limits: { ...NONE, strangers: 2 } })
  expect(await statusOf(region, region.headers)).toBe(200)
  await region.archive.rights.revokeWorkplace(region.school, 'desk-1')
  const statuses = []
  for (let time = 0; time < 4; time += 1) statuses.push(await statusOf(region, region.headers))
  expect(statuses).toEqual([403, 403, 429, 429])
})

test('the word of a stranger about where the request comes from counts only behind a proxy', async () => {
  const tries = async (proxy: boolean) => {
    const region = await ownRegion({ sql, proxy, limits: { ...NONE, strangers: 1 } })
    const from = (address: string) => ({ ...BAD, 'x-forwarded-for': `203.0.113.9, ${address}` })
    return [await statusOf(region, from('198.51.100.1')), await statusOf(region, from('198.51.100.2'))]
  }
  expect(await tries(false)).toEqual([401, 429])
  expect(await tries(true)).toEqual([401, 401])
})

test('without settings nobody is limited in a test, and the program begins with limits far above a desk', async () => {
  const region = await ownRegion({ sql })
  for (let time = 0; time < 100; time += 1) expect(await statusOf(region, region.headers)).toBe(200)
  const { limits } = gatewaySettings.parse({})
  expect(limits).toEqual({ pushes: 300, pulls: 300, strangers: 60 })
})
