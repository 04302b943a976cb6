import type { PinFacts } from '../../contract/signer.ts'
import { type Assessment, trustPolicy } from '../../contract/trust.ts'
import { createTrust } from '../../main/trust/trust.ts'

/** A PIN of which nothing is known but its length. */
export const quietPin: PinFacts = {
  isLow: false,
  isLast: false,
  isPad: false,
  isFactory: false,
  shortest: 4,
  longest: 32,
}

/** What a signer needs besides its process: no vendor modules, and the product's own judgement. */
export const judging = (authorities: readonly Uint8Array[] = []) => ({
  modules: [],
  judge: createTrust({
    authorities,
    revocations: () => [],
    stampers: [],
    listSigners: [],
    policy: trustPolicy.parse({}),
    folder: '/nowhere',
    ask: () => Promise.resolve(undefined),
    now: Date.now,
    damaged: () => {},
    changed: () => {},
  }).judge,
  now: Date.now,
})

/** A certificate that nothing is wrong with. */
export const wellJudged: Assessment = {
  daysLeft: 365,
  chain: [],
  revocation: 'unknown',
  isListOld: false,
  at: '2026-11-22T08:00:00.000Z',
}
