import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createArchive } from '../../gateway/archive/archive.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { openApi } from '../../gateway/open-api.ts'
import { ownSql } from './databases.ts'
import { ownRegion, parcelOf, URL, type Region } from './region.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

type Responses = Record<string, { responses: Record<string, { content: Record<string, unknown> }> }>

const described = openApi()
const paths = described.paths as Record<string, Responses>

const LOCAL = '127.0.0.1'

test('the description is OpenAPI 3.1', async () => {
  const validator = new Validator()
  expect(await validator.validate(structuredClone(described))).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
})

test('it is told as it is made', async () => {
  const region = await ownRegion({ sql })
  const answer = await region.fetch(`${URL}/v1/openapi.json`, {}, LOCAL)
  expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(described)))
})

test('every route of the gateway stands in it', async () => {
  const region = await ownRegion({ sql })
  const known = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const routes = region.app.routes
    .filter(({ path, method }) => method !== 'ALL' && !path.startsWith('/registry'))
    // Files of the page are a part of it.
    .filter(({ path }) => path !== '/docs/:file')
    .map(({ method, path }) => `${method} ${path}`)
  expect([...new Set(routes)].sort()).toEqual(known.sort())
})

/** A database that does not answer. */
const away = (): never => {
  throw new Error('away')
}

async function everyAnswer(): Promise<[string, Response][]> {
  const answers: [string, Response][] = []
  const ask = async (region: Region, words: string, init: RequestInit = {}, address?: string) => {
    const [method = '', path = ''] = words.split(' ')
    const known = new globalThis.URL(path, URL).pathname
    answers.push([`${method} ${known}`, await region.fetch(`${URL}${path}`, { ...init, method }, address)])
  }
  const push = 'POST /v1/corrections'
  const ofWorkplace = ['GET /v1/me', 'GET /v1/changes', push]
  const local = ['GET /v1/openapi.json', 'GET /docs', 'GET /metrics']

  const region = await ownRegion({ sql })
  const { headers } = region
  const once = await ownRegion({ sql, limits: { pushes: 1, pulls: 1, strangers: 0 } })
  const broken = await ownRegion({ sql, verify: away })
  const body = JSON.stringify({ parcels: [parcelOf(region.correct())] })
  for (const words of ofWorkplace) {
    const init = (own: object) => ({ headers: { ...headers, ...own }, ...(words === push && { body }) })
    await ask(region, words, init({}))
    await ask(region, words, init({ 'sverka-protocol': 'x' }))
    await ask(region, words, init({ authorization: '' }))
    await ask(once, words, init({ authorization: once.headers.authorization }))
    await ask(once, words, init({ authorization: once.headers.authorization }))
  }
  await ask(region, push, { headers, body: '{' })
  await ask(region, push, { headers, body: ' '.repeat(13_000_001) })
  await ask(region, push, { headers: { ...headers, 'content-type': 'text/plain' }, body })
  await ask(broken, push, {
    headers: broken.headers,
    body: JSON.stringify({ parcels: [parcelOf(broken.correct())] }),
  })
  await ask(region, 'GET /v1/changes?after=x', { headers })
  await region.archive.rights.revokeWorkplace(region.school, 'desk-1')
  for (const words of ofWorkplace) await ask(region, words, { headers, ...(words === push && { body }) })

  for (const words of ['GET /v1/health', 'GET /health/live', 'GET /health/ready']) await ask(region, words)
  await ask(await ownRegion({ sql, isStopping: () => true }), 'GET /health/ready')
  for (const words of local) {
    await ask(region, words, {}, LOCAL)
    await ask(region, words, {}, '192.0.2.1')
  }
  await ask(await ownRegion({ sql, metricsToken: 'token-of-the-numbers' }), 'GET /metrics')
  return answers
}

test('every status that a route can give is described with its type, and nothing that it cannot', async () => {
  const answers = await everyAnswer()
  const given = answers.map(([route, { status, headers }]) => {
    const [type] = headers.get('content-type')!.split(';')
    return `${route} ${status} ${type}`
  })
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) =>
      Object.entries(responses).flatMap(([status, { content }]) =>
        Object.keys(content).map((type) => `${method.toUpperCase()} ${path} ${status} ${type}`),
      ),
    ),
  )
  // Any route can fail by a fault of the gateway itself; one is enough to see that it is as told.
  const isSurprise = (line: string) => / 500 /.test(line)
  const unlike = (some: readonly string[], others: readonly string[]) =>
    some.filter((line) => !others.includes(line))
  expect(unlike(given, told)).toEqual([])
  expect(unlike(told, given).filter((line) => !isSurprise(line))).toEqual([])
  expect(given.some(isSurprise)).toBe(true)
})

test('every refusal has one of the codes that are told for it', async () => {
  type Fault = { schema: { properties: { code: { enum?: string[]; const?: string } } } }
  for (const [route, answer] of await everyAnswer()) {
    if (answer.ok) continue
    const [method = '', path = ''] = route.split(' ')
    const told = paths[path]![method.toLowerCase()]!.responses[answer.status]!.content[
      'application/json'
    ] as Fault
    const { code } = (await answer.json()) as { code: string }
    const { enum: codes = [], const: only } = told.schema.properties.code
    expect([...codes, only]).toContain(code)
  }
})

test('a gateway whose archive is away or behind says so, and is not ready', async () => {
  const region = await ownRegion({ sql })
  const ready = async (step: () => Promise<number>) => {
    const archive = { ...createArchive(sql), step }
    const other = await ownRegion({ sql, archive })
    const answer = await other.fetch(`${URL}/health/ready`, {})
    return [answer.status, await answer.json()]
  }
  expect((await region.fetch(`${URL}/health/ready`, {})).status).toBe(200)
  expect(await ready(() => Promise.resolve(0))).toEqual([503, { code: 'step' }])
  expect(await ready(() => Promise.reject(new Error('away')))).toEqual([503, { code: 'database' }])
})
