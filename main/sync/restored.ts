import type { Corrections } from '../store/corrections.ts'
import type { Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import type { Outbox } from '../store/outbox.ts'

type Needs = {
  readonly database: Database
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly events: Events
}

/** Written for each correction that is offered again because the gateway may have lost it. */
const AGAIN = 'correction.again-after-restore'

/** What the desk does when the gateway no longer knows its mark: it may stand on an older copy. */
export function restoredOf({ database, corrections, outbox, events }: Needs) {
  // Hand-made receipts are not the gateway's: what went into the journal in another way it has never held.
  const accepted = database
    .prepare<[], string>(
      `
      select c.id from correction c where c.state in ('confirmed', 'proved') and exists (
        select 1 from receipt r where r.correction = c.id and json_extract(r.answer, '$.state') = 'accepted')
      order by c.number`,
    )
    .pluck()
  const wasAccepted = database
    .prepare<[string], number>(
      `select 1 from receipt where correction = ? and json_extract(answer, '$.state') = 'accepted'`,
    )
    .pluck()
  const proved = database
    .prepare<[string], number>(`select 1 from event where what = 'correction.proved' and subject = ?`)
    .pluck()

  return {
    /**
     * Puts everything the gateway had accepted back into the outbox, in its order. One that still has it answers as
     * before; one that lost it takes it anew or finds a conflict. Call inside the transaction that takes the mark away.
     */
    offerAgain(now: number): void {
      for (const id of accepted.all()) {
        corrections.moveTo(id, 'waiting')
        outbox.again(id, now)
        events.add(AGAIN, id)
      }
    },

    /** Whether it was proved before it was offered again: what a login has shown stays shown. */
    wasProved: (id: string): boolean => wasAccepted.get(id) !== undefined && proved.get(id) !== undefined,
  }
}
