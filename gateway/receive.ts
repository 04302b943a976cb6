import { setImmediate } from 'node:timers/promises'
import type { Outcome } from '../domain/outcome.ts'
import type { Refusal, Verdict } from '../contract/gateway.ts'
import type { Archive } from './archive/archive.ts'
import type { Workplace } from './archive/rights.ts'
import { open, type Opened, type Verify } from './judge.ts'
import type { Offered } from './parcel.ts'
import { taker } from './take.ts'

type Needs = {
  archive: Archive
  verify: Verify
  /** Clock, ms since 1970. */
  now: () => number
  training: boolean
  /** `listed`: only certificates entered for the school; `any`: all that the trusted authorities issued. */
  certificates: 'listed' | 'any'
  oldestDays: number
  secondSignature: boolean
  /** Told of every correction that has come into the log, once it stands there. */
  kept?: (verdict: Verdict) => void
}

const AT_A_STRETCH_MS = 5

/**
 * Takes in a batch and gives a verdict for each parcel, in their order. What was once held against a record
 * has its verdict for ever: the same bytes get it again, other bytes are refused. What was never held
 * against one (no trust, no right, no such person) is looked at anew each time.
 */
export function receiver(needs: Needs) {
  const { now, kept } = needs
  const take = taker(needs)
  return async (parcels: readonly Offered[], sender: Workplace): Promise<Verdict[]> => {
    const received = new Date(now())

    const opened = new Map<Offered, Outcome<Opened, Refusal>>()
    let begun = performance.now()
    for (const parcel of parcels) {
      opened.set(parcel, open(parcel, { ...needs, sender, received }))
      // Signatures of a hundred parcels take tens of milliseconds: others are let in between.
      if (performance.now() - begun < AT_A_STRETCH_MS) continue
      await setImmediate()
      begun = performance.now()
    }

    const { verdicts, added } = await take({ parcels, opened, sender, received })
    for (const { verdict } of added) kept?.(verdict)
    return verdicts
  }
}
