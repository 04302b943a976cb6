import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { LookupFault } from '../../../contract/lookup.ts'
import { DNEVNIK_ERRORS } from '../../../contract/partner.ts'
import { verdictOf } from '../../../main/lookup/dnevnik.ts'
import {
  fails,
  openDnevnik,
  respond,
  TOKEN,
  type DnevnikServer,
  type Trick,
} from '../../fakes/dnevnik-server.ts'
import { pupil } from '../../fakes/people.ts'
import { like, NOW, ownLookup } from './own-lookup.ts'

/** Above 2^53: as numbers these two are one. */
const [HUGE, NEXT] = ['9007199254740992', '9007199254740993']

let server: DnevnikServer
let known: ReturnType<typeof like>[]
beforeAll(async () => {
  known = []
  server = await openDnevnik(known)
})
afterAll(() => server.close())
beforeEach(() => {
  known.splice(0)
  server.asked.splice(0)
  server.tricks.splice(0)
})

const at = new Date(NOW).toISOString()
const OTHER = { lastName: 'Другой' }

test.each([
  ['the same both ways', [like(HUGE, '11223344595')], { bySnils: 1, byName: 1, byAll: 1, verdict: 'agrees' }],
  ['no СНИЛС there', [like(HUGE, '')], { bySnils: 0, byName: 1, byAll: 0, verdict: 'snils-missing' }],
  [
    'another name there',
    [like(HUGE, '11223344595', OTHER)],
    { bySnils: 1, byName: 0, byAll: 0, verdict: 'name-differs' },
  ],
  [
    'another birth date there',
    [like(HUGE, '11223344595', { birthday: '2014-12-03' })],
    { bySnils: 1, byName: 0, byAll: 0, verdict: 'name-differs' },
  ],
  [
    'two people whose ids are one as numbers',
    [like(HUGE, ''), like(NEXT, '11223344595', OTHER)],
    { bySnils: 1, byName: 1, byAll: 0, verdict: 'another' },
  ],
  [
    'two cards with one СНИЛС',
    [like(HUGE, '11223344595'), like(NEXT, '11223344595')],
    { bySnils: 2, byName: 2, byAll: 2, verdict: 'twice' },
  ],
  [
    'namesakes without it',
    [like(HUGE, ''), like(NEXT, '')],
    { bySnils: 0, byName: 2, byAll: 0, verdict: 'namesakes' },
  ],
  [
    'a namesake beside the right one',
    [like(HUGE, '11223344595'), like(NEXT, '')],
    { bySnils: 1, byName: 2, byAll: 1, verdict: 'agrees' },
  ],
  ['nobody', [], { bySnils: 0, byName: 0, byAll: 0, verdict: 'absent' }],
])('what is found tells what is wrong there: %s', async (_what, there, answer) => {
  known.push(...there)
  expect(await ownLookup(server).look(pupil())).toEqual({ ok: true, value: { ...answer, at } })
})

test.each([
  [undefined, ['1'], 'no-snils'],
  [['1'], undefined, 'agrees'],
  [[], undefined, 'absent'],
  [['1', '2'], undefined, 'twice'],
] as const)('half an answer says what it can: %j %j', (bySnils, byName, verdict) => {
  expect(verdictOf(bySnils && new Set(bySnils), byName && new Set(byName))).toBe(verdict)
})

test('three questions are asked: by СНИЛС alone, by the name and birth date alone, by all', async () => {
  known.push(like('1', '11223344595'))
  await ownLookup(server).look(pupil())
  const names = {
    lastName: 'Образцов',
    firstName: 'Пример',
    middleName: 'Тестович',
    birthday: '2014-03-12T00:00:00',
  }
  const path = '/v2.0/persons/search'
  expect(server.asked).toEqual([
    { path, query: { snils: '11223344595' }, token: TOKEN },
    { path, query: names, token: TOKEN },
    { path, query: { ...names, snils: '11223344595' }, token: TOKEN },
  ])
})

test('a server that spells СНИЛС with dashes is understood, and asked only so from then on', async () => {
  known.push(like('1', '112-233-445 95'))
  const lookup = ownLookup(server)
  expect(await lookup.look(pupil())).toMatchObject({ value: { verdict: 'agrees' } })
  server.asked.splice(0)
  await lookup.look(pupil())
  expect(server.asked.map(({ query }) => query['snils'])).toEqual([
    '112-233-445 95',
    undefined,
    '112-233-445 95',
  ])
})

test.each([
  ['a broken СНИЛС', { snils: '11223344596' }, { byName: 0, verdict: 'no-snils' }],
  ['no names', { lastName: ' ', firstName: '' }, { bySnils: 0, verdict: 'absent' }],
])('what the record does not have is not asked: %s', async (_what, record, answer) => {
  expect(await ownLookup(server).look(pupil(record))).toEqual({ ok: true, value: { ...answer, at } })
})

const CODES: Record<(typeof DNEVNIK_ERRORS)[number], LookupFault> = {
  invalidRequest: { code: 'lookup.strange' },
  parameterInvalid: { code: 'lookup.strange' },
  apiResourceUnavailable: { code: 'lookup.maintenance' },
  apiMethodNotSupported: { code: 'lookup.maintenance' },
  apiRequestLimit: { code: 'lookup.limit', seconds: 60 },
  apiServerError: { code: 'lookup.strange' },
  apiUnknownError: { code: 'lookup.strange' },
  apiHttpsRequired: { code: 'lookup.strange' },
  authorizationInvalidToken: { code: 'lookup.token' },
  authorizationTokenRequired: { code: 'lookup.token' },
  authorizationOutOfScope: { code: 'lookup.token' },
  authorizationNotOwner: { code: 'lookup.token' },
  authorizationOwnerForbidden: { code: 'lookup.token' },
  authorizationSystemForbidden: { code: 'lookup.token' },
  authorizationFailed: { code: 'lookup.token' },
}

test.each(DNEVNIK_ERRORS.flatMap((type) => [[type, undefined] as const, [type, 200] as const]))(
  'every documented error has its meaning, whatever its status: %s %s',
  async (type, status) => {
    server.tricks.push(fails(type, status))
    expect(await ownLookup(server).look(pupil())).toEqual({ ok: false, fault: CODES[type] })
  },
)

const html = '<html><body><div class="error__description">Ведутся работы</div></body></html>'
const send =
  (status: number, body: string, headers = {}): Trick =>
  (_request, response) =>
    respond(response, status, body, headers)

test.each<[string, Trick, LookupFault]>([
  ['429', send(429, ''), { code: 'lookup.limit', seconds: 60 }],
  ['433 with a pause', send(433, '', { 'retry-after': '7' }), { code: 'lookup.limit', seconds: 7 }],
  [
    'a pause till a date',
    send(429, '', { 'retry-after': 'Sun, 22 Nov 2026 08:02:00 GMT' }),
    { code: 'lookup.limit', seconds: 120 },
  ],
  [
    'a pause for ever',
    send(429, '', { 'retry-after': '99999999' }),
    { code: 'lookup.limit', seconds: 3_600 },
  ],
  ['a pause that is past', send(429, '', { 'retry-after': '0' }), { code: 'lookup.limit', seconds: 1 }],
  ['a pause of nonsense', send(429, '', { 'retry-after': 'soon' }), { code: 'lookup.limit', seconds: 60 }],
  ['503', send(503, ''), { code: 'lookup.maintenance' }],
  ['405', send(405, html), { code: 'lookup.maintenance' }],
  ['its page in place of JSON', send(200, html), { code: 'lookup.maintenance' }],
  ['another page', send(200, '<html>Wi-Fi</html>'), { code: 'lookup.strange' }],
  ['401', send(401, '{}'), { code: 'lookup.token' }],
  ['502', send(502, 'bad gateway'), { code: 'lookup.lost' }],
  ['500', send(500, ''), { code: 'lookup.strange' }],
  ['a redirect', send(302, '', { location: 'https://elsewhere.test/' }), { code: 'lookup.strange' }],
  ['a broken line', (_request, response) => void response.destroy(), { code: 'lookup.lost' }],
  ['an object', send(200, '{"ids":[1]}'), { code: 'lookup.strange' }],
  ['ids as text', send(200, '["1"]'), { code: 'lookup.strange' }],
  ['fractions', send(200, '[1.5]'), { code: 'lookup.strange' }],
  ['below zero', send(200, '[-1]'), { code: 'lookup.strange' }],
  ['more than an int64', send(200, `[${'9'.repeat(30)}]`), { code: 'lookup.strange' }],
  ['null', send(200, 'null'), { code: 'lookup.strange' }],
  ['nothing', send(200, ''), { code: 'lookup.strange' }],
  ['a list within lists', send(200, '['.repeat(30_000)), { code: 'lookup.strange' }],
  ['endless spaces', send(200, `[${' '.repeat(60_000)}x]`), { code: 'lookup.strange' }],
  ['an error of a type nobody knows', send(400, '{"type":"somethingNew"}'), { code: 'lookup.strange' }],
  ['more than is read', send(200, `[${'1,'.repeat(100_000)}1]`), { code: 'lookup.strange' }],
])('an answer that is none is told as what it is: %s', async (_what, trick, fault) => {
  server.tricks.push(trick)
  expect(await ownLookup(server).look(pupil())).toEqual({ ok: false, fault })
})

test('an unknown token is told as that', async () => {
  expect(await ownLookup(server, 'some-other-token').look(pupil())).toEqual({
    ok: false,
    fault: { code: 'lookup.token' },
  })
})
