import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { BATCH, me, verdicts, type Verdict } from '../../contract/gateway.ts'
import { withValue } from '../../contract/person.ts'
import type { Trouble } from '../../contract/trouble.ts'
import type { Corrections, HeldCorrection } from '../store/corrections.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import type { Outbox } from '../store/outbox.ts'
import type { People } from '../store/people.ts'
import { ticksOf } from '../store/ticks.ts'
import { ask, type Line } from './ask.ts'
import { restoredOf } from './restored.ts'
import { lengthOf, packed, plainly, sealedOf, type Sealed } from './spelling.ts'
import { strangeAnswer } from './trouble.ts'
import { wholeAnswer } from './whole-answer.ts'

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
  /** Told how many are decided, of how many that were due at the beginning. */
  readonly progress?: (done: number, of: number) => void
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
export function pusher({ database, people, corrections, outbox, events, now, changed, progress }: Needs) {
  const restored = restoredOf({ database, corrections, outbox, events })
  const ticks = ticksOf(database)
  return async (line: Line): Promise<Outcome<number, Trouble>> => {
    let decided = 0
    const of = outbox.countDue(now())
    progress?.(0, of)
    for (;;) {
      const due = nextParcels()
      if (due.length === 0) return done(decided)
      const offered = await offer(due, line)
      if (!offered.ok) return offered
      decided += offered.value
      progress?.(decided, Math.max(of, decided))
    }
  }

  function nextParcels(): Sealed[] {
    const parcels: Sealed[] = []
    let size = 0
    for (const { correction } of outbox.due(now(), BATCH)) {
      const parcel = sealedOf(corrections.find(correction)!)
      size += lengthOf(parcel)
      if (parcels.length > 0 && size > LARGEST_REQUEST) break
      parcels.push(parcel)
    }
    return parcels
  }

  async function offer(parcels: readonly Sealed[], line: Line): Promise<Outcome<number, Trouble>> {
    const answered = await send(parcels, line)
    if (answered.ok) return done(await enter(parcels, answered.value, line))
    if (answered.fault.code !== 'line.unsendable') return answered
    if (parcels.length === 1) {
      const there = await isGatewayThere(line)
      return there.ok ? done(setAside(parcels[0]!)) : there
    }

    // One of them is at fault and the others must not wait for it: halve until it stands alone.
    const middle = parcels.length >> 1
    const first = await offer(parcels.slice(0, middle), line)
    if (!first.ok) return first
    const second = await offer(parcels.slice(middle), line)
    return second.ok ? done(first.value + second.value) : second
  }

  async function enter(parcels: readonly Sealed[], given: readonly Verdict[], line: Line): Promise<number> {
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
    // A person may have set it aside meanwhile; the pull will bring what the journal made of it. What has gone into a
    // package meanwhile is answered only by a yes: with a no of the line the package is still on its way.
    const isInPackage = held?.state === 'handed-over' && verdict.state === 'accepted'
    if (!held || (held.state !== 'waiting' && !isInPackage)) return

    const wasProved = verdict.state === 'accepted' && restored.wasProved(verdict.id)
    outbox.answered(verdict.id, now(), JSON.stringify(verdict))
    ticks.clear(verdict.id)
    if (verdict.state === 'accepted') {
      corrections.moveTo(verdict.id, 'confirmed')
      outbox.remove(verdict.id)
      keepAccepted(held, verdict.version)
    } else corrections.moveTo(verdict.id, verdict.state)
    events.add(`correction.${verdict.state}`, verdict.id)
    if (wasProved) corrections.moveTo(verdict.id, 'proved')
  }

  function keepAccepted({ correction: { person, changes } }: HeldCorrection, version: number): void {
    const record = people.find(person)
    // An answer that was lost and asked for again: the pull has brought something newer meanwhile.
    if (!record || record.version >= version) return
    people.keep(
      changes.reduce((one, { field, becomes }) => withValue(one, field, becomes), { ...record, version }),
    )
  }

  function setAside({ id }: Sealed): number {
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

async function send(parcels: readonly Sealed[], line: Line): Promise<Outcome<Verdict[], Trouble>> {
  const isPacked = line.there?.takesPacked() ?? false
  const asked = await ask(line, '/v1/corrections', {
    method: 'POST',
    ...(isPacked ? await packed(parcels) : plainly(parcels)),
  })
  if (!asked.ok && isPacked && mayBeOfPacking(asked.fault)) {
    line.there?.refused()
    return send(parcels, line)
  }
  if (!asked.ok) return asked

  const said = await wholeAnswer(asked.value)
  // Cut short: nothing is known, the same parcels are offered again.
  if (!said.ok) return said
  const read = verdicts.safeParse(said.value)
  return read.success ? done(read.data.verdicts) : failed(strangeAnswer(asked.value.response))
}

/** What an older gateway behind the same name says of a packed request, or somebody on the way who looks into it. */
const mayBeOfPacking = ({ code }: Trouble): boolean => code === 'line.unsendable' || code === 'line.strange'

/** Whether it is the gateway that answers on this line: what it cannot read is then at fault, not somebody on the way. */
async function isGatewayThere(line: Line): Promise<Outcome<true, Trouble>> {
  const asked = await ask(line, '/v1/me')
  if (!asked.ok) return asked
  const said = await wholeAnswer(asked.value)
  if (!said.ok) return said
  return me.safeParse(said.value).success ? done(true) : failed(strangeAnswer(asked.value.response))
}
