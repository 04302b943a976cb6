import { Readable } from 'node:stream'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { verdict } from '../../contract/gateway.ts'
import type { Line } from '../../main/sync/ask.ts'
import { get } from '../../main/sync/get.ts'
import { pusher } from '../../main/sync/push.ts'
import { snilsCorrection } from '../fakes/correction.ts'
import { pupil } from '../fakes/people.ts'
import { ownDesk, type OwnDesk } from '../main/sync/desk.ts'
import { answering } from '../main/sync/servers.ts'
import { END, lines, NEVER, nobody, placesIn, pull, withAt } from './hostile.ts'

const push = (desk: OwnDesk, fetch: Line['fetch']) =>
  pusher({ ...desk, now: desk.time.now, changed: () => undefined })({ ...desk.line, fetch })

const json = (value: unknown) => () =>
  new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } })

test('an answer that unfolds a thousandfold is read no further than a whole one, on either way', async () => {
  const bomb = gzipSync(Buffer.alloc(100_000_000, 0x20))
  const url = await answering(
    (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  )
  const desk = ownDesk({ token: 't', url, fetch, people: [pupil()] })
  desk.sign(snilsCorrection())
  const held = process.memoryUsage().arrayBuffers
  const ahead: Line['fetch'] = async (address) => {
    const { status, body } = await get(address, [])
    return new Response(Readable.toWeb(Readable.from(body!)) as ReadableStream<Uint8Array>, { status })
  }
  for (const way of [fetch, ahead]) expect((await pull(desk, way)).fault?.code).toBe('line.lost')
  const another = zstdCompressSync(Buffer.alloc(100_000_000, 0x20))
  const other = await answering(
    (_, response) => void response.writeHead(200, { 'content-encoding': 'zstd' }).end(another),
  )
  expect((await pull(desk, () => ahead(other, {}))).fault?.code).toBe('line.lost')
  expect((await push(desk, fetch)).ok).toBe(false)
  expect(process.memoryUsage().arrayBuffers - held).toBeLessThan(60_000_000)
  expect(desk.everybody()).toEqual([pupil()])
})

test('no wrong value in any place of a verdict decides a correction', async () => {
  const desk = ownDesk({ token: 't', fetch: nobody, people: [pupil()] })
  const id = desk.sign(snilsCorrection())
  const kinds = [
    { id, state: 'accepted', version: 5 },
    { id, state: 'refused', code: 'bytes' },
    {
      id,
      state: 'conflict',
      field: 'snils',
      theirs: '1',
      fields: [{ field: 'snils', theirs: '1' }],
      version: 5,
    },
  ]
  for (const genuine of kinds)
    for (const place of placesIn(genuine))
      for (const value of [...NEVER, '__proto__', 'confirmed', '019b0000-0000-7000-8000-00000000ffff']) {
        const said = withAt(genuine, place, value)
        if (place[0] !== 'id' && verdict.safeParse(said).success) continue // another text is what theirs may be
        await push(desk, json({ verdicts: [said] }))
        desk.time.pass(60_000)
        expect([place.join('.'), value, desk.state(id)]).toEqual([place.join('.'), value, 'waiting'])
      }
  for (const strange of [
    '{"verdicts":[{"__proto__":{"state":"accepted"}}]}',
    `{"__proto__":{"verdicts":[${JSON.stringify(kinds[0])}]}}`,
    `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`,
    `{"verdicts":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`,
    JSON.stringify({ verdicts: Array.from({ length: 101 }, () => kinds[0]) }),
  ]) {
    expect((await push(desk, () => new Response(strange))).ok).toBe(false)
    expect(desk.state(id)).toBe('waiting')
  }
  expect([desk.everybody(), desk.outbox.receipts(id)]).toEqual([[pupil()], []])
  expect(await push(desk, json({ verdicts: [kinds[0]] }))).toEqual({ ok: true, value: 1 })
  expect(desk.state(id)).toBe('confirmed')
})

test('no wrong value in the answer who this is makes the desk set a correction aside', async () => {
  const desk = ownDesk({ token: 't', fetch: nobody, people: [pupil()] })
  const id = desk.sign(snilsCorrection())
  const me = { school: 'school-1', workplace: 'desk-1', title: 'Школа', training: false, protocol: 3 }
  for (const place of placesIn(me))
    for (const value of NEVER) {
      if (place[0] === 'training' && value === true) continue
      const fetch: Line['fetch'] = (url) =>
        url.endsWith('/v1/me') ? json(withAt(me, place, value))() : new Response('{}', { status: 400 })
      await push(desk, fetch)
      expect([place, value, desk.state(id)]).toEqual([place, value, 'waiting'])
    }
})

test('no token is carried to where an answer would like to have it', async () => {
  const heard: (string | undefined)[] = []
  const other = await answering(({ headers }, response) => {
    heard.push(headers.authorization)
    response.end(lines(END))
  })
  for (const status of [301, 302, 303, 307, 308]) {
    const url = await answering(
      (_, response) => void response.writeHead(status, { location: `${other}/v1/changes?after=` }).end(),
    )
    const desk = ownDesk({ token: 'secret', url, fetch })
    const ahead: Line['fetch'] = async (address, init) => {
      const got = await get(address, Object.entries((init.headers ?? {}) as Record<string, string>))
      return new Response(null, { status: got.status })
    }
    for (const way of [fetch, ahead])
      expect((await pull(desk, way)).fault).toEqual({ code: 'line.portal', status })
  }
  expect(heard).toEqual([])
})

test('an answer with a head of a megabyte is no answer', async () => {
  const url = await answering((_, response) => {
    response.socket!.end(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(1_000_000)}\r\n\r\n${lines(END)}`)
  })
  const desk = ownDesk({ token: 't', url, fetch })
  expect((await pull(desk, fetch)).fault?.code).toMatch(/^line\./)
})
