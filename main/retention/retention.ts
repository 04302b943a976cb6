import type { ActShown, Leaver, RetentionFault, RetentionShown } from '../../contract/retention.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Cursors } from '../store/cursors.ts'
import { inOneGo, type Database } from '../store/database.ts'
import { emptyLog } from '../store/empty-log.ts'
import type { Events } from '../store/events.ts'
import type { People } from '../store/people.ts'
import { actsOf, type Eraser } from './acts.ts'
import { createEraser } from './eraser.ts'
import { leaversOf, type HeldLeaver } from './leavers.ts'
import { remainsOf } from './remains.ts'
import { isSteady } from './steady.ts'
import { after, before, type Terms } from './terms.ts'

type Needs = {
  readonly database: Database
  readonly people: People
  readonly events: Events
  readonly cursors: Cursors
  readonly terms: Terms
  /** Removes the copies that were made before that moment, ms since 1970. */
  readonly removeCopies: (before: number) => Promise<unknown>
  /** Removes the bases that were put aside before that moment, ms since 1970. */
  readonly removeAsides: (before: number) => Promise<unknown>
  /** Clock, ms since 1970. */
  readonly now: () => number
}

const NOBODY: Eraser = { name: '', fingerprint: '' }

const SHOWN = 100

/** The cursor that holds the day of the last look, ISO. */
const LOOKED = 'retention'

/** Erases what has served its term, and tells what is kept how long. */
export function createRetention({
  database,
  people,
  events,
  cursors,
  terms: { checked, terms },
  ...needs
}: Needs) {
  const { now, removeCopies, removeAsides } = needs
  const leavers = leaversOf(database)
  const remains = remainsOf(database)
  const acts = actsOf(database)
  const eraser = createEraser({ database, people, events, leavers, remains, acts, now })
  const forgotten = database.prepare<[], string>('select person from forgotten').pluck()
  const unforget = database.prepare('delete from forgotten where person = ?')
  const toCheck = database
    .prepare<[], number>(
      `select exists (select 1 from touched) or exists (select 1 from touched_key) or exists (select 1 from to_check)
         or exists (select 1 from checked where person not in (select row_id from person))`,
    )
    .pluck()
  const settledBefore = database
    .prepare<[number], number>(
      `select count(*) from correction where state in ('confirmed', 'proved', 'closed', 'withdrawn') and created < ?`,
    )
    .pluck()
  const closedBefore = database
    .prepare<[string], number>(`select count(*) from request where state <> 'open' and closed < ?`)
    .pluck()

  const isDue = ({ since }: HeldLeaver): boolean => after(since, terms.card) <= now()

  function look(): RetentionShown {
    inOneGo(database, () => leavers.note(now()))
    const due = leavers.dueBy(before(now(), terms.card)).filter(isDue)
    const free = due.filter(({ blocks }) => blocks.length === 0)
    return {
      checked,
      terms,
      leavers: leavers.count(),
      next: leavers.list(SHOWN).map(({ since, ...rest }): Leaver => ({
        ...rest,
        blocks: [...rest.blocks],
        since: instantOf(since),
        due: instantOf(after(since, terms.card)),
      })),
      due: countsOf(free, (pupil) => leavers.onlyOf(pupil).filter(({ blocks }) => blocks.length === 0)),
      blocked: due.length - free.length,
      overdue: {
        corrections: settledBefore.get(before(now(), terms.corrections)) ?? 0,
        requests: closedBefore.get(instantOf(before(now(), terms.requests)).slice(0, 10)) ?? 0,
      },
      acts: acts.list(SHOWN),
    }
  }

  /** Who is due goes now; what the log of the base holds of them goes when the checks have let go of them. */
  function erase(by: Eraser, code: string): number | undefined {
    inOneGo(database, () => leavers.note(now()))
    return eraser.erase(before(now(), terms.card), by, code)
  }

  /** Takes away what no person's leaving brings with it. */
  function tidy(): void {
    inOneGo(database, () => {
      remains.eraseForgotten()
      remains.eraseImages(before(now(), terms.undo))
      remains.eraseNames(before(now(), terms.names))
      acts.forget(before(now(), terms.acts))
    })
  }

  /**
   * Empties the log of the base where somebody has left the base since, and the checks have let go of them. Gives
   * whether nothing of that is left to be done. Twice: what is noted of it goes into the log too.
   *
   * @param isQuiet nobody waits, so that a large base may be written anew
   */
  function clean(isQuiet = false): boolean {
    const gone = forgotten.all()
    if (gone.length === 0) return true
    if (toCheck.get() === 1 || !emptyLog(database, isQuiet)) return false
    inOneGo(database, () => {
      for (const id of gone) unforget.run(id)
      acts.markEmptied(now())
    })
    database.pragma('wal_checkpoint(TRUNCATE)')
    return true
  }

  /** The work of a day: the first time of the day it is all done, later only what is left of it. */
  async function run(): Promise<void> {
    const today = instantOf(now()).slice(0, 10)
    const looked = cursors.get(LOOKED)
    if (looked !== today) {
      if (isSteady(cursors, looked, today)) {
        erase(NOBODY, 'retention.erase')
        tidy()
        await removeCopies(before(now(), terms.copies))
        await removeAsides(before(now(), terms.aside))
      }
      cursors.set(LOOKED, today)
    }
    clean(true)
  }

  return {
    look,
    run,
    clean,
    /** Erases who is due without waiting for the quiet hour. */
    eraseNow(by: Eraser): Outcome<RetentionShown, RetentionFault> {
      if (erase(by, 'retention.erase-now') === undefined) return failed({ code: 'retention.nothing' })
      tidy()
      return done(look())
    },
    act(number: number): Outcome<ActShown, RetentionFault> {
      const act = acts.find(number)
      if (!act) return failed({ code: 'retention.gone' })
      const named = acts.peopleIn(number).map(({ since, ...one }) => ({ ...one, since: instantOf(since) }))
      return done({ ...act, people: named, source: terms.card.source })
    },
  }
}

export type Retention = ReturnType<typeof createRetention>

const instantOf = (ms: number): string => new Date(ms).toISOString()

/** The grown-ups who would go along with these. */
function countsOf(
  free: readonly HeldLeaver[],
  grownUpsOf: (pupil: string) => readonly HeldLeaver[],
): RetentionShown['due'] {
  const pupils = free.filter(({ kind }) => kind === 'pupil')
  const grownUps = new Set([
    ...free.filter(({ kind }) => kind === 'guardian').map(({ id }) => id),
    ...pupils.flatMap(({ id }) => grownUpsOf(id).map((one) => one.id)),
  ])
  return { pupils: pupils.length, guardians: grownUps.size }
}
