import { expect, test } from 'vitest'
import type { Card, CardCertificate, DevicesState } from '../../contract/signer.ts'
import { type Assessment, certificateRefusal } from '../../contract/trust.ts'
import { certificateChoices } from '../../renderer/words/certificates.ts'
import { ru } from '../../renderer/words/ru.ts'
import { seenDevices } from '../../renderer/words/seen-devices.ts'
import { quietPin, wellJudged } from '../fakes/cards.ts'

const now = Date.parse('2026-11-22T08:00:00.000Z')

const certificate = (
  judged: Partial<Assessment> = {},
  more: Partial<CardCertificate> = {},
): CardCertificate => ({
  fingerprint: 'a'.repeat(64),
  name: 'Тестова Татьяна Тестовна',
  surname: 'Тестова',
  givenName: 'Татьяна Тестовна',
  organisation: 'TEST Школа',
  issuer: 'TEST УЦ',
  serial: '1234',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-11-22T00:00:00.000Z',
  key: 'ECDSA P-256',
  assessment: { ...wellJudged, ...judged },
  ...more,
})

const card = (certificates: CardCertificate[], more: Partial<Card> = {}): Card => ({
  id: 'card-1',
  reader: 'Reader 0',
  kind: 'piv',
  state: 'ready',
  label: 'Reader 0',
  blocked: false,
  pin: quietPin,
  certificates,
  ...more,
})

const seen = (cards: Card[], more: Partial<DevicesState> = {}): DevicesState => ({
  state: 'ready',
  modules: [],
  cards,
  ...more,
})

const firstOf = (...cards: Card[]) => certificateChoices(seen(cards), ru, now)[0]!

test('a certificate says whose it is, who issued it, until when, its key and where it is', () => {
  const token = {
    label: 'T',
    serial: '3b5a0017',
    model: 'Rutoken ECP',
    maker: 'Aktiv Co.',
    module: 'Rutoken',
  }
  const listed = certificate({
    revocation: 'good',
    listFrom: '2026-11-20T00:00:00.000Z',
    chain: [{ name: 'TEST УЦ', fingerprint: 'b'.repeat(64), from: 'card' }],
  })
  const choice = firstOf(card([listed], { token, triesLeft: 9, kind: 'pkcs11' }))
  const plain = JSON.parse(JSON.stringify(choice).replaceAll('\u00a0', ' ')) as typeof choice
  expect(plain).toEqual({
    value: `card-1 ${'a'.repeat(64)}`,
    card: 'card-1',
    certificate: 'a'.repeat(64),
    title: 'Тестова Татьяна Тестовна',
    about: [
      'TEST Школа',
      'выдал TEST УЦ',
      'действует до 22.11.2027',
      'ECDSA P-256',
      'Rutoken ECP …0017',
      'осталось попыток: 9',
    ],
    isTraining: false,
    warnings: [],
    facts: [
      ['Владелец', 'Тестова Татьяна Тестовна'],
      ['Организация', 'TEST Школа'],
      ['Выдал', 'TEST УЦ'],
      ['Действует', '01.01.2026 – 22.11.2027'],
      ['Ключ', 'ECDSA P-256'],
      ['Номер', '1234'],
      ['Цепочка', 'TEST УЦ (с карты)'],
      ['Отзыв', 'не отозван, список от 20.11.2026'],
      ['Токен', 'Aktiv Co. · Rutoken ECP · T · 3b5a0017'],
      ['Считыватель', 'Reader 0'],
    ],
  })
})

test.each(certificateRefusal.options)('one that may not sign says why, and its number: %s', (refusal) => {
  const { off, number, warnings } = firstOf(card([certificate({ refusal })]))
  expect([typeof off, typeof number, warnings]).toEqual(['string', 'number', []])
})

test.each<[string, Card, number]>([
  ['a blocked card', card([certificate()], { blocked: true }), 302],
  ['a busy card', card([certificate()], { state: 'in-use' }), 205],
  [
    'one that ended while the card was in',
    card([certificate({}, { notAfter: '2026-11-21T00:00:00.000Z' })]),
    401,
  ],
  [
    'one that is not valid on a clock set back',
    card([certificate({}, { notBefore: '2026-11-23T00:00:00.000Z' })]),
    402,
  ],
])('what the judgement cannot know is seen too: %s', (_case, one, number) => {
  expect(firstOf(one).number).toBe(number)
})

test('a broken chain names the authority that is missing', () => {
  const judged = {
    refusal: 'untrusted',
    missing: { issuer: 'TEST Корень', address: 'http://ca.test/root.cer' },
  } as const
  const { off, facts } = firstOf(card([certificate(judged)]))
  expect(off).toContain('TEST Корень')
  expect(facts.map(([, value]) => value)).toEqual(
    expect.arrayContaining(['TEST Корень', 'http://ca.test/root.cer']),
  )
})

const listFrom = '2026-09-01T00:00:00.000Z'
const quiet = quietPin

test.each<[string, Card, string[]]>([
  ['nothing is near', card([certificate({ revocation: 'good', listFrom })]), []],
  ['the end is near', card([certificate({}, { notAfter: '2026-12-01T12:00:00.000Z' })]), ['через 9 дней']],
  [
    'the list is old',
    card([certificate({ isListOld: true, revocation: 'good', listFrom })]),
    ['список от 01.09.2026'],
  ],
  ['nothing is known of it in the list', card([certificate({ listFrom })]), ['список от 01.09.2026']],
  ['an authority is missing', card([certificate({ missing: { issuer: 'TEST Корень' } })]), ['TEST Корень']],
  ['one try is left', card([certificate()], { triesLeft: 1 }), ['последняя попытка']],
  [
    'the card says it is the last',
    card([certificate()], { pin: { ...quiet, isLast: true } }),
    ['последняя попытка'],
  ],
  [
    'the card says a wrong one was typed',
    card([certificate()], { pin: { ...quiet, isLow: true } }),
    ['неверно'],
  ],
  ['the PIN of the factory', card([certificate()], { pin: { ...quiet, isFactory: true } }), ['не сменили']],
])('a warning stands beside what may sign: %s', (_case, one, expected) => {
  const warnings = firstOf(one).warnings.map((text) => text.replaceAll('\u00a0', ' '))
  expect(warnings.map((text, place) => (text.includes(expected[place]!) ? expected[place] : text))).toEqual(
    expected,
  )
})

test('the one used last comes first, then the one that lasts longest; what cannot sign comes last', () => {
  const of = (letter: string, notAfter: string, judged: Partial<Assessment> = {}) =>
    certificate(judged, { fingerprint: letter.repeat(64), notAfter })
  const all = seen([
    card([
      of('a', '2028-01-01T00:00:00.000Z', { refusal: 'revoked' }),
      of('b', '2027-01-01T00:00:00.000Z'),
      of('c', '2027-06-01T00:00:00.000Z'),
      of('d', '2027-03-01T00:00:00.000Z'),
    ]),
  ])
  const order = certificateChoices(all, ru, now, { lastCertificate: 'd'.repeat(64) }).map(
    ({ certificate }) => certificate[0],
  )
  expect(order).toEqual(['d', 'c', 'b', 'a'])
})

test('without cards there is nothing to choose', () => {
  expect(certificateChoices(undefined, ru, now)).toEqual([])
})

const module = { title: 'Rutoken', path: '/usr/lib/librtpkcs11ecp.so', state: 'missing' } as const
const empty = (state: Card['state']) => card([], { state })

test.each<[string, DevicesState | undefined, boolean, string, number | undefined]>([
  ['nothing is known yet', undefined, false, 'Ищем считыватель', undefined],
  ['no service', seen([], { state: 'no-service' }), false, 'Служба смарт-карт не запущена', 101],
  ['no reader', seen([], { state: 'no-reader' }), false, 'Считыватель не найден', 102],
  ['no card', seen([], { state: 'no-card' }), false, 'Карта не вставлена', 103],
  ['mute', seen([empty('mute')], { state: 'mute' }), false, 'Карта не отвечает', 201],
  ['in use', seen([empty('in-use')], { state: 'mute' }), false, 'Карта занята другой программой', 205],
  ['unknown', seen([empty('unknown-card')], { state: 'unknown-card' }), false, 'Карта незнакома', 202],
  [
    'unknown, and no driver',
    seen([empty('unknown-card')], { state: 'unknown-card', modules: [module] }),
    false,
    'Карта незнакома',
    212,
  ],
  [
    'no certificate',
    seen([empty('no-certificate')], { state: 'unknown-card' }),
    false,
    'На карте нет сертификата',
    203,
  ],
  ['ready', seen([card([certificate()])]), true, 'Карта готова', undefined],
  [
    'ready, but nothing on it may sign',
    seen([card([certificate()])]),
    false,
    'Этой картой подписать нельзя',
    undefined,
  ],
])('every state has its own sentence and its number: %s', (_case, devices, canSign, what, number) => {
  const said = seenDevices(devices, canSign, ru)
  expect([said.what.replaceAll('\u00a0', ' '), said.number]).toEqual([what, number])
})

test('the missing driver is named', () => {
  const devices = seen([empty('unknown-card')], { state: 'unknown-card', modules: [module] })
  expect(seenDevices(devices, false, ru).act).toContain('Rutoken')
})

test('where the policy asks no list of revoked certificates, their absence is no remark', () => {
  const unchecked = card([certificate({ revocation: 'unknown' })], { kind: 'pkcs11' })
  const told = (asksRevocation: boolean) => {
    const choice = certificateChoices(seen([unchecked]), ru, now, { asksRevocation })[0]
    const plain = JSON.parse(JSON.stringify(choice).replaceAll('\u00a0', ' ')) as NonNullable<typeof choice>
    return [plain.about.includes('отзыв не проверен'), new Map(plain.facts).get('Отзыв')]
  }
  expect(told(true)).toEqual([true, 'не проверен, списка нет'])
  expect(told(false)).toEqual([false, 'не проверяется: так решил администратор'])
})
