import { dirname } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { baseIn, halfEnteredFileIn } from './base-in.ts'
import { createClearing, type Clearing } from './clipboard.ts'
import type { Copying } from './copying.ts'
import { LONGEST_MS } from './half-entered.ts'
import { removeIfOld, removeOldAsides } from './retention/old-asides.ts'
import { removeOldCopies } from './retention/old-copies.ts'
import { createRetention, type Retention } from './retention/retention.ts'
import { readTerms } from './retention/terms.ts'
import type { Shift } from './shift.ts'
import type { Cursors } from './store/cursors.ts'
import type { Database } from './store/database.ts'
import type { Events } from './store/events.ts'
import type { People } from './store/people.ts'
import type { World } from './world.ts'

type Needs = {
  readonly world: World
  readonly store: {
    readonly database: Database
    readonly people: People
    readonly events: Events
    readonly cursors: Cursors
  }
  readonly copying: Pick<Copying, 'look' | 'pathOf'>
  readonly shift: () => Shift | undefined
  /** People have gone. */
  readonly erased: () => void
}

/** So often it is looked whether the hour is quiet: nobody at the desk, or nobody who has moved for a while. */
const LOOK_MS = 300_000
const QUIET_SECONDS = 300

/** The checks let go of whoever was erased within seconds; so long it is tried at once. */
const HURRY_MS = 1_000
const MOST_HURRIES = 60

/** What is erased after its term, and what is taken out of the clipboard. */
export type Kept = {
  readonly retention: Retention
  readonly clearing: Clearing
  readonly shiftChanged: (open: Shift | undefined) => void
  /** Somebody has erased by hand, and wants the act: the log of the base is emptied as soon as that can be. */
  readonly hurry: () => void
  readonly stop: () => Promise<void>
}

/** Joins what is erased with the quiet hour in which that is done, and the clipboard with the shift. */
export function joinRetention({ world, store, copying, shift, erased }: Needs): Kept {
  const { now, settings, regions, log, idleSeconds } = world
  const surprise = (where: string) => (cause: unknown) => log.error(where, cause)
  const clearing = createClearing({ clipboard: world.clipboard, surprise: surprise('clipboard') })
  let working: Promise<unknown> = Promise.resolve()
  const stopping = new AbortController()
  const isStopped = (): boolean => stopping.signal.aborted
  const retention = createRetention({
    ...store,
    now,
    terms: readTerms({ regions, packs: settings.packs, refused: surprise('retention.terms') }),
    removeCopies: (before) =>
      removeOldCopies({ list: async () => (await copying.look()).copies, pathOf: copying.pathOf }, before),
    removeAsides,
  })

  /** Of this base alone: the school's own are none of the training's business. */
  async function removeAsides(before: number): Promise<void> {
    const hasElse = store.people.count() > 0 && (await copying.look()).copies.length > 0
    removeOldAsides({ folder: dirname(baseIn(world.folder, settings.mode)), hasElse }, before)
    const typed = halfEnteredFileIn(world.folder, settings.mode)
    for (const file of [typed, `${typed}.new`]) removeIfOld(file, now() - LONGEST_MS)
  }

  async function look(): Promise<void> {
    if (isStopped() || (shift() && idleSeconds() < QUIET_SECONDS)) return
    const before = store.people.count()
    await retention.run()
    if (!isStopped() && store.people.count() !== before) erased()
  }
  const looking = setInterval(() => {
    working = working.then(look).catch(surprise('retention'))
  }, LOOK_MS)
  looking.unref()

  async function hurried(): Promise<void> {
    for (let tries = 0; tries < MOST_HURRIES && !isStopped(); tries++) {
      await after(HURRY_MS, undefined, { ref: false })
      if (isStopped() || !retention.clean()) continue
      return erased()
    }
  }
  let hurrying: Promise<void> | undefined

  return {
    retention,
    clearing,
    shiftChanged: (open) => void (open ?? clearing.clear()),
    hurry() {
      hurrying ??= hurried()
        .catch(surprise('retention'))
        .finally(() => (hurrying = undefined))
    },
    async stop() {
      stopping.abort()
      clearInterval(looking)
      await Promise.all([working, hurrying, clearing.clear()])
    },
  }
}
