import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { WithdrawFault } from '../../contract/fault.ts'
import type { Corrections, HeldCorrection } from '../store/corrections.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import type { Outbox } from '../store/outbox.ts'

type Needs = {
  readonly database: Database
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly events: Events
  readonly now: () => number
}

/** Takes drafts to be signed, and keeps each signature together with its place in the outbox. */
export function createSealing({ database, corrections, outbox, events, now }: Needs) {
  return {
    /** The drafts named, in that order; a fault when one of them is no draft any more. */
    take(ids: readonly string[]): Outcome<HeldCorrection[], WithdrawFault> {
      const drafts: HeldCorrection[] = []
      for (const id of ids) {
        const held = corrections.find(id)
        if (!held) return failed({ code: 'correction.gone' })
        if (held.state !== 'draft') return failed({ code: 'correction.signed-already' })
        drafts.push(held)
      }
      return done(drafts)
    },

    /** After a power cut: signed, in the outbox and in the log, or none of it. */
    keep(id: string, signature: Uint8Array, certificate: Uint8Array, signedAt: number): void {
      inOneGo(database, () => {
        corrections.seal(id, { signature, certificate, signedAt })
        corrections.moveTo(id, 'waiting')
        outbox.add(id, now())
        events.add('correction.sign', id)
      })
    },
  }
}

export type Sealing = ReturnType<typeof createSealing>
