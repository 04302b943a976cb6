import { afterAll, beforeAll, expect, test } from 'vitest'
import { createArchive } from '../../gateway/archive/archive.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { guardian, pupil } from '../fakes/people.ts'
import { ownSql } from './databases.ts'
import { freshId, ownRegion, parcelOf, URL, type Region } from './region.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const numbers = async (region: Region, headers: Record<string, string> = {}, address = '127.0.0.1') =>
  region.fetch(`${URL}/metrics`, { headers }, address)

/** The lines of one number, without those of its buckets. */
const linesOf = (text: string, name: string): string[] =>
  text.split('\n').filter((line) => line.startsWith(name) && !line.includes('_bucket'))

test('requests, verdicts, signatures, corrections and pulls are counted', async () => {
  const region = await ownRegion({ sql, people: [pupil(), guardian()] })
  const parcel = parcelOf(region.correct())
  await region.offer(parcel, parcelOf(region.correct({ person: freshId() })))
  await region.offer(parcel)
  await (await region.fetch(`${URL}/v1/changes`, { headers: region.headers })).text()
  await region.fetch(`${URL}/v1/me`, {})

  const text = await (await numbers(region)).text()
  expect(linesOf(text, 'sverka_requests_total')).toEqual([
    'sverka_requests_total{method="POST",route="/v1/corrections",status="200"} 2',
    'sverka_requests_total{method="GET",route="/v1/changes",status="200"} 1',
    'sverka_requests_total{method="GET",route="/v1/me",status="401"} 1',
  ])
  expect(linesOf(text, 'sverka_verdicts_total')).toEqual([
    'sverka_verdicts_total{state="accepted",code=""} 2',
    'sverka_verdicts_total{state="refused",code="person-unknown"} 1',
  ])
  // What is offered again is verified again: to ask beforehand whether it is known would cost more.
  expect(linesOf(text, 'sverka_signature_seconds_count')).toEqual(['sverka_signature_seconds_count 3'])
  expect(linesOf(text, 'sverka_corrections_kept_total')).toEqual([
    'sverka_corrections_kept_total{state="accepted"} 1',
  ])
  expect(linesOf(text, 'sverka_pull_records_total')).toEqual([
    'sverka_pull_records_total{kind="person"} 2',
    'sverka_pull_records_total{kind="gone"} 0',
  ])
  expect(linesOf(text, 'sverka_database_up')).toEqual(['sverka_database_up 1'])
  expect(linesOf(text, 'sverka_schools')[0]).toMatch(/^sverka_schools [1-9]/)
})

test('each gateway counts for itself', async () => {
  const [one, other] = [await ownRegion({ sql }), await ownRegion({ sql })]
  await one.offer(parcelOf(one.correct()))
  expect(linesOf(await (await numbers(other)).text(), 'sverka_verdicts_total')).toEqual([])
})

test('without its database the gateway still tells its numbers', async () => {
  const archive = { ...createArchive(sql), sizes: () => Promise.reject(new Error('away')) }
  const text = await (await numbers(await ownRegion({ sql, archive }))).text()
  expect(linesOf(text, 'sverka_database_up')).toEqual(['sverka_database_up 0'])
  expect(linesOf(text, 'sverka_schools')).toEqual([])
})

test.each([
  ['this machine, where no token is set', undefined, {}, '127.0.0.1', 200],
  ['another machine, where no token is set', undefined, {}, '192.0.2.1', 403],
  ['this machine through a proxy', undefined, { 'x-forwarded-for': '127.0.0.1' }, '127.0.0.1', 403],
  [
    'another machine with the token',
    'token-of-numbers',
    { authorization: 'Bearer token-of-numbers' },
    '192.0.2.1',
    200,
  ],
  [
    'another machine with another token',
    'token-of-numbers',
    { authorization: 'Bearer token-of-others' },
    '192.0.2.1',
    401,
  ],
  ['this machine without the token that is set', 'token-of-numbers', {}, '127.0.0.1', 401],
])('the numbers, asked for by %s', async (_, metricsToken, headers, address, status) => {
  const region = await ownRegion({ sql, ...(metricsToken && { metricsToken }) })
  expect((await numbers(region, headers as Record<string, string>, address)).status).toBe(status)
})
