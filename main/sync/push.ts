import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { BATCH, verdicts, type Parcel, type Verdict } from '../../contract/gateway.ts'
import { withValue } from '../../contract/person.ts'
import type { Corrections, HeldCorrection } from '../store/corrections.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import type { Outbox } from '../store/outbox.ts'
import type { People } from '../store/people.ts'
import { ask, type Line, type LineFault } from './ask.ts'

type Needs = {
  readonly database: Database
  readonly people: People
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly events: Events
  /** Clock, ms since 1970. */
  readonly now: () => number
  /** Told after every transaction that has changed records or corrections. */
  readonly changed: () => void
}

/** One request stays below what a slow line carries in half a minute. */
const LARGEST_REQUEST = 1_000_000 // characters of base64

/** So many verdicts are entered at once; between, the screen has its turn. */
const SLICE = 20

/** A parcel the gateway gave no verdict on is offered again not before this. */
const UNANSWERED_MS = 60_000

/**
 * Offers everything that is due, oldest first, a hundred at a time, and enters what the gateway decides.
 * Safe to repeat and to be killed at any instant: the gateway knows each correction by its id, and a verdict
 * is entered in one transaction. Gives how many were decided.
 */
export function pusher({ database, people, corrections, outbox, events, now, changed }: Needs) {
  return async (line: Line): Promise<Outcome<number, LineFault>> => {
    let decided = 0
    for (;;) {
      const due = nextParcels()
      if (due.length === 0) return done(decided)
      const offered = await offer(due, line)
      if (!offered.ok) return offered
      decided += offered.value
    }
  }

  function nextParcels(): Parcel[] {
    const parcels: Parcel[] = []
    let size = 0
    for (const { correction } of outbox.due(now(), BATCH)) {
      const parcel = parcelOf(corrections.find(correction)!)
      size += parcel.bytes.length + parcel.signature.length
      if (parcels.length > 0 && size > LARGEST_REQUEST) break
      parcels.push(parcel)
    }
    return parcels
  }

  async function offer(parcels: readonly Parcel[], line: Line): Promise<Outcome<number, LineFault>> {
    const answered = await send(parcels, line)
    if (answered.ok) return done(await enter(parcels, answered.value, line))
    if (answered.fault.code !== 'line.unsendable') return answered
    if (parcels.length === 1) return done(setAside(parcels[0]!))

    // One of them is at fault and the others must not wait for it: halve until it stands alone.
    const middle = parcels.length >> 1
    const first = await offer(parcels.slice(0, middle), line)
    if (!first.ok) return first
    const second = await offer(parcels.slice(middle), line)
    return second.ok ? done(first.value + second.value) : second
  }

  async function enter(parcels: readonly Parcel[], given: readonly Verdict[], line: Line): Promise<number> {
    const byId = new Map(given.map((verdict) => [verdict.id, verdict]))
    for (let from = 0; from < parcels.length; from += SLICE) {
      inOneGo(database, () => {
        for (const { id } of parcels.slice(from, from + SLICE)) {
          const verdict = byId.get(id)
          if (verdict) enterOne(verdict)
          else outbox.postpone(id, now() + UNANSWERED_MS)
        }
      })
      changed()
      await line.timers.breathe()
    }
    return byId.size
  }

  function enterOne(verdict: Verdict): void {
    const held = corrections.find(verdict.id)
    // A person may have set it aside meanwhile; the pull will bring what the journal made of it.
    if (held?.state !== 'waiting') return

    outbox.answered(verdict.id, now(), JSON.stringify(verdict))
    if (verdict.state === 'accepted') {
      corrections.moveTo(verdict.id, 'confirmed')
      outbox.remove(verdict.id)
      keepAccepted(held, verdict.version)
    } else corrections.moveTo(verdict.id, verdict.state)
    events.add(`correction.${verdict.state}`, verdict.id)
  }

  function keepAccepted({ correction: { person, changes } }: HeldCorrection, version: number): void {
    const record = people.find(person)
    // An answer that was lost and asked for again: the pull has brought something newer meanwhile.
    if (!record || record.version >= version) return
    people.keep(
      changes.reduce((one, { field, becomes }) => withValue(one, field, becomes), { ...record, version }),
    )
  }

  function setAside({ id }: Parcel): number {
    inOneGo(database, () => {
      if (corrections.find(id)?.state !== 'waiting') return
      const answer: Verdict = { id, state: 'refused', code: 'bytes' }
      outbox.answered(id, now(), JSON.stringify(answer))
      corrections.moveTo(id, 'set-aside')
      events.add('correction.set-aside', id)
    })
    changed()
    return 1
  }
}

async function send(parcels: readonly Parcel[], line: Line): Promise<Outcome<Verdict[], LineFault>> {
  const asked = await ask(line, '/v1/corrections', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ parcels }),
  })
  if (!asked.ok) return asked

  const { response, over } = asked.value
  try {
    const read = verdicts.safeParse(await response.json())
    return read.success ? done(read.data.verdicts) : failed({ code: 'line.strange', status: response.status })
  } catch {
    // The answer broke off, or it is no JSON: nothing is known, the same parcels are offered again.
    return failed({ code: 'line.lost' })
  } finally {
    over()
  }
}

const parcelOf = ({ correction, bytes, signature }: HeldCorrection): Parcel => ({
  id: correction.id,
  bytes: Buffer.from(bytes).toString('base64'),
  signature: Buffer.from(signature ?? []).toString('base64'),
})
