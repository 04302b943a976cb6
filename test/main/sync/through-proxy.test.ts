import { createServer as createProxy, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import { PROTOCOL_HEADER } from '../../../contract/gateway.ts'
import type { OpenSql } from '../../../gateway/archive/sql.ts'
import { get } from '../../../main/sync/get.ts'
import { goThrough } from '../../../main/sync/go-through.ts'
import { trustAuthorities } from '../../../main/sync/trust-authorities.ts'
import { ownSql } from '../../gateway/databases.ts'
import { troubleAt } from './found.ts'
import { ownAuthority, secured } from './servers.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())
afterEach(() => goThrough(undefined))

const headers = { [PROTOCOL_HEADER]: '3', 'content-type': 'application/json' }

/** A proxy of a school: opens tunnels to this machine whatever name is asked for, or asks who is there. */
async function proxyOf(asks: boolean): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const server = createProxy()
  server.on('connection', (socket) => sockets.add(socket))
  server.on('connect', ({ url = '' }: IncomingMessage, socket: Socket) => {
    asked.push(url)
    socket.on('error', () => undefined)
    if (asks)
      return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: NTLM\r\n\r\n')
    const there = connect(Number(url.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      there.pipe(socket).pipe(there)
    })
    there.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

/** A journal under a name that only the proxy can find. */
async function journal() {
  const ours = ownAuthority('Учебный УЦ региона')
  const here = await secured(ours.issue({ name: 'journal.test' }), (_, response) => {
    response.writeHead(503, headers).end()
  })
  onTestFinished(trustAuthorities([ours.certificate]))
  return here.replace('localhost', 'journal.test')
}

test('the journal is reached through the proxy, by the engine and by the reader of a first pull', async () => {
  const url = await journal()
  const { host } = new URL(url)
  expect(await troubleAt(sql, url)).toMatchObject({ host: 'journal.test' }) // no such name, or nobody there

  const { address, asked } = await proxyOf(false)
  goThrough(address)
  expect(await troubleAt(sql, url)).toEqual({ code: 'line.busy', status: 503 })
  expect((await get(url, [])).status).toBe(503)
  expect(asked).toEqual([host, host])
})

test('a proxy that asks who is there is named as what it is', async () => {
  const url = await journal()
  const { address } = await proxyOf(true)
  goThrough(address)
  expect(await troubleAt(sql, url)).toEqual({ code: 'line.portal', status: 407 })
  await expect(get(url, [])).rejects.toThrow(/407/)
})
