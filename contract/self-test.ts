import { z } from 'zod'
import { call } from './call.ts'
import { instant } from './correction.ts'

/**
 * What «Проверить карту» looks at, in this order. Nothing asks for the PIN or spends a try.
 *
 * `process`: the signing process answers · `service`, `readers`, `card`: as PC/SC sees them · `modules`: vendor
 * PKCS#11 modules · `certificate`, `chain`, `revocation`: as the assessment says · `pin`: tries left · `clock`: the
 * computer's clock against the journal's · `digest`: own Streebog and SHA-256 against known answers · `line`: the
 * journal answers
 */
export const SELF_TEST_STEPS = [
  'process',
  'service',
  'readers',
  'card',
  'modules',
  'certificate',
  'chain',
  'revocation',
  'pin',
  'clock',
  'digest',
  'line',
] as const

export const selfTestStep = z.strictObject({
  step: z.enum(SELF_TEST_STEPS),
  state: z.enum(['well', 'warning', 'failed', 'skipped']),
  /** Number of the failure catalogue, when it is not well. */
  failure: z.int().optional(),
  /** Facts without anything of a person: names of readers, versions, paths, counts, dates. */
  facts: z.array(z.string()),
})

export type SelfTestStep = z.output<typeof selfTestStep>

export const selfTest = z.strictObject({
  at: instant,
  version: z.string(),
  system: z.string(),
  steps: z.array(selfTestStep),
})

export type SelfTest = z.output<typeof selfTest>

export const selfTestCalls = { 'cards.test': call(z.strictObject({}), selfTest) }
