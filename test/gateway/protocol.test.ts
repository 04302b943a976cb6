import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROTOCOL, PROTOCOL_HEADER, refusal, verdict, type Verdict } from '../../contract/gateway.ts'
import { valueOf } from '../../contract/person.ts'
import { done, failed } from '../../domain/outcome.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { protocolOf, verdictIn } from '../../gateway/protocol.ts'
import { guardian, pupil } from '../fakes/people.ts'
import { ownSql } from './databases.ts'
import { oldDesks } from './old-desks.ts'
import { believing, freshId, ownRegion, parcelOf, URL } from './region.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

test.each([
  [undefined, done(1)],
  ['1', done(1)],
  ['2', done(2)],
  [String(PROTOCOL), done(PROTOCOL)],
  [String(PROTOCOL + 1), done(PROTOCOL)],
  ['999999', done(PROTOCOL)],
  ['', failed('protocol')],
  ['0', failed('protocol')],
  ['-1', failed('protocol')],
  ['1.5', failed('protocol')],
  ['03', failed('protocol')],
  ['three', failed('protocol')],
  ['3, 3', failed('protocol')],
  ['9'.repeat(40), failed('protocol')],
])('a desk that names %j', (named, expected) => {
  expect(protocolOf(named)).toEqual(expected)
})

const id = freshId()
const every: readonly Verdict[] = [
  { id, state: 'accepted', version: 7 },
  {
    id,
    state: 'conflict',
    field: 'phone',
    theirs: '',
    fields: [
      { field: 'phone', theirs: '' },
      { field: 'email', theirs: 'x' },
    ],
    version: 0,
  },
  { id, state: 'conflict', field: 'phone', theirs: '', version: 0 },
  ...refusal.options.map((code): Verdict => ({ id, state: 'refused', code })),
]

test.each(oldDesks)('a desk %s reads every verdict there is', (_, headers, desk) => {
  const protocol = protocolOf(headers[PROTOCOL_HEADER])
  if (!protocol.ok) throw new Error('a version that is none')
  const verdicts = every.map((one) => verdictIn(protocol.value, one))
  expect(desk.verdicts.safeParse({ verdicts }).error).toBeUndefined()
})

test('a desk of this version is told the whole verdict', () => {
  expect(every.map((one) => verdict.parse(verdictIn(PROTOCOL, one)))).toEqual(every)
})

test('what the first version did not know it reads as what came nearest', () => {
  const refused = (code: string) => ({ id, state: 'refused', code })
  const inFirst = (code: 'revoked' | 'second' | 'value') => verdictIn(1, { id, state: 'refused', code })
  expect([inFirst('revoked'), inFirst('second'), inFirst('value')]).toEqual(
    ['signature', 'rights', 'value'].map(refused),
  )
})

describe.each(oldDesks)('a desk %s', (_, headers, desk) => {
  const asks = (region: Awaited<ReturnType<typeof ownRegion>>) => {
    const { [PROTOCOL_HEADER]: _, ...own } = region.headers
    return { ...own, ...headers }
  }

  test('reads whose token it has, and every line of a pull', async () => {
    const region = await ownRegion({ sql, people: [pupil(), guardian()] })
    const ask = async (path: string) =>
      (await region.fetch(`${URL}${path}`, { headers: asks(region) })).text()
    const pull = async (after: string) =>
      (await ask(`/v1/changes?after=${after}`))
        .trimEnd()
        .split('\n')
        .map((line) => desk.change.parse(JSON.parse(line)))

    expect(desk.me.parse(JSON.parse(await ask('/v1/me'))).school).toBe(region.school)
    const { cursor } = (await pull('')).at(-1)!
    await region.archive.people.retire(region.school, [guardian().id])
    await region.offer(parcelOf(region.correct()))
    const kinds = (await pull(cursor)).map(({ kind }) => kind).sort()
    expect(kinds).toEqual(['end', 'gone', 'person'])
  })

  test('reads all verdicts of a batch, and the same for a repetition', async () => {
    const region = await ownRegion({ sql })
    const revoking = await ownRegion({ sql, verify: () => failed({ code: 'cades.revoked' }) })
    const lonely = await ownRegion({ sql, secondSignature: true })
    const read = async (one: typeof region, ...parcels: readonly ReturnType<typeof parcelOf>[]) =>
      desk.verdicts.parse(
        await (
          await one.fetch(`${URL}/v1/corrections`, {
            method: 'POST',
            headers: asks(one),
            body: JSON.stringify({ parcels }),
          })
        ).json(),
      ).verdicts

    const changes = [
      { field: 'phone', was: '+79000000009', becomes: '+79000000008' },
      { field: 'email', was: 'other@example.org', becomes: 'third@example.org' },
    ] as const
    const batch = [
      parcelOf(region.correct()),
      parcelOf(region.correct({ changes: [...changes] })),
      parcelOf(region.correct({ person: freshId() })),
    ]
    const first = await read(region, ...batch)
    expect(first.map(({ state }) => state)).toEqual(['accepted', 'conflict', 'refused'])
    expect(await read(region, ...batch)).toEqual(first)
    // What an old desk was told plainly is kept whole: a newer program of the same school reads all of it.
    expect((await region.offer(batch[1]!))[0]).toHaveProperty('fields.length', 2)

    const codes = async (one: typeof region) =>
      (await read(one, parcelOf(one.correct()))).map((given) => given.state === 'refused' && given.code)
    const [revoked, second] =
      Number(headers[PROTOCOL_HEADER] ?? 1) > 1 ? ['revoked', 'second'] : ['signature', 'rights']
    expect([await codes(revoking), await codes(lonely)]).toEqual([[revoked], [second]])
  })
})

test('a desk of a version to come is answered in that of the gateway, and nonsense is refused', async () => {
  const region = await ownRegion({ sql })
  const ask = (named: string) =>
    region.fetch(`${URL}/v1/me`, { headers: { ...region.headers, [PROTOCOL_HEADER]: named } })

  const answer = await ask(String(PROTOCOL + 5))
  expect(await answer.json()).toMatchObject({ protocol: PROTOCOL })
  expect(answer.headers.get(PROTOCOL_HEADER)).toBe(String(PROTOCOL))
  const refused = await ask('new')
  expect([refused.status, await refused.json()]).toEqual([400, { code: 'protocol' }])
})

test('every answer names the version of the gateway', async () => {
  const region = await ownRegion({ sql })
  const { headers } = region
  const broken = await ownRegion({
    sql,
    verify: () => {
      throw new Error('broken')
    },
  })
  const answers = [
    await region.fetch(`${URL}/v1/health`, {}),
    await region.fetch(`${URL}/v1/me`, {}),
    await region.fetch(`${URL}/v1/nothing`, { headers }),
    await region.fetch(`${URL}/v1/changes?after=x`, { headers }),
    await region.fetch(`${URL}/v1/changes`, { headers }),
    await broken.post([parcelOf(broken.correct())]),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 410, 200, 500])
  expect(answers.map((answer) => answer.headers.get(PROTOCOL_HEADER))).toEqual(
    answers.map(() => String(PROTOCOL)),
  )
})

const NEW = {
  lastName: 'Примеров',
  firstName: 'Иное',
  middleName: 'Пробович',
  phone: '+79000000007',
  email: 'new@example.org',
  snils: '08765430300',
  certificateSeries: 'I-РЕ',
  certificateNumber: '654321',
} as const
type Name = keyof typeof NEW
const WAS: Record<Name, string> = {
  lastName: 'Образцов',
  firstName: 'Пример',
  middleName: 'Тестович',
  phone: '+79000000001',
  email: 'p1@example.org',
  snils: '11223344595',
  certificateSeries: 'II-РЕ',
  certificateNumber: '123456',
}

test('two desks that correct different fields of one person never conflict', async () => {
  const region = await ownRegion({ sql, verify: believing })
  const names = Object.keys(NEW) as Name[]
  const parted = fc.tuple(fc.shuffledSubarray(names, { minLength: 2 }), fc.nat()).map(([some, at]) => {
    const middle = 1 + (at % (some.length - 1))
    return [some.slice(0, middle), some.slice(middle)] as const
  })

  await fc.assert(
    fc.asyncProperty(parted, fc.boolean(), async ([ours, theirs], isTogether) => {
      const person = pupil({ id: freshId() })
      await region.archive.people.load(region.school, [person])
      const seen = (fields: readonly Name[], workplace: string) =>
        parcelOf(
          region.correct({
            person: person.id,
            workplace,
            baseVersion: 1,
            changes: fields.map((field) => ({ field, was: WAS[field], becomes: NEW[field] })),
          }),
        )
      const offers = [() => region.offer(seen(ours, 'desk-1')), () => region.offer(seen(theirs, 'desk-2'))]
      const verdicts = isTogether
        ? await Promise.all(offers.map((offer) => offer()))
        : [await offers[0]!(), await offers[1]!()]

      expect(verdicts.flat().map(({ state }) => state)).toEqual(['accepted', 'accepted'])
      const held = (await region.held(person.id))!
      const changed = [...ours, ...theirs].map((name) => [valueOf(held, name), NEW[name]])
      expect([held.version, changed.filter(([stands, wanted]) => stands !== wanted)]).toEqual([3, []])
    }),
    { numRuns: 60 },
  )
})
