import { hasSideIndexes } from '../store/bulk.ts'
import type { Cursors } from '../store/cursors.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'
import { judgingOf, type Judged, type Rules } from './judging.ts'
import { keptMarksOf, type Found } from './kept-marks.ts'
import { numbersOf } from './numbers.ts'
import { readThenWrite } from './snapshot.ts'
import { waitingIn } from './waiting.ts'

type Needs = {
  readonly database: Database
  readonly people: People
  readonly cursors: Cursors
  readonly rules: Rules
  /** The day on the wall, ISO. */
  readonly today: () => string
  /** Lets others have their turn. */
  readonly breathe: () => Promise<void>
  /** Told now and then how many of a batch are done; false breaks the batch off, and what is done is kept. */
  readonly goOn?: (done: number) => boolean
}

/** What a step has done, and how many it has checked. `later`: the base is not ready for it now. */
export type Step = {
  readonly did: 'checked' | 'prepared' | 'overtaken' | 'later' | 'nothing'
  readonly checked: number
}

/**
 * Kept in the base: by which rules and in which month everybody was checked last, up to which row that has
 * come, and the day up to which birthdays are reckoned with.
 */
const RULES = 'health-rules'
const MONTH = 'health-month'
const DAY = 'health-day'
const AFTER = 'health-after'

/** A batch ends after so many people; a commit drops what other connections have in memory. */
const MOST_TOGETHER = 4_000
const FIRST_TOGETHER = 1_000
const LEAST_TOGETHER = 100

/** So many of those who were touched are followed up in one step. */
const SPREAD_TOGETHER = 400

/** Where more than a tenth was touched, and not only a few, it is as fast to check everybody. */
const FEW = 200
const WHOLE_FROM = 0.1

/** Overtaken so often, the next batch is small and holds the others up. */
const PATIENCE = 4

/** Checks everybody or those concerned, step by step. What a step has done is in the base, whatever comes next. */
export function createChecker({
  database,
  people,
  cursors,
  rules,
  today,
  breathe,
  goOn = () => true,
}: Needs) {
  const kept = keptMarksOf(database)
  const judging = judgingOf({ database, people, rules, breathe, goOn })
  const waiting = waitingIn(database)
  const numbers = numbersOf(database)
  const countUpTo = database
    .prepare<[number], number>('select count(*) from person where row_id <= ?')
    .pluck()
  let together = FIRST_TOGETHER
  let overtaken = 0

  const position = (): string => cursors.get(AFTER)

  /**
   * Once a month everybody is checked anew: classes grow older in July, and how names are written in the base
   * may have changed with many small steps.
   */
  function mustBeWhole(): boolean {
    const isOther = cursors.get(RULES) !== rules.version || cursors.get(MONTH) !== month(today())
    if (isOther || cursors.get(DAY) > today()) return true
    if (position() !== '') return false
    const touched = waiting.touchedCount()
    return touched > FEW && touched > people.count() * WHOLE_FROM
  }

  function keepEach(found: readonly Found[]): void {
    for (const one of found) {
      const named = kept.keep(one)
      waiting.noteOddKeys(one.row, one.person?.record)
      waiting.addNamed(named)
    }
    // After all: who was named only now has been judged in the same snapshot.
    for (const { row } of found) waiting.drop(row)
  }

  function keepBeside({ found, asked }: Judged, limit: number): void {
    kept.keepBeside(found)
    waiting.noteOddKeysBeside(found)
    const isEnd = asked < limit && found.length === asked
    cursors.set(AFTER, isEnd ? '' : String(found.at(-1)?.row ?? position()))
  }

  /** Reads and judges without holding anybody up, keeps in a short transaction. */
  async function batch(judge: () => Promise<Judged>, keep: (judged: Judged) => void): Promise<Step> {
    const locked = overtaken >= PATIENCE
    let isReady = true
    let checked = 0
    const came = await readThenWrite(
      database,
      () => {
        isReady = hasSideIndexes(database)
        return isReady ? judge() : undefined
      },
      (judged) => {
        keep(judged)
        kept.writeSums()
        checked = judged.found.length
      },
      locked,
    )
    kept.dropSums()
    overtaken = came === 'overtaken' ? overtaken + 1 : 0
    together = came === 'overtaken' ? LEAST_TOGETHER : Math.min(together * 2, MOST_TOGETHER)
    if (came === 'overtaken') return { did: 'overtaken', checked: 0 }
    return { did: isReady ? 'checked' : 'later', checked }
  }

  async function prepare(work: () => void): Promise<Step> {
    const came = await readThenWrite(database, () => true, work, true)
    return { did: came === 'kept' ? 'prepared' : 'overtaken', checked: 0 }
  }

  const checkWhole = (): Promise<Step> => {
    const limit = together
    return batch(
      () => judging.after(Number(position()), limit),
      (judged) => keepBeside(judged, limit),
    )
  }

  const checkWaiting = (): Promise<Step> =>
    batch(
      () => judging.each(waiting.next(together)),
      ({ found }) => keepEach(found),
    )

  async function beginWhole(): Promise<Step> {
    const came = await readThenWrite(database, waiting.gone, (gone) => {
      waiting.clear(gone)
      cursors.set(RULES, rules.version)
      cursors.set(MONTH, month(today()))
      cursors.set(DAY, today())
      cursors.set(AFTER, '0')
    })
    return { did: came === 'kept' ? 'prepared' : 'overtaken', checked: 0 }
  }

  return {
    numbers,

    /** Everybody is to be checked, from the first on. */
    beginWhole,

    /** Whether a run over everybody has been begun and not ended. */
    isWhole: (): boolean => position() !== '',

    /** Whether `step` would find something to do. */
    hasWork: (): boolean =>
      mustBeWhole() ||
      position() !== '' ||
      cursors.get(DAY) < today() ||
      waiting.anyTouched() ||
      waiting.count() > 0,

    /** How many there are to check, and how many of them are done as far as the base knows. */
    left(): { done: number; of: number } {
      const after = position()
      if (after === '') return { done: 0, of: waiting.count() }
      return { done: countUpTo.get(Number(after)) ?? 0, of: people.count() }
    },

    /** Does the next piece of work, however small. */
    async step(): Promise<Step> {
      if (mustBeWhole()) return beginWhole()
      if (position() !== '') return checkWhole()
      const day = cursors.get(DAY)
      if (day < today())
        return prepare(() => {
          waiting.addByDay(day, today())
          cursors.set(DAY, today())
        })
      if (waiting.anyTouched()) {
        if (!hasSideIndexes(database)) return { did: 'later', checked: 0 }
        return prepare(() => waiting.spread(SPREAD_TOGETHER, kept.namedBy))
      }
      return waiting.count() > 0 ? checkWaiting() : { did: 'nothing', checked: 0 }
    },

    /** Ends a run: today's numbers join the trend. */
    end: (at: string): Promise<Step> =>
      prepare(() => {
        numbers.keepDay(today())
        cursors.set(RUN_AT, at)
      }),
  }
}

const month = (day: string): string => day.slice(0, 7)

export type Checker = ReturnType<typeof createChecker>

/** When the checks last came to an end, ISO, among the cursors. */
export const RUN_AT = 'health-at'
