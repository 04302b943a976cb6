import { copyFileSync, existsSync, rmSync } from 'node:fs'
import type { Decision } from '../../main/correction/conflicts.ts'
import { createCorrecting } from '../../main/correction/correcting.ts'
import { afterReading } from '../../main/correction/after-reading.ts'
import { createSealing } from '../../main/correction/sealing.ts'
import type { Draft } from '../../contract/journal.ts'
import { correctionsOf, type HeldCorrection } from '../../main/store/corrections.ts'
import { cursorsOf } from '../../main/store/cursors.ts'
import { inOneGo, type Database } from '../../main/store/database.ts'
import { eventsOf } from '../../main/store/events.ts'
import { openStore } from '../../main/store/open.ts'
import { outboxOf } from '../../main/store/outbox.ts'
import { peopleOf } from '../../main/store/people.ts'
import { createSync } from '../../main/sync/engine.ts'
import { systemTimers, type Line } from '../../main/sync/ask.ts'
import { evidence } from '../../test/fakes/evidence.ts'
import { key, noIndex } from '../../test/fakes/store.ts'
import { freshId, URL } from '../../test/gateway/region.ts'
import { Killed, mortal } from './mortal.ts'
import type { Time } from './time.ts'

type Wishes = {
  file: string
  school: string
  workplace: string
  token: string
  fetch: Line['fetch']
  time: Time
  /** The desk's own clock, ms since 1970. */
  clock: () => number
}

/** A life of a desk: the real store and the real engine on its file, from opening until it is closed or killed. */
export function openDesk({ file, school, workplace, token, fetch, time, clock }: Wishes) {
  const opened = openStore({ file, key })
  if (!opened.ok) throw new Error(opened.fault.code)
  const database: Database = opened.value
  const life = mortal(database)
  const now = clock
  const store = {
    people: peopleOf(database, noIndex, now),
    corrections: correctionsOf(database),
    outbox: outboxOf(database),
    events: eventsOf(database, now),
    cursors: cursorsOf(database),
  }
  const { corrections, outbox, people } = store
  const { drafts, conflicts } = createCorrecting({
    database,
    ...store,
    desk: { school, workplace, training: false },
    newId: freshId,
    now,
    onKept: () => undefined,
    by: () => ({ name: 'TEST', fingerprint: 'f'.repeat(64) }),
  })
  const sealing = createSealing({ database, ...store, needsSecond: false, now })
  const surprises: unknown[] = []
  let attempts = 0
  const sync = createSync({
    database,
    ...store,
    readToEnd: afterReading({ database, ...store, now }),
    gateway: () => ({ url: URL, token }),
    fetch(url, init) {
      life.live()
      return fetch(url, init)
    },
    now,
    chance: () => 0.5,
    timers: {
      after: (ms, work) => time.after(ms, () => !life.isDead() && work()),
      breathe: systemTimers.breathe,
    },
    surprise(cause) {
      // What a killed desk says nobody hears.
      if (!life.isDead()) surprises.push(cause)
    },
  })
  sync.watch(({ state }) => {
    if (state === 'working') attempts += 1
  })

  /** What a person does at the counter, if nobody kills the desk over it. */
  function unlessKilled<Value>(work: () => Value): Value | undefined {
    try {
      return work()
    } catch (cause) {
      if (cause instanceof Killed || life.isDead()) return undefined
      throw cause
    }
  }

  return {
    ...store,
    sync,
    surprises,
    isDead: life.isDead,
    /** The desk is killed before that statement or question, counted from now; 0: not at all. */
    dieAt: life.dieAt,
    attempts: (): number => attempts,
    isCalm: (): boolean => life.isDead() || sync.state().state !== 'working',

    draft: (draft: Draft): HeldCorrection | undefined =>
      unlessKilled(() => {
        const kept = drafts.keep(draft)
        return kept.ok ? kept.value : undefined
      }),

    conflicts: () => conflicts.list(),
    settle: (decision: Decision): void => void unlessKilled(() => conflicts.settle(decision)),

    wake: (): void => unlessKilled(sync.wake),

    /** Signs a draft by its bytes themselves. Gives whether a person was told that it is saved. */
    sign: ({ correction: { id }, bytes }: HeldCorrection): boolean =>
      unlessKilled(() => {
        sealing.keep(id, { signature: bytes, certificate: Buffer.of(1), signedAt: now(), evidence })
        return true
      }) ?? false,

    /** What cannot be sent by itself is offered once more by a person. */
    offerAgain(): void {
      inOneGo(database, () => {
        for (const { correction } of corrections.in('set-aside')) {
          corrections.moveTo(correction.id, 'waiting')
          outbox.again(correction.id, now())
        }
      })
    },

    everybody: () => [...people.each()],

    async close(): Promise<void> {
      if (life.isDead()) return
      life.dieAt(0)
      await sync.stop()
      database.close()
    },
  }
}

export type Desk = ReturnType<typeof openDesk>

const SIDES = ['', '-wal', '-shm'] as const

/** Puts a closed base in the place of another, whole: with what has not yet come into its main file. */
export function copyBase(from: string, to: string): void {
  for (const side of SIDES) {
    rmSync(to + side, { force: true })
    if (side !== '-shm' && existsSync(from + side)) copyFileSync(from + side, to + side)
  }
}
