import { expect, test } from 'vitest'
import { trouble, type Trouble } from '../../contract/trouble.ts'
import { isForIt } from '../../renderer/screens/outbox/for-it.ts'
import { textForIt } from '../../renderer/screens/outbox/text-for-it.ts'
import { troubleSaid } from '../../renderer/words/trouble-said.ts'
import { en } from '../../renderer/words/en.ts'
import { ru } from '../../renderer/words/ru.ts'

const host = 'journal.test'
const tls = { code: 'line.tls', host, issuer: 'Фильтр школы' } as const
const dates = { from: '2026-01-02T03:04:05.000Z', until: '2026-02-03T04:05:06.000Z' }

const troubles: readonly Trouble[] = [
  { code: 'line.lost' },
  { code: 'line.name', host },
  { code: 'line.closed', host },
  { code: 'line.silent' },
  { code: 'line.busy', status: 503 },
  { code: 'line.rights', status: 401 },
  { code: 'line.portal', status: 302 },
  { code: 'line.strange', status: 404 },
  { ...tls, reason: 'untrusted' },
  { code: 'line.tls', host, reason: 'untrusted' },
  { ...tls, ...dates, reason: 'expired' },
  { ...tls, ...dates, reason: 'not-yet' },
  { ...tls, reason: 'name' },
  { ...tls, reason: 'other' },
  { code: 'line.clock', aheadSeconds: 720 },
  { code: 'line.clock', aheadSeconds: -10_800 },
  { code: 'line.unsendable', status: 400 },
  { code: 'line.cursor' },
  { code: 'unexpected' },
]

test('every trouble is tried here', () => {
  const tried = new Set(troubles.map(({ code }) => code))
  expect(trouble.options.map(({ shape }) => shape.code.value).filter((code) => !tried.has(code))).toEqual([])
})

test.each([ru, en])('every trouble says what happened, and who does what: $language', (words) => {
  const said = troubles.map((one) => troubleSaid(one, words))
  expect(said.filter(({ what, act }) => !/[.?]$/.test(what) || !/[.?]$/.test(act))).toEqual([])
  expect(new Set(said.map(({ what }) => what)).size).toBe(troubles.length)
})

test('a clock is told in the words of a clerk', () => {
  const said = [720, -10_800, 31_536_000].map(
    (aheadSeconds) => troubleSaid({ code: 'line.clock', aheadSeconds }, ru).what,
  )
  expect(said.map((text) => text.replace(/\u00a0/g, ' '))).toEqual([
    'Часы этого компьютера спешат на 12 минут.',
    'Часы этого компьютера отстают на 3 часа.',
    'Часы этого компьютера спешат на 365 дней.',
  ])
})

test('the text for a specialist has the facts of the network', () => {
  const text = textForIt({
    line: { host: 'journal.test:8443', troubleAt: '2026-11-23T00:25:16.502Z' },
    trouble: { ...tls, ...dates, reason: 'expired' },
    now: new Date('2026-11-23T00:26:00.000Z'),
    words: ru,
  })
  expect(text.split('\n').slice(0, 9)).toEqual([
    'Программа «Сверка» не может безопасно связаться с электронным журналом.',
    '',
    'Что произошло: У сертификата сервера вышел срок 03.02.2026.',
    'Куда обращались: journal.test:8443',
    'Когда: 2026-11-23T00:25:16Z',
    'Часы этого компьютера: 2026-11-23T00:26:00Z',
    'Код: line.tls, expired, № 811',
    'Сертификат выдал: Фильтр школы',
    'Срок сертификата: 2026-01-02T03:04:05Z – 2026-02-03T04:05:06Z',
  ])
})

test.each([ru, en])('each trouble that a specialist ends has something to check: $language', (words) => {
  for (const one of troubles.filter(isForIt)) {
    const text = textForIt({ line: {}, trouble: one, now: new Date(0), words })
    expect(text).toMatch(/\n1\. .+\n2\. .+\n3\. /)
  }
})
