import { setImmediate } from 'node:timers/promises'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { change, type GatewayChange } from '../../contract/gateway.ts'
import { migrate } from '../../gateway/archive/migrate.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { pupil } from '../fakes/people.ts'
import { databases } from './databases.ts'
import { freshId, ownRegion, parcelOf, URL, type Region } from './region.ts'

const many = (count: number) => Array.from({ length: count }, () => pupil({ id: freshId() }))

const linesIn = (text: string): GatewayChange[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => change.parse(JSON.parse(line)))

const ask = (region: Region, after = '', more: Record<string, string> = {}) =>
  region.fetch(`${URL}/v1/changes?after=${encodeURIComponent(after)}`, {
    headers: { ...region.headers, ...more },
  })

const pull = async (region: Region, after = '') => linesIn(await (await ask(region, after)).text())

describe.each(databases)('%s', (_, openSql) => {
  let sql: OpenSql
  beforeAll(async () => {
    sql = await openSql()
    await migrate(sql)
  })
  afterAll(() => sql.close())

  test('everything comes once, in order, with an end; after the end nothing but the end', async () => {
    const people = many(2_500)
    const region = await ownRegion({ sql, people })

    const lines = await pull(region)
    const end = lines.pop()!
    expect(lines.map((line) => line.kind === 'person' && line.person)).toEqual(people)
    expect(end.kind).toBe('end')
    expect(await pull(region, lines.at(-1)!.cursor)).toEqual([end])
    expect(await pull(region, end.cursor)).toEqual([end])
  })

  test('a pull goes on from any line', async () => {
    const region = await ownRegion({ sql, people: many(30) })
    const lines = await pull(region)
    for (const [place, { cursor }] of lines.entries()) {
      expect(await pull(region, cursor)).toEqual(place < 30 ? lines.slice(place + 1) : lines.slice(30))
    }
  })

  test('what is corrected, changed and retired comes to who has read before; retired only to them', async () => {
    const [first, second, third] = many(3) as [
      ReturnType<typeof pupil>,
      ReturnType<typeof pupil>,
      ReturnType<typeof pupil>,
    ]
    const region = await ownRegion({ sql, people: [first, second, third] })
    const { cursor } = (await pull(region)).at(-1)!
    await region.offer(parcelOf(region.correct({ person: second.id })))
    await region.archive.people.load(region.school, [first, { ...third, phone: '' }])
    await region.archive.people.retire(region.school, [first.id, freshId()])

    const without = (line: GatewayChange) => ({ ...line, cursor: undefined })
    expect((await pull(region, cursor)).map(without)).toEqual([
      { kind: 'person', person: { ...second, lastName: 'Образцова', version: 2 } },
      { kind: 'person', person: { ...third, phone: '', version: 2 } },
      { kind: 'gone', id: first.id },
      { kind: 'end' },
    ])
    expect((await pull(region)).map(({ kind }) => kind)).toEqual(['person', 'person', 'end'])
  })

  test('who comes back after leaving comes again', async () => {
    const region = await ownRegion({ sql })
    await region.archive.people.retire(region.school, [pupil().id])
    await region.archive.people.load(region.school, [pupil()])

    expect((await pull(region))[0]).toMatchObject({ kind: 'person', person: { version: 3 } })
  })

  test('a mark of another school, another archive, or of the future is refused as gone', async () => {
    const region = await ownRegion({ sql, people: many(3) })
    const other = await ownRegion({ sql, people: many(2) })
    const foreign = (await pull(other)).at(-1)!.cursor
    const own = (await pull(region)).at(-1)!.cursor
    const future = Buffer.from(Buffer.from(own, 'base64url').toString().replace(/3$/, '9')).toString(
      'base64url',
    )

    for (const mark of [foreign, future, 'abc', '%00', ' ']) {
      const answer = await ask(region, mark)
      expect([answer.status, await answer.json()]).toEqual([410, { code: 'cursor' }])
    }
    await region.archive.renew()
    expect((await ask(region, own)).status).toBe(410)
  })

  test('a reader misses nothing while many write at once', async () => {
    const region = await ownRegion({ sql, people: many(40) })
    const people = (await pull(region)).flatMap((line) => (line.kind === 'person' ? [line.person] : []))
    const seen = new Map<string, number>()
    let cursor = ''
    const writing = new AbortController()

    const read = async () => {
      for (const line of await pull(region, cursor)) {
        if (line.kind === 'person') seen.set(line.person.id, line.person.version)
        cursor = line.cursor
      }
    }
    const reading = (async () => {
      while (!writing.signal.aborted) {
        await read()
        // PGlite answers without the event loop: the writers must have their turn.
        await setImmediate()
      }
    })()
    await Promise.all(people.map(({ id }) => region.offer(parcelOf(region.correct({ person: id })))))
    writing.abort()
    await reading
    await read()
    expect([...seen.values()]).toEqual(people.map(() => 2))
  })

  test.each([
    ['gzip, br', 'gzip', gunzipSync],
    ['gzip, zstd;q=0', 'gzip', gunzipSync],
    ['gzip, zstd', 'zstd', zstdDecompressSync],
    ['ZSTD ; q=0.5', 'zstd', zstdDecompressSync],
  ] as const)('a desk that accepts %s gets it packed with %s', async (accepted, packing, unpack) => {
    const region = await ownRegion({ sql, people: many(1_200) })
    const packed = await ask(region, '', { 'accept-encoding': accepted })

    expect(packed.headers.get('content-encoding')).toBe(packing)
    const bytes = Buffer.from(await packed.arrayBuffer())
    expect(linesIn(unpack(bytes).toString())).toEqual(await pull(region))
    expect(bytes.length).toBeLessThan(100_000)
  })

  test.each(['', 'br', 'gzip;q=0', 'zstandard'])('a desk that accepts %j gets it plain', async (accepted) => {
    const region = await ownRegion({ sql })
    const plain = await ask(region, '', { 'accept-encoding': accepted })
    expect([plain.headers.has('content-encoding'), linesIn(await plain.text()).length]).toEqual([false, 2])
  })
})
