import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '../../domain/canonical.ts'
import type { Correction } from '../../contract/correction.ts'
import { verdicts, type Parcel } from '../../contract/gateway.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { verifierFor } from '../../gateway/open.ts'
import { pupil } from '../fakes/people.ts'
import { ownSigner } from '../fakes/signer.ts'
import { ownSql } from './databases.ts'
import { DAY, freshId, ownRegion, parcelOf, URL, type Region } from './region.ts'

const signer = ownSigner(DAY)

let sql: OpenSql
let region: Region
let foreign: Region
beforeAll(async () => {
  sql = await ownSql()
  const verify = verifierFor({ trusted: [signer.authority] })
  region = await ownRegion({ sql, verify })
  foreign = await ownRegion({ sql, verify })
})
afterAll(() => sql.close())

const signed = (one: Correction): Parcel => {
  const bytes = Buffer.from(canonicalJson(one))
  return parcelOf(one, signer.seal(bytes).signature)
}

/** Strings that have broken parsers, databases and terminals before. */
const NASTY = [
  "'; drop table correction; --",
  '" or 1=1 --',
  '\u0000',
  '\ud800',
  '\u202e',
  '__proto__',
  'constructor',
  '-0',
  '1e999',
  '\ufeff',
  '../../etc/passwd',
  '${7*7}',
  '%00',
  '$1',
  'NaN',
  'x'.repeat(20_000),
] as const

const nasty = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(null, true, 0, -1, 1e308, 2 ** 60, [], {}),
)

/** What must never come of nonsense: a surprise, or something taken. */
async function expectNothingTaken(answer: Response): Promise<void> {
  expect(region.surprises.concat(foreign.surprises)).toEqual([])
  expect(answer.status).toBeLessThan(500)
  if (answer.status !== 200) return
  const read = verdicts.parse(await answer.json())
  expect(read.verdicts.filter(({ state }) => state !== 'refused')).toEqual([])
}

const unchanged = async (): Promise<void> => {
  expect((await region.held())?.lastName).toBe('Образцов')
  expect(await region.archive.corrections.all(region.school)).toEqual([])
}

test('whatever JSON is pushed, nothing is taken and nothing breaks', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, fc.constantFrom('body', 'parcels', 'parcel', 'twice'), async (value, place) => {
      const parcel = signed(region.correct())
      const body = {
        body: value,
        parcels: { parcels: value },
        parcel: { parcels: [value] },
        twice: { parcels: [{ ...parcel, signature: value }, value] },
      }[place]
      await expectNothingTaken(
        await region.fetch(`${URL}/v1/corrections`, {
          method: 'POST',
          headers: region.headers,
          body: JSON.stringify(body) ?? '',
        }),
      )
    }),
    { numRuns: 1_000 },
  )
  await unchanged()
})

test('a correction with any one member turned into something else is not taken, signed anew or not', async () => {
  const members = [
    'form',
    'id',
    'school',
    'workplace',
    'person',
    'baseVersion',
    'changes',
    'basis',
    'askedBy',
    'created',
    'training',
    'more',
  ] as const
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...members), nasty, fc.boolean(), async (member, value, isSigned) => {
      const one = region.correct({ id: freshId() })
      const turned = { ...one, [member]: value }
      fc.pre(JSON.stringify(turned) !== JSON.stringify(one))
      fc.pre(!(member === 'workplace' && typeof value === 'string' && /^[a-z0-9-]{1,40}$/.test(value)))
      fc.pre(!(member === 'baseVersion' && Number.isInteger(value)))
      const bytes = Buffer.from(JSON.stringify(turned))
      const seal = signer.seal(isSigned ? bytes : Buffer.from(canonicalJson(one)))
      await expectNothingTaken(
        await region.post([
          {
            id: one.id,
            bytes: bytes.toString('base64'),
            signature: Buffer.from(seal.signature).toString('base64'),
          },
        ]),
      )
    }),
    { numRuns: 500 },
  )
  await unchanged()
})

test('bytes that are no JSON, and JSON that is too deep, are answered, not suffered', async () => {
  const bodies: (string | Uint8Array)[] = [
    '',
    '{',
    'null',
    '[',
    '"',
    '{"parcels":',
    '['.repeat(1_000_000),
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    `{"parcels":${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}}`,
    `{"parcels":[${'{},'.repeat(200_000)}{}]}`,
    `{"parcels":[{"id":"${'9'.repeat(1_000_000)}"}]}`,
    `{"parcels":${'9'.repeat(1_000_000)}}`,
    Uint8Array.of(0xff, 0xfe, 0x00, 0xd8),
    Buffer.concat([Buffer.from('{"parcels":["'), Buffer.alloc(1_000_000, 0x80), Buffer.from('"]}')]),
  ]
  for (const body of bodies) {
    const answer = await region.fetch(`${URL}/v1/corrections`, {
      method: 'POST',
      headers: region.headers,
      body: body as BodyInit,
    })
    expect(answer.status).toBe(400)
  }
  await unchanged()
})

test('marks that nobody gave, and any other question, end as a plain refusal', async () => {
  const from = (headers: Record<string, string>, path: string) => region.fetch(`${URL}${path}`, { headers })
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 120 }), fc.boolean(), async (text, isEncoded) => {
      const mark = isEncoded ? Buffer.from(`${text} ${region.school} 1`).toString('base64url') : text
      const answer = await from(
        region.headers,
        `/v1/changes?after=${encodeURIComponent(mark.toWellFormed())}`,
      )
      await answer.text()
      expect(answer.status).toBe(mark === '' ? 200 : 410)
    }),
    { numRuns: 300 },
  )
  await fc.assert(
    fc.asyncProperty(fc.webPath({ size: 'medium' }), async (path) => {
      const answer = await from({}, `/v1/nothing${path}`)
      expect([401, 404, 429]).toContain(answer.status)
    }),
    { numRuns: 100 },
  )
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[\x20-\x7e]{0,60}$/), async (token) => {
      const answer = await from({ authorization: token }, '/v1/me')
      expect([401, 429]).toContain(answer.status)
    }),
    { numRuns: 100 },
  )
  expect(region.surprises).toEqual([])
})

test('what is sent again, under another id, to another school or by another desk is taken once or not at all', async () => {
  const one = foreign.correct()
  const parcel = signed(one)
  const stolen = (await region.offer(parcel))[0]
  expect(stolen).toEqual({ id: one.id, state: 'refused', code: 'rights' })

  expect((await foreign.offer(parcel))[0]?.state).toBe('accepted')
  const other = freshId()
  expect(await foreign.offer({ ...parcel, id: other })).toEqual([
    { id: other, state: 'refused', code: 'bytes' },
  ])
  const again = await Promise.all(Array.from({ length: 20 }, () => foreign.offer(parcel, parcel)))
  expect(again.flat().filter((verdict) => verdict.state !== 'accepted' || verdict.version !== 2)).toEqual([])
  expect((await foreign.archive.corrections.all(foreign.school)).length).toBe(1)
  expect((await region.offer(parcel))[0]).toEqual({ id: one.id, state: 'refused', code: 'id-taken' })
})

test('no text breaks out of its place in a statement', async () => {
  // What no PostgreSQL keeps is left out, and a byte order mark, which PGlite swallows at the head of a text.
  for (const [place, text] of NASTY.filter((one) => !/[\0\ud800\ufeff]/.test(one)).entries()) {
    const code = `fuzz-${place}`
    await region.archive.rights.addSchool(code, text)
    await region.archive.rights.addWorkplace(code, text, `token-of-fuzz-${place}-0123456789`)
    await region.archive.rights.addCertificate(code, text)
    expect((await region.archive.rights.certificatesOf(code)).has(text)).toBe(true)
    expect((await region.archive.rights.workplaceWith(`token-of-fuzz-${place}-0123456789`))?.title).toBe(text)
    expect(await region.archive.rights.workplaceWith(text)).toBeUndefined()
    const held = pupil({ id: freshId(), lastName: text.slice(0, 500) })
    await region.archive.people.load(code, [held])
    expect((await region.archive.people.find(code, [held.id])).get(held.id)?.lastName).toBe(held.lastName)
    expect(await region.archive.people.count(text)).toBe(0)
  }
})
