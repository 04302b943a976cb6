import { Readable } from 'node:stream'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonRecord } from '../../../contract/person.ts'
import type { OpenSql } from '../../../gateway/archive/sql.ts'
import type { Line } from '../../../main/sync/ask.ts'
import { GATEWAY, puller } from '../../../main/sync/pull.ts'
import { createTaker, type BulkIndex } from '../../../main/sync/take.ts'
import { SIDE_INDEXES } from '../../../main/store/bulk.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { pupil } from '../../fakes/people.ts'
import { noIndex } from '../../fakes/store.ts'
import { ownSql } from '../../gateway/databases.ts'
import { freshId, ownRegion, type Region } from '../../gateway/region.ts'
import { ownDesk, type OwnDesk } from './desk.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const many = (count: number): PersonRecord[] =>
  Array.from({ length: count }, (_, place) => pupil({ id: freshId(), phone: `+7900${1_000_000 + place}` }))

function pullerOf(desk: OwnDesk, bulk?: BulkIndex) {
  const clock = () => performance.now()
  const taker = createTaker({ ...desk, bulk, many: 10 })
  const pull = puller({ ...desk, taker, clock })
  return { taker, pull: (line: Line = desk.line) => pull(line) }
}

/** The same answer with its body ended, or broken off, after so many bytes; in pieces of a given size. */
function cut(answer: Response, after: number, piece: number, how: 'ended' | 'broken'): Response {
  async function* pieces() {
    const bytes = new Uint8Array(await answer.arrayBuffer()).subarray(0, after)
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
    if (how === 'broken') throw new TypeError('terminated')
  }
  return new Response(
    Readable.toWeb(Readable.from(pieces(), { objectMode: false })) as ReadableStream<Uint8Array>,
  )
}

const sorted = (people: readonly PersonRecord[]) => people.toSorted((a, b) => (a.id < b.id ? -1 : 1))

test('the first pull brings everybody, the next one only what has changed', async () => {
  const people = many(3_000)
  const region = await ownRegion({ sql, people })
  const desk = ownDesk(region)
  const { pull } = pullerOf(desk)

  expect(await pull()).toEqual({ taken: 3_000 })
  expect(desk.everybody()).toEqual(people)
  expect(await pull()).toEqual({ taken: 0 })

  await region.archive.people.load(region.school, [{ ...people[7]!, phone: '' }])
  await region.archive.people.retire(region.school, [people[8]!.id])
  expect(await pull()).toEqual({ taken: 2 })
  expect(desk.people.find(people[7]!.id)).toEqual({ ...people[7]!, phone: '', version: 2 })
  expect(desk.people.find(people[8]!.id)).toBeUndefined()
})

test('a stream cut at any byte is gone on with, and ends with the same people', async () => {
  const people = many(12)
  const region = await ownRegion({ sql, people })
  const size = (await (await ask(region)).arrayBuffer()).byteLength
  const attempt = fc.record({
    after: fc.nat({ max: size }),
    piece: fc.integer({ min: 1, max: 5_000 }),
    how: fc.constantFrom('ended' as const, 'broken' as const),
  })

  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 6 }), async (attempts) => {
      const desk = ownDesk(region)
      const { pull } = pullerOf(desk)
      for (const { after, piece, how } of attempts) {
        await pull({
          ...desk.line,
          fetch: async (url, init) => cut(await region.fetch(url, init), after, piece, how),
        })
      }
      expect((await pull()).fault).toBeUndefined()
      expect(desk.everybody()).toEqual(people)
      desk.database.close()
    }),
    { numRuns: 40 },
  )
})

test('a gateway that does not know the mark is read anew, and who is not there is taken away', async () => {
  const people = many(4)
  const region = await ownRegion({ sql, people })
  const fromFile = pupil({ id: freshId(), version: 0 })
  const desk = ownDesk({ ...region, people: [fromFile] })
  await pullerOf(desk).pull()
  await region.archive.people.retire(region.school, [people[0]!.id])
  await region.archive.renew()

  // Cut once on the way: nobody may be taken away before all are known.
  const { pull } = pullerOf(desk)
  const broken = await pull({
    ...desk.line,
    fetch: async (url, init) => {
      const answer = await region.fetch(url, init)
      return answer.ok ? cut(answer, 1_500, 100, 'broken') : answer
    },
  })
  expect([broken.fault?.code, desk.everybody().length]).toEqual(['line.lost', 5])

  expect((await pull()).fault).toBeUndefined()
  expect(sorted(desk.everybody())).toEqual(sorted([fromFile, ...people.slice(1)]))
  expect(await pull()).toEqual({ taken: 0 })
})

test('after a kill in the midst of reading anew it is read anew from the start', async () => {
  const people = many(4)
  const region = await ownRegion({ sql, people })
  const desk = ownDesk(region)
  await pullerOf(desk).pull()
  await region.archive.people.retire(region.school, [people[0]!.id])
  desk.cursors.set(GATEWAY, '')

  await pullerOf(desk).pull({
    ...desk.line,
    fetch: async (url, init) => cut(await region.fetch(url, init), 1_500, 100, 'ended'),
  })
  expect(desk.cursors.get(GATEWAY)).toBe('')
  await pullerOf(desk).pull()
  expect(sorted(desk.everybody())).toEqual(sorted(people.slice(1)))
})

test('a line that no gateway writes ends the pull, and what came before it is kept', async () => {
  const people = many(3)
  const region = await ownRegion({ sql, people })
  const desk = ownDesk(region)
  const lines = (await (await ask(region)).text()).split('\n')

  const pulled = await pullerOf(desk).pull({
    ...desk.line,
    fetch: () => new Response([lines[0], '<html>', lines[1]].join('\n')),
  })
  expect(pulled).toEqual({ taken: 1, fault: { code: 'line.portal', status: 200 } })
  expect(desk.everybody()).toEqual(people.slice(0, 1))
})

test('when very many come into an empty base the search is built once, after them', async () => {
  const people = many(500)
  const region = await ownRegion({ sql, people })
  const kept: string[] = []
  const desk = ownDesk({ ...region, index: { ...noIndex, keep: ({ id }) => kept.push(id) } })
  let built = 0
  const bulk = {
    people: peopleOf(desk.database, noIndex, desk.time.now),
    build: () => {
      expect(sideIndexes(desk)).toEqual({})
      built += 1
    },
  }
  const { taker, pull } = pullerOf(desk, bulk)
  const whole = async (line?: Line) => {
    taker.begin()
    await pull(line).finally(taker.mend)
    expect(sideIndexes(desk)).toEqual(SIDE_INDEXES)
  }

  await whole({
    ...desk.line,
    fetch: async (url, init) => cut(await region.fetch(url, init), 90_000, 5_000, 'broken'),
  })
  expect([built, kept.length, desk.people.count() > 100]).toEqual([1, 0, true])
  await whole()
  expect([built, kept.length, desk.everybody()]).toEqual([2, 0, people])

  await region.archive.people.load(region.school, [{ ...people[0]!, phone: '' }])
  await whole()
  expect([built, kept]).toEqual([2, [people[0]!.id]])
})

test('the indexes and the search that lag after a kill are built at the next start', async () => {
  const region = await ownRegion({ sql, people: many(50) })
  const desk = ownDesk(region)
  let built = 0
  const bulk = { people: desk.people, build: () => void (built += 1) }
  const killed = pullerOf(desk, bulk)
  killed.taker.begin()
  await killed.pull()
  expect([built, sideIndexes(desk)]).toEqual([0, {}])

  const { taker } = pullerOf(desk, bulk)
  await taker.mend()
  await taker.mend()
  expect([built, sideIndexes(desk)]).toEqual([1, SIDE_INDEXES])
})

/** The side indexes as they stand in the base. */
const sideIndexes = ({ database }: OwnDesk): Record<string, string> =>
  Object.fromEntries(
    database
      .prepare<[], { name: string; sql: string }>(
        "select name, sql from sqlite_schema where type = 'index' and sql is not null",
      )
      .all()
      .filter(({ name }) => name in SIDE_INDEXES)
      .map(({ name, sql }) => [name, sql.replace(/create index( if not exists)?/i, 'create index')]),
  )

test('a desk that reads is never kept from the screen for long', async () => {
  const region = await ownRegion({ sql, people: many(4_000) })
  const desk = ownDesk(region)
  const text = await (await ask(region)).text()

  let turns = 0
  const over = new AbortController()
  const counting = (async () => {
    for (; !over.signal.aborted; turns += 1) await desk.line.timers.breathe()
  })()
  await pullerOf(desk).pull({ ...desk.line, fetch: () => new Response(text) })
  over.abort()
  await counting
  expect(turns).toBeGreaterThan(5)
})

const ask = (region: Region) =>
  region.fetch('https://gateway.example.org/v1/changes?after=', { headers: region.headers })
