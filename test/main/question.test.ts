import { expect, test } from 'vitest'
import { STARTING } from '../../main/signing/devices-state.ts'
import { questioner } from '../../main/question.ts'

const MINUTE_MS = 60_000

test.for([
  ['nothing was signed yet', undefined, false],
  ['the last signature is older', -MINUTE_MS, false],
  ['the clock was set a little differently', 4 * MINUTE_MS, false],
  ['the clock is behind the last signature', 6 * MINUTE_MS, true],
] as const)('when %s, a clock gone back is said or not', ([, ahead, isClockBack]) => {
  const now = Date.parse('2026-11-22T08:00:00Z')
  const questionOf = questioner({
    signer: { look: () => STARTING },
    chosen: () => ({ language: 'ru', theme: 'dark' }),
    lastSignedAt: () => (ahead === undefined ? undefined : now + ahead),
    now: () => now,
  })
  expect(questionOf('card', 'a'.repeat(64)).question()).toMatchObject({
    language: 'ru',
    theme: 'dark',
    isClockBack,
  })
})
