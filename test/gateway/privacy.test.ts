import { afterAll, beforeAll, expect, test } from 'vitest'
import { createArchive } from '../../gateway/archive/archive.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { bytesOf } from '../../main/store/corrections.ts'
import { pupil } from '../fakes/people.ts'
import { ownSigner } from '../fakes/signer.ts'
import { ownSql } from './databases.ts'
import { freshId, ownRegion, parcelOf, URL, type Region } from './region.ts'
import { correctionNow, ownSchool, headers as served } from './served.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const CHANGES = [
  { field: 'lastName' as const, was: 'Образцов', becomes: 'Незабудкин' },
  { field: 'snils' as const, was: '11223344595', becomes: '08765430300' },
  { field: 'phone' as const, was: '+79005556677', becomes: '+79007778899' },
]

/** Everything that must stay in the records: values before and after, papers, the person, the school's title. */
const SECRETS = [
  ...CHANGES.flatMap(({ was, becomes }) => [was, becomes]),
  ...['firstName', 'middleName', 'phone', 'email', 'birthDate', 'snils'].map((name) =>
    String(pupil()[name as 'firstName']),
  ),
  pupil().id,
  'II-РЕ',
  '123456',
  'Учебная школа',
]

const leaksIn = (text: string, more: readonly string[] = []): string[] =>
  [...SECRETS, ...more].filter((secret) => text.includes(secret))

/** One of each request a desk can send, right and wrong; the texts of all refusals. */
async function everyRequest(region: Region): Promise<string> {
  const { headers } = region
  const refusals: string[] = []
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await region.fetch(`${URL}${path}`, { headers, ...init })
    const text = await answer.text()
    if (!answer.ok) refusals.push(text)
  }
  const post = (body: string, more: Record<string, string> = {}) =>
    ask('/v1/corrections', { method: 'POST', body, headers: { ...headers, ...more } })
  const fresh = () => parcelOf(region.correct({ changes: CHANGES }))
  const parcels = [
    fresh(),
    parcelOf(region.correct({ changes: CHANGES.slice(0, 2) })),
    parcelOf(region.correct({ changes: CHANGES, person: freshId() })),
    parcelOf(region.correct({ changes: CHANGES, school: 'another' })),
    { ...fresh(), signature: 'AAAA' },
    { ...fresh(), bytes: Buffer.from('Незабудкин 08765430300').toString('base64') },
  ]
  await post(JSON.stringify({ parcels }))
  await post('{"parcels":[{"lastName":"Незабудкин","snils":"08765430300"}]}')
  await post('Незабудкин 08765430300', { 'content-type': 'text/plain' })
  await post('{', { 'sverka-protocol': '!' })
  await ask('/v1/changes')
  await ask(`/v1/changes?after=${encodeURIComponent('Незабудкин')}`)
  await ask(`/v1/${encodeURIComponent('Незабудкин')}/08765430300?token=${region.token}`)
  await ask(`/${encodeURIComponent('Незабудкин')}`, { headers: {} })
  await ask('/v1/me', { headers: { authorization: `Bearer ${region.token}-Nezabudkin-08765430300` } })
  return refusals.join('\n')
}

test('no name, number or token of a request comes into a line of the log, a number or a refusal', async () => {
  const region = await ownRegion({ sql, limits: { pushes: 3, pulls: 0, strangers: 0 } })
  const refusals = await everyRequest(region)
  const numbers = await (await region.fetch(`${URL}/metrics`, {}, '127.0.0.1')).text()

  expect(region.lines.length).toBe(10)
  const tokens = [region.token, 'Nezabudkin', encodeURIComponent('Незабудкин')]
  expect(leaksIn(JSON.stringify(region.lines), tokens)).toEqual([])
  expect(leaksIn(refusals, tokens)).toEqual([])
  expect(leaksIn(numbers, [...tokens, region.school, 'desk-1'])).toEqual([])
})

test('a database that fails with the row in its words takes them nowhere', async () => {
  const archive = createArchive(sql)
  const failing = {
    ...archive,
    together: () =>
      Promise.reject(
        Object.assign(new Error('Незабудкин 08765430300'), {
          code: '22P02',
          detail: '(Незабудкин, 08765430300)',
        }),
      ),
  }
  const region = await ownRegion({ sql, archive: failing })
  const answer = await region.post([parcelOf(region.correct({ changes: CHANGES }))])
  expect([answer.status, await answer.json()]).toEqual([500, { code: 'unexpected' }])
  expect(region.surprises[0]).toMatch(/^Error 22P02 \| at /)
  expect(leaksIn(JSON.stringify([region.surprises, region.lines]), [region.token])).toEqual([])
})

test('what a verifier or a broken parser would say stays inside', async () => {
  const region = await ownRegion({
    sql,
    verify: () => {
      throw new TypeError('Незабудкин 08765430300')
    },
  })
  const answer = await region.post([parcelOf(region.correct({ changes: CHANGES }))])
  expect(leaksIn((await answer.text()) + JSON.stringify([region.surprises, region.lines]))).toEqual([])
})

test('the program itself writes lines of JSON with ids and codes, and nothing else', async () => {
  const signer = ownSigner()
  const program = await ownSchool({
    settings: { trusted: ['root.cer'], certificates: 'any' },
    files: { 'root.cer': signer.authority },
  })
  const gateway = await program.serve()
  const one = { ...correctionNow(), changes: CHANGES.slice(0, 2) }
  const body = JSON.stringify({ parcels: [parcelOf(one, signer.seal(bytesOf(one)).signature)] })
  const answer = await fetch(`${gateway.url}/v1/corrections`, { method: 'POST', headers: served, body })
  expect(await answer.json()).toMatchObject({ verdicts: [{ state: 'accepted' }] })
  await (await fetch(`${gateway.url}/v1/changes`, { headers: served })).text()
  gateway.signal('SIGTERM')
  expect(await gateway.ended).toBe(0)

  const lines = gateway.said.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.filter(({ status }) => status !== undefined)).toMatchObject([
    { method: 'POST', path: '/v1/corrections', status: 200, about: [`${one.id} accepted`] },
    { method: 'GET', path: '/v1/changes', status: 200 },
  ])
  expect(leaksIn(gateway.said.join('\n'), [served.authorization.slice(7)])).toEqual([])
})
