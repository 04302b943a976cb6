import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ownProgram } from './program.ts'

const MEGABYTE = Buffer.alloc(1_048_576, 0x20)

/** Memory of the process, MB; only Linux tells it so. */
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1_024

/** Sends pieces while the other side takes them, then reads its answer to the end: the status line, or nothing. */
function talk(port: number, pieces: Iterable<string | Buffer>): Promise<{ status: number; sent: number }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    let sent = 0
    const feed = pieces[Symbol.iterator]()
    const end = (): void => {
      socket.destroy()
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0), sent })
    }
    const send = (): void => {
      for (let next = feed.next(); !next.done; next = feed.next()) {
        sent += next.value.length
        if (!socket.write(next.value)) return void socket.once('drain', send)
      }
    }
    socket.setTimeout(3_000, end)
    socket.on('data', (part) => {
      answer += part.toString('latin1')
      if (answer.includes('\r\n\r\n')) end()
    })
    socket.on('error', end).on('close', end).on('connect', send)
  })
}

function* repeated(head: string, piece: Buffer | string, times: number): Generator<string | Buffer> {
  yield head
  for (let time = 0; time < times; time += 1) yield piece
}

test('floods and nonsense on the wire are refused, held nowhere, and end nobody', async () => {
  const program = ownProgram({})
  await program.run('school', 'school-1', 'Учебная школа')
  const token = await program.run('workplace', 'school-1', 'desk-1')
  const { port, url, pid, isAlive } = await program.serve()
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const ask = (init: RequestInit = {}) => fetch(`${url}/v1/corrections`, { method: 'POST', headers, ...init })
  const head = (more: string): string =>
    `POST /v1/corrections HTTP/1.1\r\nhost: gateway\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n${more}\r\n\r\n`
  await ask({ body: '{}' })
  const before = memoryOf(pid)

  const long = await talk(port, repeated(head(`content-length: ${100 * 1_048_576}`), MEGABYTE, 100))
  expect(long.status).toBe(413)
  const chunk = Buffer.concat([Buffer.from('100000\r\n'), MEGABYTE, Buffer.from('\r\n')])
  const chunked = await talk(port, repeated(head('transfer-encoding: chunked'), chunk, 100))
  expect([413, 0]).toContain(chunked.status)
  expect(chunked.sent).toBeLessThan(60 * 1_048_576)

  const bomb = gzipSync(Buffer.alloc(50 * 1_048_576, 0x20))
  const packed = await ask({ body: bomb, headers: { ...headers, 'content-encoding': 'gzip' } })
  expect(packed.status).toBe(413)

  const lies: [string, number[]][] = [
    ['GET / HTTP/1.1\r\n\r\n', [400]],
    ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400, 0]],
    ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400, 0]],
    [`GET /v1/me HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(200_000)}\r\n\r\n`, [431, 400]],
    [`GET /${'z'.repeat(100_000)} HTTP/1.1\r\nhost: a\r\n\r\n`, [431, 414, 404, 401]],
    ['POST /v1/corrections HTTP/1.1\r\nhost: a\r\ncontent-length: -5\r\n\r\n', [400]],
    [
      'POST /v1/corrections HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      [400],
    ],
    ['NONSENSE /v1/me HTTP/1.1\r\nhost: a\r\n\r\n', [400]],
    ['GET /v1/me HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n', [400, 401]],
  ]
  for (const [text, allowed] of lies) expect(allowed).toContain((await talk(port, [text])).status)

  // Many who say they will send and never do: the others are served.
  const silent = Array.from({ length: 200 }, () => connect(port, '127.0.0.1').on('error', () => undefined))
  for (const socket of silent) socket.write(head('content-length: 1000'))
  expect((await fetch(`${url}/v1/me`, { headers })).status).toBe(200)
  for (const socket of silent) socket.destroy()

  expect(isAlive()).toBe(true)
  expect((await fetch(`${url}/v1/me`, { headers })).status).toBe(200)
  expect(memoryOf(pid) - before).toBeLessThan(120)
})
