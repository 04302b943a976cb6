import type { ElectronApplication } from '@playwright/test'
import type { Card, CardCertificate, DevicesState } from '../../contract/signer.ts'
import type { Assessment } from '../../contract/trust.ts'
import { quietPin, wellJudged } from '../fakes/cards.ts'

/** Tells the desk of cards that are not there, as the main process would. */
export const showCards = (app: ElectronApplication, value: DevicesState): Promise<void> =>
  app.evaluate(
    ({ BrowserWindow }, news) => BrowserWindow.getAllWindows()[0]!.webContents.send('news', news),
    { name: 'cards' as const, value },
  )

const DAY_MS = 86_400_000
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString()

const certificate = (letter: string, judged: Partial<Assessment>, days = 400): CardCertificate => ({
  fingerprint: letter.repeat(64),
  name: 'Тестова Татьяна Тестовна',
  surname: 'Тестова',
  givenName: 'Татьяна Тестовна',
  snils: '11223344595',
  organisation: 'TEST Школа № 17',
  title: 'секретарь',
  issuer: 'TEST Удостоверяющий центр',
  serial: '01d9a7c0b4f2',
  notBefore: inDays(days - 450),
  notAfter: inDays(days),
  key: 'ГОСТ Р 34.10-2012 (256)',
  assessment: { ...wellJudged, ...judged },
})

const card = (more: Partial<Card>, ...certificates: CardCertificate[]): Card => ({
  id: 'card-1',
  reader: 'Aktiv Rutoken ECP 00 00',
  kind: 'pkcs11',
  state: 'ready',
  label: 'Aktiv Rutoken ECP 00 00',
  blocked: false,
  triesLeft: 10,
  pin: quietPin,
  certificates,
  ...more,
})

const token = { label: 'T', serial: '3b5a0017', model: 'Rutoken ECP', maker: 'Aktiv Co.', module: 'Рутокен' }

const modules: DevicesState['modules'] = [
  { title: 'Рутокен', path: '/usr/lib/librtpkcs11ecp.so', state: 'missing' },
  { title: 'JaCarta-2', path: '/usr/lib/libjcPKCS11-2.so', state: 'missing' },
]

const listed: Partial<Assessment> = {
  revocation: 'good',
  listFrom: inDays(-2),
  chain: [
    { name: 'TEST Удостоверяющий центр', fingerprint: 'b'.repeat(64), from: 'card' },
    { name: 'TEST Корневой центр', fingerprint: 'c'.repeat(64), from: 'settings' },
  ],
}

/** Every state of readers and cards that the closed shift can show, by the words that must be seen. */
export const SEEN: readonly (readonly [name: string, words: string, devices: DevicesState])[] = [
  ['starting', 'Ищем считыватель', { state: 'starting', cards: [], modules: [] }],
  ['no-service', 'Служба смарт-карт не запущена', { state: 'no-service', cards: [], modules }],
  ['no-reader', 'Считыватель не найден', { state: 'no-reader', cards: [], modules }],
  ['no-card', 'Карта не вставлена', { state: 'no-card', cards: [], modules }],
  ['mute', 'Карта не отвечает', { state: 'mute', cards: [card({ state: 'mute' })], modules }],
  [
    'in-use',
    'Карта занята другой программой',
    { state: 'mute', cards: [card({ state: 'in-use' })], modules },
  ],
  [
    'unknown-card',
    'установить драйвер: Рутокен, JaCarta-2',
    { state: 'unknown-card', cards: [card({ state: 'unknown-card', kind: 'unknown' })], modules },
  ],
  [
    'no-certificate',
    'На карте нет сертификата',
    { state: 'unknown-card', cards: [card({ state: 'no-certificate', token })], modules },
  ],
  [
    'ready',
    'Карта готова',
    { state: 'ready', cards: [card({ token }, certificate('a', listed))], modules: [] },
  ],
  [
    'nothing-usable',
    'Этой картой подписать нельзя',
    {
      state: 'ready',
      cards: [
        card(
          { token },
          certificate('a', { refusal: 'untrusted', missing: { issuer: 'TEST Корневой центр' } }),
          certificate('b', { refusal: 'gost-2001' }),
          certificate('c', { ...listed, refusal: 'expired' }, -3),
        ),
      ],
      modules: [],
    },
  ],
  [
    'several',
    'Карта готова',
    {
      state: 'ready',
      cards: [
        card(
          { token, triesLeft: 1, pin: { ...quietPin, isLow: true, isLast: true } },
          certificate('a', { ...listed, isListOld: true }, 12),
        ),
        card(
          { id: 'card-2', reader: 'ACS ACR38U 01 00', kind: 'piv', triesLeft: 3 },
          certificate('b', { refusal: 'stranger' }),
        ),
      ],
      modules: [],
    },
  ],
  [
    'blocked',
    'Этой картой подписать нельзя',
    {
      state: 'ready',
      cards: [card({ token, blocked: true, triesLeft: 0 }, certificate('a', listed))],
      modules: [],
    },
  ],
]
