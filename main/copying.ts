import { join } from 'node:path'
import type { CopiesShown, Copy, CopyTrouble } from '../contract/copies.ts'
import { isoToday } from '../domain/date.ts'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import type { Log } from './answer.ts'
import type { Copier } from './copier.ts'
import { troubleOfCopy, type SecondFolder } from './second-folder.ts'
import type { Copies, HeldCopy, WantedCopy } from './store/copies.ts'
import type { Database } from './store/database.ts'

type Needs = {
  readonly copies: Copies
  /** The folder of another disk or machine; undefined where none is set. */
  readonly second: SecondFolder | undefined
  readonly database: Database
  /** Makes those of the days and those at a wish, away from this thread. */
  readonly copier: Copier
  /** The first copy is made when this is fulfilled: a program that starts has better to do. */
  readonly after: Promise<unknown>
  readonly now: () => number
  readonly log: Log
  /** A trouble has come or gone. */
  readonly changed: () => void
}

/** How often it is looked whether the day's copy is there: a kiosk runs for weeks. */
const LOOK_MS = 3_600_000

/** Makes each day's copy of the base, the first one soon, and puts it into the second folder too. */
export function startCopying({ copies, second, database, copier, after, now, log, changed }: Needs) {
  let here: CopyTrouble | undefined
  let there: CopyTrouble | undefined
  let isStopped = false
  let putting: Promise<void> = Promise.resolve()

  const settle = (before: CopyTrouble | undefined): void => {
    if (!isStopped && before !== (here ?? there)) changed()
  }

  /** A full disk is no reason to stop: the work goes on without the copy. Gives its name when it is there. */
  function taken(copy: () => string): string | undefined {
    const before = here ?? there
    try {
      const name = copy()
      here = undefined
      return name
    } catch (cause) {
      log.error('store.copy', cause)
      here = troubleOfCopy(cause)
      return undefined
    } finally {
      settle(before)
    }
  }
  async function make(wanted: WantedCopy): Promise<string | undefined> {
    try {
      const name = await copier.make(wanted)
      return taken(() => name)
    } catch (cause) {
      if (isStopped) return undefined
      return taken(() => {
        throw cause
      })
    }
  }

  /** One after the other: two that write to a slow disk would only be slower. */
  function putThere(name: string): Promise<void> {
    putting = putting.then(() => putNow(name))
    return putting
  }
  async function putNow(name: string): Promise<void> {
    if (!second || isStopped) return
    const before = here ?? there
    const held = await second.list()
    const isThere = held.ok && held.value.some((one) => one.name === name)
    const put = isThere || !held.ok ? held : await second.put(join(copies.folder, name), name)
    there = put.ok ? undefined : put.fault
    settle(before)
  }

  async function daily(): Promise<void> {
    if (isStopped) return
    const today = isoToday(now())
    const name = copies.ofDay(today) ?? (await make({ kind: 'daily', today }))
    if (name !== undefined) await putThere(name)
  }
  void after.then(daily)
  const looking = setInterval(() => void daily(), LOOK_MS)

  return {
    /** What is in the way of the day's copy now. */
    trouble: () => here ?? there,

    async look(): Promise<CopiesShown> {
      const held = copies.list()
      const beyond = await second?.list()
      if (beyond && !beyond.ok) there = beyond.fault
      const others = beyond?.ok ? beyond.value : []
      return {
        copies: [...held.map(shown('here')), ...others.map(shown('second'))].toSorted(
          (one, other) => Date.parse(other.madeAt) - Date.parse(one.madeAt),
        ),
        ...lastOf(held),
        ...(here && { trouble: here }),
        ...(second && {
          second: { folder: second.folder, ...lastOf(others), ...(there && { trouble: there }) },
        }),
      }
    },

    /** A copy at a person's wish. */
    async now(): Promise<void> {
      const name = await make({ kind: 'asked', at: now() })
      if (name !== undefined) await putThere(name)
    },

    /** The base of now, before the copy of that name stands in its place: without this one nothing is replaced. At once: nothing is written between. */
    keepAside(by: string): Outcome<string, { code: CopyTrouble }> {
      const name = taken(() => copies.extra(database, 'replaced', now(), by))
      return name === undefined ? failed({ code: here! }) : done(name)
    },

    /** Where a copy lies; undefined when there is none of that name. */
    async pathOf({ place, name }: Pick<Copy, 'place' | 'name'>): Promise<string | undefined> {
      if (place === 'here')
        return copies.list().some((one) => one.name === name) ? join(copies.folder, name) : undefined
      const held = await second?.list()
      return held?.ok && held.value.some((one) => one.name === name) ? second?.pathOf(name) : undefined
    },

    /** Ends when no copy is being made any more: the base is closed, and may be replaced, only then. */
    async stop(): Promise<void> {
      isStopped = true
      clearInterval(looking)
      await copier.stop()
    },
  }
}

export type Copying = ReturnType<typeof startCopying>

const instantOf = (ms: number): string => new Date(ms).toISOString()

const shown =
  (place: Copy['place']) =>
  ({ name, kind, madeAt, bytes }: HeldCopy): Copy => ({ place, name, kind, madeAt: instantOf(madeAt), bytes })

const lastOf = ([first]: readonly HeldCopy[]) => (first ? { lastMade: instantOf(first.madeAt) } : {})
