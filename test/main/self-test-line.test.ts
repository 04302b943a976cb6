import { expect, test } from 'vitest'
import { FAILURES } from '../../contract/failures.ts'
import type { SelfTestNeeds } from '../../main/self-test.ts'
import { card, notWell, NOW, seen, testOf } from './self-tested.ts'

test.each<[string, Partial<SelfTestNeeds>, unknown[]]>([
  ['the journal of the training starts', { gateway: () => undefined, training: true }, []],
  ['no address', { gateway: () => undefined }, ['line', 'warning', FAILURES['line.off']]],
  [
    'no network',
    { fetch: () => Promise.reject(new TypeError('no route')) },
    ['line', 'failed', FAILURES['line.lost']],
  ],
  [
    'a sign-in page in the place of the journal',
    { fetch: () => new Response('<html>', { headers: { 'content-type': 'text/html' } }) },
    ['line', 'failed', FAILURES['line.portal']],
  ],
  [
    'maintenance',
    { fetch: () => new Response('<html>', { status: 503 }) },
    ['line', 'failed', FAILURES['line.busy']],
  ],
  ['no rights', { line: () => ({ state: 'no-rights' }) }, ['line', 'failed', FAILURES['line.no-rights']]],
  ['a clock three minutes behind', { now: () => NOW - 180_000 }, ['clock', 'warning', FAILURES['clock.off']]],
  ['a clock three minutes ahead', { now: () => NOW + 180_000 }, ['clock', 'warning', FAILURES['clock.off']]],
  ['a clock a minute behind', { now: () => NOW - 60_000 }, []],
])('the line and the clock are tried: %s', async (_case, more, expected) => {
  expect(await notWell(seen(card()), more)).toEqual(expected.length > 0 ? [expected] : [])
})

test('a certificate that is not believed is told with who issued it', async () => {
  const cause = Object.assign(new Error('self-signed'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' })
  const made = await testOf(seen(card()), {
    fetch: () => Promise.reject(new TypeError('fetch failed', { cause })),
    look: () =>
      Promise.resolve({
        issuer: 'Фильтр школы',
        from: '2026-01-01T00:00:00.000Z',
        until: '2027-01-01T00:00:00.000Z',
      }),
  })
  expect(made.steps.at(-1)).toEqual({
    step: 'line',
    state: 'failed',
    failure: FAILURES['line.tls'],
    facts: ['journal.test', 'untrusted', 'Фильтр школы'],
  })
})
