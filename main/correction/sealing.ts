import { fingerprintOf } from '../../cades/certificate.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { WithdrawFault } from '../../contract/fault.ts'
import type { Evidence } from '../../contract/trust.ts'
import type { Corrections, HeldCorrection, Seal } from '../store/corrections.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import type { Outbox } from '../store/outbox.ts'

type Needs = {
  readonly database: Database
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly events: Events
  /** Nothing goes to the outbox before a second person has signed. */
  readonly needsSecond: boolean
  readonly now: () => number
}

type Sealed = Seal & { readonly evidence: Evidence }

type SecondSealed = Omit<Sealed, 'signature'> & {
  /** Puts the second signature to the one that is held now: a time stamp may have come to it meanwhile. */
  readonly merge: (held: Uint8Array) => Uint8Array
}

/** Takes drafts to be signed, and keeps each signature together with its place in the outbox. */
export function createSealing({ database, corrections, outbox, events, needsSecond, now }: Needs) {
  function send(id: string): void {
    corrections.moveTo(id, 'waiting')
    outbox.add(id, now())
  }

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

    /** After a power cut: signed, with what was known then, in the outbox and in the log, or none of it. */
    keep(id: string, { evidence, ...seal }: Sealed): void {
      inOneGo(database, () => {
        corrections.seal(id, seal)
        corrections.addSigner(id, { ...seal, evidence, place: 1 })
        if (!needsSecond) send(id)
        events.add('correction.sign', id)
      })
    },

    /** The second person's signature, in the same way. @throws when it does not wait for one */
    keepSecond(id: string, { merge, ...seal }: SecondSealed): void {
      inOneGo(database, () => {
        const held = corrections.find(id)
        if (!held?.signature || held.state !== 'signed') throw new Error('no second signature is waited for')
        corrections.addFuller(id, 'second-person', merge(held.signature), now())
        corrections.addSigner(id, { ...seal, place: 2 })
        send(id)
        // The card of the second person, in whosever shift it is put in.
        events.add('correction.second', id, fingerprintOf(seal.certificate))
      })
    },
  }
}

export type Sealing = ReturnType<typeof createSealing>
