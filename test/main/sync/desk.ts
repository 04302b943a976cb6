import { onTestFinished } from 'vitest'
import type { Correction } from '../../../contract/correction.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { afterReading } from '../../../main/correction/after-reading.ts'
import { createSealing } from '../../../main/correction/sealing.ts'
import {
  bytesOf,
  correctionsOf,
  type Corrections,
  type HeldCorrection,
  type Seal,
} from '../../../main/store/corrections.ts'
import { cursorsOf, type Cursors } from '../../../main/store/cursors.ts'
import type { Database } from '../../../main/store/database.ts'
import { eventsOf, type Events } from '../../../main/store/events.ts'
import { outboxOf, type Outbox } from '../../../main/store/outbox.ts'
import { peopleOf, type People, type PersonIndex } from '../../../main/store/people.ts'
import { systemTimers, type Line } from '../../../main/sync/ask.ts'
import { createSync, type Sync } from '../../../main/sync/engine.ts'
import { evidence } from '../../fakes/evidence.ts'
import { noIndex, ownBase } from '../../fakes/store.ts'
import { DAY, URL } from '../../gateway/region.ts'

/** A clock that a test moves on: nobody waits for it. */
export function ownTime(start = DAY) {
  const works = new Map<number, { at: number; work: () => void }>()
  let now = start
  let number = 0
  return {
    now: () => now,
    timers: {
      after(ms: number, work: () => void) {
        number += 1
        const key = number
        works.set(key, { at: now + ms, work })
        return () => void works.delete(key)
      },
      breathe: systemTimers.breathe,
    },
    /** Lets so much time pass, doing what falls due. */
    pass(ms: number): void {
      now += ms
      for (const [key, { at, work }] of works) {
        if (at > now) continue
        works.delete(key)
        work()
      }
    },
  }
}

export type OwnTime = ReturnType<typeof ownTime>

/** Signed by the bytes themselves, as `believing` wants it. */
const byItself = (bytes: Uint8Array): Seal => ({ signature: bytes, certificate: Buffer.of(1), signedAt: DAY })

type Wishes = {
  token: string
  fetch: Line['fetch']
  people?: readonly PersonRecord[]
  time?: OwnTime
  index?: PersonIndex
  seal?: (bytes: Uint8Array) => Seal
  /** Where the gateway is; a name that leads nowhere else. */
  url?: string
  look?: Line['look']
  pushes?: () => boolean
  /** A base that was there before. */
  database?: Database
}

export type OwnDesk = Store & {
  readonly sync: Sync
  readonly time: OwnTime
  readonly surprises: unknown[]
  readonly line: Line
  /** As the counter does it: kept, then signed together with its place in the outbox. */
  readonly sign: (one: Correction) => string
  /** Signs what stands as a draft. */
  readonly signDraft: (id: string) => void
  readonly state: (id: string) => HeldCorrection['state'] | undefined
  readonly everybody: () => PersonRecord[]
}

type Store = {
  database: Database
  people: People
  corrections: Corrections
  outbox: Outbox
  cursors: Cursors
  events: Events
}

/** A desk on a real encrypted base, without screens and devices. */
export function ownDesk({
  token,
  fetch,
  people = [],
  time = ownTime(),
  index = noIndex,
  seal = byItself,
  url = URL,
  look,
  pushes,
  database = ownBase().database,
}: Wishes): OwnDesk {
  const { now, timers } = time
  const store: Store = {
    database,
    people: peopleOf(database, index, now),
    corrections: correctionsOf(database),
    outbox: outboxOf(database),
    cursors: cursorsOf(database),
    events: eventsOf(database, now),
  }
  database.transaction(() => people.forEach(store.people.keep))()

  const sealing = createSealing({ ...store, needsSecond: false, now })
  const surprises: unknown[] = []
  const sync = createSync({
    ...store,
    readToEnd: afterReading({ ...store, now }),
    gateway: () => ({ url, token }),
    ...(pushes && { pushes }),
    ...(look && { look }),
    fetch,
    now,
    chance: () => 0.5,
    timers,
    surprise: (cause) => surprises.push(cause),
  })
  onTestFinished(async () => {
    await sync.stop()
    if (surprises.length > 0) throw surprises[0]
  })

  return {
    ...store,
    sync,
    time,
    surprises,
    line: { place: { url, token }, fetch, look, timers, stopped: new AbortController().signal },
    sign(one: Correction): string {
      database.transaction(() => store.corrections.add(one))()
      sealing.keep(one.id, { ...seal(bytesOf(one)), evidence })
      return one.id
    },
    signDraft: (id) => sealing.keep(id, { ...seal(store.corrections.find(id)!.bytes), evidence }),
    state: (id: string) => store.corrections.find(id)?.state,
    everybody: (): PersonRecord[] => [...store.people.each()],
  }
}

const LONGEST_WAIT_MS = 30_000

/** Ends when the condition holds, looking once a turn of the event loop. @throws after half a minute without it */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + LONGEST_WAIT_MS
  while (performance.now() < end) {
    if (await holds()) return
    await systemTimers.breathe()
  }
  throw new Error('what was waited for did not come')
}

/**
 * Lets the desk's time pass until the condition holds. None passes while a question is under way: an answer that this
 * machine is slow to give would be taken for a line gone silent, again and again.
 */
export function untilInTime(
  desk: OwnDesk,
  holds: () => boolean | Promise<boolean>,
  stepMs = 1_000,
): Promise<void> {
  return until(async () => {
    if (await holds()) return true
    if (desk.sync.state().state !== 'working') desk.time.pass(stepMs)
    return false
  })
}
