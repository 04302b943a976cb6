import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { ask, systemTimers } from '../../../main/sync/ask.ts'
import { fetcherAhead } from '../../../main/sync/fetch-ahead.ts'
import { readAhead, type Heard } from '../../../main/sync/read-ahead.ts'
import { answering, closedPort, connecting, ownAuthority, secured } from './servers.ts'

const PROGRAM = new URL('../../../main/reading-thread.ts', import.meta.url)

/** A fetch by threads of which it counts those that run. */
function ahead(authorities: readonly string[] = []) {
  const running = new Set<Worker>()
  const fetch = fetcherAhead((question) => {
    const thread = new Worker(PROGRAM, { workerData: { ...question, authorities } })
    running.add(thread)
    thread.once('exit', () => running.delete(thread))
    return thread
  })
  onTestFinished(async () => void (await Promise.all([...running].map((one) => one.terminate()))))
  const ended = () => expect.poll(() => running.size, { timeout: 5_000 }).toBe(0)
  return { fetch, ended }
}

const asked = (fetch: ReturnType<typeof ahead>['fetch'], url: string) =>
  ask(
    { place: { url, token: 'secret' }, fetch, timers: systemTimers, stopped: new AbortController().signal },
    '/v1/changes',
  )

const LONG = Array.from({ length: 60_000 }, (_, place) => `строка ${place} ${'ю'.repeat(place % 97)}\n`).join(
  '',
)

test('an answer that is read ahead is the whole answer, and the thread ends with it', async () => {
  const { fetch, ended } = ahead()
  const url = await answering(({ headers }, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'x-asked': headers.authorization })
    response.end(gzipSync(LONG))
  })
  const response = await fetch(url, { headers: { authorization: 'Bearer secret' } })
  expect([response.status, response.headers.get('x-asked')]).toEqual([200, 'Bearer secret'])
  expect((await response.text()) === LONG).toBe(true)
  await ended()
})

test('what has come before a line breaks is given before it is told', async () => {
  const { fetch, ended } = ahead()
  const url = await answering((_request, response) => {
    response.writeHead(200, { 'content-length': 1_000 })
    response.write('half')
    void setTimeout(50).then(() => response.destroy())
  })
  const reader = (await fetch(url, {})).body!.getReader()
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('half')
  await expect(reader.read()).rejects.toThrow()
  await ended()
})

test.each([
  ['gzip', gzipSync],
  ['zstd', zstdCompressSync],
])('an answer packed with %s that is cut gives all that has come', async (packing, pack) => {
  const { fetch, ended } = ahead()
  const packed = pack(LONG)
  const url = await answering((_request, response) => {
    response.writeHead(200, { 'content-encoding': packing, 'content-length': packed.length })
    response.write(packed.subarray(0, packed.length >> 1))
    void setTimeout(100).then(() => response.destroy())
  })
  const pieces: Uint8Array[] = []
  await expect(
    (async () => {
      for await (const piece of (await fetch(url, {})).body!) pieces.push(piece)
    })(),
  ).rejects.toThrow()
  const text = Buffer.concat(pieces).toString('utf8')
  expect(text.length).toBeGreaterThan(LONG.length / 3)
  expect(LONG.startsWith(text.slice(0, text.lastIndexOf('\n')))).toBe(true)
  await ended()
})

test('an answer without a body has none', async () => {
  const { fetch, ended } = ahead()
  const url = await answering((_request, response) => response.writeHead(204).end())
  expect((await fetch(url, {})).body).toBe(null)
  await ended()
})

test('a fault of the line is the same as without the thread', async () => {
  const { fetch, ended } = ahead()
  const closed = await closedPort()
  const cut = await connecting((socket) => void socket.once('data', () => socket.destroy()))
  const proxy = await answering((_request, response) => response.writeHead(407).end())
  const moved = await answering((_request, response) => response.writeHead(302, { location: '/login' }).end())
  const strange = await connecting(
    (socket) => void socket.once('data', () => socket.end('HTTP/1.1 999 No\r\n\r\n')),
  )
  expect(await asked(fetch, strange)).toEqual({ ok: false, fault: { code: 'line.lost' } })
  for (const url of [closed, cut, proxy, moved, 'http://nobody.invalid']) {
    expect(await asked(fetch, url)).toEqual(await asked(globalThis.fetch, url))
  }
  await ended()
})

test('the thread believes whom it is told to believe, and nobody else', async () => {
  const region = ownAuthority('Учебный УЦ региона')
  const url = await secured(region.issue({ name: 'localhost' }), (_request, response) => response.end('a'))
  expect(await asked(ahead().fetch, url)).toMatchObject({ fault: { code: 'line.tls', reason: 'untrusted' } })
  expect(await asked(ahead([region.certificate]).fetch, url)).toMatchObject({ ok: true })
})

test('whoever stops it waits for nothing more', async () => {
  const { fetch, ended } = ahead()
  const url = await answering((_request, response) => void response.writeHead(200).write('a'))
  const stopped = new AbortController()
  const reader = (await fetch(url, { signal: stopped.signal })).body!.getReader()
  await reader.read()
  const waiting = reader.read()
  stopped.abort(new Error('stopped'))
  await expect(waiting).rejects.toThrow('stopped')
  await ended()
})

test('whoever gives the answer up ends the thread', async () => {
  const { fetch, ended } = ahead()
  const url = await answering((_request, response) => void response.writeHead(200).write('a'))
  await (await fetch(url, {})).body!.cancel()
  await ended()
})

test('no more is read ahead than has room, however much there is', async () => {
  const heard: Heard[] = []
  let read = 0
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      read += 100_000
      yield new Uint8Array(100_000)
    }
  }
  const taken = readAhead(
    { url: 'http://endless', headers: [], authorities: [] },
    {
      get: () => Promise.resolve({ status: 200, headers: [], body: endless() }),
      tell: (one) => void heard.push(one),
    },
  )
  const stands = async (): Promise<number> => {
    let last = -1
    while (last !== read) {
      last = read
      await setTimeout(50)
    }
    return read
  }
  const first = await stands()
  expect(first).toBeLessThan(14_000_000)

  const pieces = heard.flatMap((one) => ('piece' in one ? [one.piece.length] : []))
  for (const size of pieces) taken(size)
  expect(await stands()).toBeGreaterThan(first)
  expect(read).toBeLessThan(28_000_000)
})
