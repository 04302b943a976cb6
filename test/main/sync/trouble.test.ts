import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROTOCOL_HEADER } from '../../../contract/gateway.ts'
import type { Trouble } from '../../../contract/trouble.ts'
import type { OpenSql } from '../../../gateway/archive/sql.ts'
import { pupil } from '../../fakes/people.ts'
import { ownSql } from '../../gateway/databases.ts'
import { DAY, ownRegion, URL } from '../../gateway/region.ts'
import { ownDesk, until } from './desk.ts'
import { foundAt, soon, troubleAt } from './found.ts'
import { answering } from './servers.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const page = { 'content-type': 'text/html; charset=utf-8' }
const gateway = { [PROTOCOL_HEADER]: '3', 'content-type': 'application/json' }

test.each<[string, number, Record<string, string>, string, Trouble]>([
  ['a sign-in page in its place', 200, page, '<!doctype html><p>Вход', { code: 'line.portal', status: 200 }],
  ['a page without saying so', 200, {}, '<html>\nВход</html>\n', { code: 'line.portal', status: 200 }],
  [
    'a way to another page',
    302,
    { location: 'http://portal.test/' },
    '',
    { code: 'line.portal', status: 302 },
  ],
  ['a sign-in asked by the network', 511, page, '<html>', { code: 'line.portal', status: 511 }],
  ['a proxy that asks who is there', 407, page, '<html>', { code: 'line.portal', status: 407 }],
  ['a filter that forbids', 403, page, '<html>', { code: 'line.portal', status: 403 }],
  [
    'a gateway that does not know the token',
    401,
    gateway,
    '{"code":"token"}',
    { code: 'line.rights', status: 401 },
  ],
  [
    'an old gateway with a revoked token',
    403,
    { 'content-type': 'application/json' },
    '{"code":"revoked"}',
    { code: 'line.rights', status: 403 },
  ],
  ['a wrong address', 404, page, '<html>', { code: 'line.strange', status: 404 }],
  ['a way that is not allowed', 405, {}, '', { code: 'line.strange', status: 405 }],
  ['a mark unknown to a stranger', 410, page, '<html>', { code: 'line.strange', status: 410 }],
  [
    'a body that no gateway writes',
    200,
    { 'content-type': 'application/json' },
    '{"hello":1}\n',
    { code: 'line.strange', status: 200 },
  ],
  ['a request that took too long', 408, gateway, '{"code":"slow"}', { code: 'line.busy', status: 408 }],
  [
    'too many at once',
    429,
    { ...gateway, 'retry-after': '40' },
    '{"code":"many"}',
    { code: 'line.busy', status: 429, retryAfterMs: 40_000 },
  ],
  [
    'maintenance behind a balancer',
    503,
    { ...page, 'retry-after': '7200' },
    '<html>',
    { code: 'line.busy', status: 503, retryAfterMs: 3_600_000 },
  ],
  ['a balancer without a gateway', 502, page, '<html>', { code: 'line.busy', status: 502 }],
])('an answer is told by who gives it: %s', async (_case, status, headers, body, expected) => {
  const url = await answering((_, response) => void response.writeHead(status, headers).end(body))
  expect(await troubleAt(sql, url)).toEqual(expected)
})

test('a time to come back may also be a date', async () => {
  const { desk } = await foundAt(
    sql,
    await answering(
      (_, response) =>
        void response.writeHead(503, { 'retry-after': new Date(Date.now() + 600_000).toUTCString() }).end(),
    ),
  )
  await expect.poll(() => desk.sync.state().failures, soon).toBe(1)
  const { nextTry } = desk.sync.state()
  expect(nextTry! - desk.time.now()).toBeGreaterThan(590_000)
})

test('what is too large for somebody on the way goes in halves', async () => {
  const region = await ownRegion({ sql })
  const largest = 3_000
  const handOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await request.toArray())
    if (body.length > largest) return void response.writeHead(413, page).end('<html>413</html>')
    const answer = await region.fetch(`${URL}${request.url}`, {
      method: request.method!,
      headers: request.headers as Record<string, string>,
      ...(body.length > 0 && { body }),
    })
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  }
  const url = await answering((request, response) => void handOn(request, response))
  const desk = ownDesk({ token: region.token, url, fetch, people: [pupil()] })
  const phones = ['01', '11', '12', '13', '14', '15'].map((end) => `+790000000${end}`)
  const ids = phones
    .slice(1)
    .map((becomes, place) =>
      desk.sign(region.correct({ changes: [{ field: 'phone', was: phones[place]!, becomes }] })),
    )
  desk.sync.start()
  await expect.poll(() => desk.sync.state().state, soon).toBe('idle')
  expect(ids.map(desk.state)).toEqual(ids.map(() => 'confirmed'))
})

test('somebody on the way who can read nothing costs no correction its place', async () => {
  const { desk, id } = await foundAt(
    sql,
    await answering((_, response) => void response.writeHead(400, page).end('<html>Bad Request</html>')),
  )
  await expect.poll(() => desk.sync.state().failures, soon).toBe(1)
  expect([desk.state(id), desk.sync.state().trouble]).toEqual([
    'waiting',
    { code: 'line.unsendable', status: 400 },
  ])
})

test.each([
  [-400, undefined],
  [299, undefined],
  [301, 301],
  [-301, -301],
])('a clock that is %i s ahead is told beside a line that works', async (ahead, told) => {
  const region = await ownRegion({ sql })
  const desk = ownDesk({
    token: region.token,
    people: [pupil()],
    fetch: async (url, init) => {
      const answer = await region.fetch(url, init)
      const date = ahead === -400 ? 'some day' : new Date(DAY - ahead * 1_000).toUTCString()
      return new Response(answer.body, {
        status: answer.status,
        headers: { ...Object.fromEntries(answer.headers), date },
      })
    },
  })
  const id = desk.sign(region.correct())
  desk.sync.start()
  await until(() => desk.sync.state().state === 'idle')
  expect(desk.state(id)).toBe('confirmed')
  expect(desk.sync.state().trouble).toEqual(
    told === undefined ? undefined : { code: 'line.clock', aheadSeconds: told },
  )
})
