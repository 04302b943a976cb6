import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROTOCOL } from '../../contract/gateway.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { pupil } from '../fakes/people.ts'
import { ownSql } from './databases.ts'
import { ownRegion, parcelOf, URL } from './region.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

test('a workplace learns whose token it has', async () => {
  const region = await ownRegion({ sql, training: true })
  const answer = await region.fetch(`${URL}/v1/me`, { headers: region.headers })

  expect(await answer.json()).toEqual({
    school: region.school,
    workplace: 'desk-1',
    title: 'Учебная школа',
    training: true,
    protocol: PROTOCOL,
  })
})

test.each([
  [{}, 401],
  [{ authorization: '' }, 401],
  [{ authorization: 'Bearer token-of-nobody-0123456789' }, 401],
  [{ authorization: 'Basic token-of-nobody-0123456789' }, 401],
  [{ authorization: 'Bearer ' }, 401],
])('without a known token nothing is told: %j', async (headers, status) => {
  const region = await ownRegion({ sql })
  for (const path of ['/v1/me', '/v1/changes', '/v1/anything']) {
    const answer = await region.fetch(`${URL}${path}`, { headers })
    expect([answer.status, await answer.json()]).toEqual([status, { code: 'token' }])
  }
})

test('a revoked workplace is refused until it has a new token; the old one stays dead', async () => {
  const region = await ownRegion({ sql })
  const status = async (token = region.token) =>
    (await region.fetch(`${URL}/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status

  await region.archive.rights.revokeWorkplace(region.school, 'desk-1')
  expect(await status()).toBe(403)
  await region.archive.rights.addWorkplace(region.school, 'desk-1', `${region.token}-new`)
  expect([await status(), await status(`${region.token}-new`)]).toEqual([401, 200])
})

test('every answer has its number, the version and its kind, whoever made it', async () => {
  const region = await ownRegion({ sql })
  for (const path of [
    '/v1/me',
    '/v1/health',
    '/metrics',
    '/docs',
    '/openapi.json',
    '/nowhere',
    '/v1/changes?after=x',
  ]) {
    const { headers } = await region.fetch(`${URL}${path}`, { headers: region.headers })
    const named = ['x-request-id', 'sverka-protocol', 'x-content-type-options'].filter((name) =>
      headers.has(name),
    )
    expect([path, named]).toEqual([path, ['x-request-id', 'sverka-protocol', 'x-content-type-options']])
  }
})

test('a token is not kept, only its hash', async () => {
  const region = await ownRegion({ sql })
  const rows = await sql.query<Record<string, unknown>>('select * from workplace')
  expect(JSON.stringify(rows)).not.toContain(region.token)
})

test.each([
  ['nothing', '', 400, 'form'],
  ['no JSON', '{', 400, 'form'],
  ['an empty batch', '{"parcels":[]}', 400, 'form'],
  ['a strange member', '{"parcels":[{"id":"x"}]}', 400, 'form'],
  ['far too much', ' '.repeat(13_000_001), 413, 'size'],
])('%s is refused with its code', async (_, body, status, code) => {
  const region = await ownRegion({ sql })
  const answer = await region.fetch(`${URL}/v1/corrections`, {
    method: 'POST',
    headers: region.headers,
    body,
  })
  expect([answer.status, await answer.json()]).toEqual([status, { code }])
})

test.each([
  ['text', { 'content-type': 'text/plain' }],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['what only looks like JSON', { 'content-type': 'application/jsonp' }],
  ['nothing named', { 'content-type': '' }],
  ['a body packed in a way that is not known', { 'content-encoding': 'zstd' }],
  ['a twice packed body', { 'content-encoding': 'gzip, identity' }],
])('%s is not read', async (_, headers) => {
  const region = await ownRegion({ sql })
  const answer = await region.post([parcelOf(region.correct())], headers)
  expect([answer.status, await answer.json()]).toEqual([415, { code: 'type' }])
})

test.each([
  { 'content-type': 'application/json; charset=utf-8' },
  { 'content-type': 'APPLICATION/JSON' },
  { 'content-type': 'application/problem+json' },
  { 'content-encoding': 'identity' },
])('JSON as it stands is read: %j', async (headers) => {
  const region = await ownRegion({ sql })
  expect((await region.post([parcelOf(region.correct())], headers)).status).toBe(200)
})

test('a body that opens more than any batch does is not even parsed', async () => {
  const region = await ownRegion({ sql })
  const parcel = parcelOf(region.correct())
  const deep = (times: number) => JSON.parse(`${'['.repeat(times)}${']'.repeat(times)}`) as unknown
  for (const parcels of [[{ ...parcel, id: deep(2_000) }], Array.from({ length: 6_000 }, () => [])]) {
    expect((await region.post(parcels)).status).toBe(400)
  }
  expect((await region.post(Array.from({ length: 100 }, () => parcel))).status).toBe(200)
})

test('more than a hundred at once are refused', async () => {
  const region = await ownRegion({ sql })
  const parcels = Array.from({ length: 101 }, () => parcelOf(region.correct()))
  expect((await region.post(parcels)).status).toBe(400)
})

test('an unknown path and a wrong method have a code', async () => {
  const region = await ownRegion({ sql })
  const { headers } = region
  const answers = [
    await region.fetch(`${URL}/v2/changes`, { headers }),
    await region.fetch(`${URL}/v1/me`, { method: 'DELETE', headers }),
  ]
  for (const answer of answers) expect([answer.status, await answer.json()]).toEqual([404, { code: 'path' }])
})

test('the log of requests has ids and codes, and nothing of a person', async () => {
  const region = await ownRegion({ sql })
  const one = region.correct()
  const strange = region.correct({ school: 'another' })
  await region.offer(parcelOf(one), parcelOf(strange))
  await region.fetch(`${URL}/v1/changes?after=`, { headers: region.headers })

  expect(region.lines).toMatchObject([
    {
      method: 'POST',
      path: '/v1/corrections',
      status: 200,
      school: region.school,
      workplace: 'desk-1',
      about: [`${one.id} accepted`, `${strange.id} refused rights`],
    },
    { method: 'GET', path: '/v1/changes', status: 200 },
  ])
  const written = JSON.stringify(region.lines)
  for (const word of [pupil().lastName, pupil().snils, region.token, pupil().id])
    expect(written).not.toContain(word)
})

test('a surprise is answered with a code, and its words stay out of the log', async () => {
  const region = await ownRegion({ sql })
  const broken = await ownRegion({
    sql,
    verify: () => {
      throw new Error('Образцов Пример')
    },
  })
  expect((await broken.post([parcelOf(broken.correct())])).status).toBe(500)
  expect(broken.surprises).toHaveLength(1)
  expect(broken.surprises[0]).toMatch(/^Error \| at /)
  expect(broken.surprises[0]).not.toContain('Образцов')
  expect(await region.offer(parcelOf(region.correct()))).toMatchObject([{ state: 'accepted' }])
})

test('health is told to anybody', async () => {
  const region = await ownRegion({ sql })
  const answer = await region.fetch(`${URL}/v1/health`, {})
  expect([answer.status, await answer.json()]).toEqual([200, { alive: true }])
})
