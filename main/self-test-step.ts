import { FAILURES, type FailureCode } from '../contract/failures.ts'
import type { SelfTestStep } from '../contract/self-test.ts'

/** What one step of the self-test has found. */
export type Found = Omit<SelfTestStep, 'step'>

export const well = (...facts: string[]): Found => ({ state: 'well', facts })

export const skipped = (...facts: string[]): Found => ({ state: 'skipped', facts })

export const warning = (code: FailureCode, ...facts: string[]): Found => ({
  state: 'warning',
  failure: FAILURES[code],
  facts,
})

export const failing = (code: FailureCode, ...facts: string[]): Found => ({
  state: 'failed',
  failure: FAILURES[code],
  facts,
})
