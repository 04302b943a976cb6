import type { RequestListener } from 'node:http'
import * as tls from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROTOCOL_HEADER } from '../../../contract/gateway.ts'
import type { OpenSql } from '../../../gateway/archive/sql.ts'
import { lineOfTest } from '../../../main/self-test.ts'
import { trustAuthorities } from '../../../main/sync/trust-authorities.ts'
import { ownSql } from '../../gateway/databases.ts'
import { troubleAt } from './found.ts'
import { answering, ownAuthority, secured } from './servers.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const gateway = { [PROTOCOL_HEADER]: '3', 'content-type': 'application/json' }

test('a server is believed under the authority of the region, and under no other', async () => {
  const before = tls.getCACertificates('default')
  const ours = ownAuthority('Учебный УЦ региона')
  const filter = ownAuthority('Фильтр школы')
  const said: RequestListener = (_, response) => void response.writeHead(503, gateway).end()
  const name = { name: 'localhost' }
  const lateTimes = { from: '20200101000000Z', until: '20200201000000Z' }
  const earlyTimes = { from: '20990101000000Z', until: '20990201000000Z' }
  const [good, opened, late, early, other] = await Promise.all([
    secured(ours.issue(name), said),
    secured(filter.issue(name), said),
    secured(ours.issue({ ...name, ...lateTimes }), said),
    secured(ours.issue({ ...name, ...earlyTimes }), said),
    secured(ours.issue({ name: 'journal.test' }), said),
  ])
  const issuer = 'Учебный УЦ региона, Пример'

  expect(await troubleAt(sql, good)).toMatchObject({ code: 'line.tls', reason: 'untrusted', issuer })
  trustAuthorities([ours.certificate])
  try {
    expect(await troubleAt(sql, good)).toEqual({ code: 'line.busy', status: 503 })
    expect(await troubleAt(sql, opened)).toMatchObject({
      code: 'line.tls',
      reason: 'untrusted',
      host: 'localhost',
      issuer: 'Фильтр школы, Пример',
    })
    const host = 'localhost'
    expect(await troubleAt(sql, late)).toEqual({
      code: 'line.tls',
      reason: 'expired',
      host,
      issuer,
      from: '2020-01-01T00:00:00.000Z',
      until: '2020-02-01T00:00:00.000Z',
    })
    expect(await troubleAt(sql, early)).toMatchObject({
      code: 'line.tls',
      reason: 'not-yet',
      from: '2099-01-01T00:00:00.000Z',
    })
    expect(await troubleAt(sql, other)).toMatchObject({ code: 'line.tls', reason: 'name', host, issuer })
  } finally {
    tls.setDefaultCACertificates(before)
  }
})

test('a filter whose authority has no name is told as what it is, and ends nothing', async () => {
  const nobody = await secured(ownAuthority('').issue({ name: 'localhost' }), (_, response) => {
    response.writeHead(503, gateway).end()
  })
  const found = await troubleAt(sql, nobody)
  expect(found).toMatchObject({ code: 'line.tls', reason: 'untrusted', host: 'localhost' })
  expect(found).not.toHaveProperty('issuer')
})

test('the self-test believes the authority of the region, and nothing else of the program does after it', async () => {
  const region = ownAuthority('Учебный УЦ региона')
  const said: RequestListener = (_, response) => void response.writeHead(503, gateway).end()
  const issued = region.issue({ name: 'localhost' })
  const [journal, elsewhere] = await Promise.all([secured(issued, said), secured(issued, said)])
  const startThread = (): never => {
    throw new Error('no thread is started by the self-test')
  }
  const { fetch: ask } = lineOfTest({ startThread }, [region.certificate])
  expect((await ask(journal, {})).status).toBe(503)
  await expect(fetch(elsewhere)).rejects.toThrow('fetch failed')
})

test('a server that speaks no TLS where it should is told so', async () => {
  const url = (await answering((_, response) => void response.end())).replace('http:', 'https:')
  expect(await troubleAt(sql, url)).toEqual({ code: 'line.tls', reason: 'other', host: '127.0.0.1' })
})
