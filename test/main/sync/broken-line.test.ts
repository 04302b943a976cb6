import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROTOCOL_HEADER } from '../../../contract/gateway.ts'
import type { Trouble } from '../../../contract/trouble.ts'
import type { OpenSql } from '../../../gateway/archive/sql.ts'
import { pupil } from '../../fakes/people.ts'
import { ownSql } from '../../gateway/databases.ts'
import { freshId, ownRegion, URL } from '../../gateway/region.ts'
import { ownDesk, ownTime } from './desk.ts'
import { foundAt, soon, troubleAt } from './found.ts'
import { answering, closedPort, connecting } from './servers.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

test.each<[string, () => Promise<string>, Trouble]>([
  ['nobody listens', closedPort, { code: 'line.closed', host: '127.0.0.1' }],
  [
    'no such name',
    () => Promise.resolve('https://no-such-journal.invalid'),
    { code: 'line.name', host: 'no-such-journal.invalid' },
  ],
  [
    'cut before the head',
    () => connecting((socket) => socket.once('data', () => socket.destroy())),
    { code: 'line.lost' },
  ],
  [
    'reset before the head',
    () => connecting((socket) => socket.once('data', () => socket.resetAndDestroy())),
    { code: 'line.lost' },
  ],
  [
    'ended in the middle of a body whose length was said',
    () =>
      connecting((socket) =>
        socket.once('data', () =>
          socket.end(`HTTP/1.1 200 OK\r\n${PROTOCOL_HEADER}: 3\r\ncontent-length: 900\r\n\r\n{"verd`),
        ),
      ),
    { code: 'line.lost' },
  ],
  [
    'ended in the middle of a body whose length was not said',
    () =>
      connecting((socket) =>
        socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n${PROTOCOL_HEADER}: 3\r\n\r\n{"verd`)),
      ),
    { code: 'line.lost' },
  ],
  ['no HTTP at all', () => connecting((socket) => socket.end('SSH-2.0-server\r\n')), { code: 'line.lost' }],
])('a line that fails below HTTP is told by how: %s', async (_case, open, expected) => {
  expect(await troubleAt(sql, await open())).toEqual(expected)
})

test.each<
  [string, (url: (listener: Parameters<typeof connecting>[0]) => Promise<string>) => Promise<string>]
>([
  ['taken and never answered', (open) => open(() => undefined)],
  [
    'open for ever after the head',
    (open) =>
      open((socket) =>
        socket.once('data', () =>
          socket.write(`HTTP/1.1 200 OK\r\n${PROTOCOL_HEADER}: 3\r\ncontent-length: 900\r\n\r\n`),
        ),
      ),
  ],
  [
    'a drip of bytes without an end',
    (open) =>
      open((socket) =>
        socket.once('data', () => {
          socket.write(`HTTP/1.1 200 OK\r\n${PROTOCOL_HEADER}: 3\r\n\r\n`)
          const drip = setInterval(() => socket.write(' '), 5)
          socket.once('close', () => clearInterval(drip))
        }),
      ),
  ],
])('a line that stands and brings nothing is given up after half a minute: %s', async (_case, open) => {
  let heard = 0
  const url = await open((listener) =>
    connecting((socket) => {
      socket.once('data', () => (heard += 1))
      listener(socket)
    }),
  )
  const { desk, id } = await foundAt(sql, url)
  await expect.poll(() => heard, soon).toBe(1)
  for (let beat = 0; beat < 20; beat += 1) await desk.line.timers.breathe()
  desk.time.pass(30_000)
  await expect.poll(() => desk.sync.state().trouble, soon).toEqual({ code: 'line.silent' })
  expect(desk.state(id)).toBe('waiting')
})

test('a line that is only slow is not given up', async () => {
  const people = Array.from({ length: 40 }, (_, place) =>
    pupil({ id: `019b0000-0000-7000-9100-${String(place).padStart(12, '0')}` }),
  )
  const region = await ownRegion({ sql, people })
  const whole = Buffer.from(
    await (
      await region.fetch('https://gateway.example.org/v1/changes', { headers: region.headers })
    ).arrayBuffer(),
  )
  const time = ownTime()
  const url = await answering((_, response) => {
    response.writeHead(200, { [PROTOCOL_HEADER]: '3' })
    let at = 0
    const more = setInterval(() => {
      response.write(whole.subarray(at, at + 1_024))
      at += 1_024
      time.pass(20_000)
      if (at >= whole.length) response.end()
      if (at >= whole.length) clearInterval(more)
    }, 10)
  })
  const desk = ownDesk({ token: region.token, url, fetch, time })
  desk.sync.start()
  await expect.poll(() => desk.sync.state().state, soon).toBe('idle')
  expect(desk.everybody().length).toBe(40)
})

test('a gateway that dies in the midst of a pull is gone on with where it was, once it is back', async () => {
  const people = Array.from({ length: 400 }, () => pupil({ id: freshId() }))
  const region = await ownRegion({ sql, people })
  const asked: string[] = []
  const url = await answering((request, response) => {
    const path = request.url!
    asked.push(path)
    const { authorization } = request.headers
    void region
      .fetch(`${URL}${path}`, { headers: { authorization: authorization! } })
      .then(async (answer) => {
        const whole = Buffer.from(await answer.arrayBuffer())
        response.writeHead(200, { [PROTOCOL_HEADER]: '3' })
        if (asked.length > 1) return response.end(whole)
        response.write(whole.subarray(0, whole.length >> 1))
        return setTimeout(() => response.destroy(), 50)
      })
  })
  const desk = ownDesk({ token: region.token, url, fetch })
  desk.sync.start()
  await expect.poll(() => desk.sync.state().trouble, soon).toEqual({ code: 'line.lost' })
  const taken = desk.everybody().length
  expect(taken).toBeGreaterThan(100)

  desk.sync.wake()
  await expect.poll(() => desk.sync.state().state, soon).toBe('idle')
  expect(desk.everybody().length).toBe(400)
  expect(asked.map((path) => path.replace(/=.+/, '=mark'))).toEqual([
    '/v1/changes?after=',
    '/v1/changes?after=mark',
  ])
})
