import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { PersonRecord } from '../../../contract/person.ts'
import { rebuilderInParts } from '../../../main/search/rebuild.ts'
import { createSearch } from '../../../main/search/search.ts'
import { ADDED_TRIGGERS, SIDE_INDEXES } from '../../../main/store/bulk.ts'
import { cursorsOf } from '../../../main/store/cursors.ts'
import type { Database } from '../../../main/store/database.ts'
import { openStore } from '../../../main/store/open.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { systemTimers, waitBy, type Line } from '../../../main/sync/ask.ts'
import { puller } from '../../../main/sync/pull.ts'
import { createTaker } from '../../../main/sync/take.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { key, noIndex } from '../../fakes/store.ts'
import { journalOf, manyFamilies } from './journal.ts'

function ownFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'base.db')
}

/** A desk that takes a first pull of more than so many in bulk. */
function deskOn(file: string, many: number) {
  const opened = openStore({ file, key })
  if (!opened.ok) throw new Error(opened.fault.code)
  const database = opened.value
  const search = createSearch(database)
  const cursors = cursorsOf(database)
  const people = peopleOf(database, search.index, Date.now)
  const build = rebuilderInParts(database, waitBy(systemTimers), 0)
  const bulk = { people: peopleOf(database, noIndex, Date.now), build }
  const taker = createTaker({ database, people, cursors, bulk, many })
  const pull = puller({ database, cursors, taker, clock: () => performance.now() })
  return {
    database,
    search,
    taker,
    everybody: (): PersonRecord[] => [...people.each()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    async pull(fetch: Line['fetch']) {
      taker.begin()
      const place = { url: 'https://gateway.example.org', token: 'token' }
      const stopped = new AbortController().signal
      return pull({ place, fetch, timers: systemTimers, stopped }).finally(taker.mend)
    },
  }
}

/** As the steps make them, whichever way they came back. */
const inSchema = (database: Database): Record<string, string> =>
  Object.fromEntries(
    database
      .prepare<[], { name: string; sql: string }>('select name, sql from sqlite_schema where sql is not null')
      .all()
      .filter(({ name }) => name in SIDE_INDEXES || name in ADDED_TRIGGERS)
      .map(({ name, sql }) => [name, plain(sql)]),
  )

const plain = (sql: string): string =>
  sql.replace(/\s+/g, ' ').replace(/^create (index|trigger) /i, (words) => words.toLowerCase())

const complete = Object.fromEntries(
  Object.entries({ ...SIDE_INDEXES, ...ADDED_TRIGGERS }).map(([name, sql]) => [name, plain(sql)]),
)

const inOrder = (people: readonly PersonRecord[]) => people.toSorted((a, b) => (a.id < b.id ? -1 : 1))

test('the indexes and triggers that wait are those of the steps', () => {
  const { database } = deskOn(ownFile(), 1)
  expect(inSchema(database)).toEqual(complete)
  database.close()
})

test('a small stream cut at every byte of it is gone on with', async () => {
  const people = manyFamilies(1).map((one) => ({ ...one, documents: [] }))
  const journal = journalOf(people)
  const place = 'https://gateway.example.org/v1/changes?after='
  const whole = new Uint8Array(await (await journal(place, {})).arrayBuffer())
  const desk = deskOn(ownFile(), 1_000)
  desk.database.pragma('synchronous=OFF')

  for (let end = 0; end <= whole.length; end += 1) {
    desk.database.exec('begin; delete from person; delete from cursor; commit')
    await desk.pull(() => new Response(whole.subarray(0, end)))
    expect(await desk.pull(journal)).toEqual({ taken: expect.any(Number) })
    expect(desk.everybody()).toEqual(inOrder(people))
  }
  desk.database.close()
})

const ids = Array.from({ length: 5 }, (_, place) => `019b0000-0000-7000-8000-00000000000${place}`)
const anId = fc.constantFrom(...ids)
const aChange = fc.oneof(
  { weight: 1, arbitrary: fc.record({ gone: anId }) },
  {
    weight: 5,
    arbitrary: fc
      .record({
        id: anId,
        isPupil: fc.boolean(),
        className: fc.constantFrom('5А', '7Б'),
        phone: fc.constantFrom('', '+79000000001'),
        kin: fc.array(anId, { maxLength: 3 }),
      })
      .map(({ id, isPupil, className, phone, kin }) =>
        isPupil
          ? pupil({
              id,
              className,
              phone,
              links: kin.map((one) => ({ guardian: one, relation: 'mother' as const, basis: '' })),
            })
          : guardian({ id, phone }),
      ),
  },
)

test('in bulk the same people come in as one by one, whoever stands twice or comes before the guardian', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aChange, { minLength: 1, maxLength: 12 }), async (changes) => {
      const [inBulk, oneByOne] = [deskOn(ownFile(), 0), deskOn(ownFile(), 1_000)]
      const journal = journalOf(changes)
      await Promise.all([inBulk.pull(journal), oneByOne.pull(journal)])
      expect(inBulk.everybody()).toEqual(oneByOne.everybody())
      for (const query of ['5а', '7б', 'Образцов', '9000000001']) {
        const found = ({ search }: typeof inBulk) =>
          search
            .find(query)
            .map(({ id }) => id)
            .sort()
        expect(found(inBulk)).toEqual(found(oneByOne))
      }
      expect(inSchema(inBulk.database)).toEqual(complete)
      const touched = inBulk.database
        .prepare('select 1 from person where row_id not in (select person from touched)')
        .all()
      expect(touched).toEqual([])
      for (const { database } of [inBulk, oneByOne]) database.close()
    }),
    { numRuns: 15 },
  )
})

test.for([
  ['take', 1],
  ['kept', 2],
  ['take', 3],
  ['build', 0],
  ['half', 1],
  ['half', 8],
  ['built', 0],
] as const)('a desk killed in bulk mends itself at the next start (%s %i)', async ([when, count]) => {
  const file = ownFile()
  const program = join(import.meta.dirname, 'killed-desk.ts')
  const { signal, stderr } = spawnSync(process.execPath, [program, file, when, String(count)], {
    encoding: 'utf8',
  })
  expect([signal, stderr]).toEqual(['SIGKILL', ''])

  const people = manyFamilies(600)
  const desk = deskOn(file, 100)
  await desk.taker.mend()
  expect(inSchema(desk.database)).toEqual(complete)
  expect((await desk.pull(journalOf(people))).fault).toBeUndefined()
  expect(desk.everybody()).toEqual(inOrder(people))
  expect(desk.search.find('Образцова17').length).toBeGreaterThan(0)
  expect(desk.database.pragma('integrity_check', { simple: true })).toBe('ok')
  desk.database.close()
})
