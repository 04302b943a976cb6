import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'
import { peopleInOrder, type Placed } from '../store/people-in-order.ts'
import { classesIn } from './classes.ts'
import type { Found } from './kept-marks.ts'

/** The rules by which a card is judged. */
export type Rules = {
  /** Another one than the base was checked by: everybody is checked anew. */
  readonly version: string
  readonly marksOf: (record: PersonRecord) => readonly Mark[]
  /** The same for people who stand side by side in the base, asked for each once in their order. */
  readonly marksBeside: (placed: readonly Placed[]) => (one: Placed) => readonly Mark[]
}

type Needs = {
  readonly database: Database
  readonly people: People
  readonly rules: Rules
  /** Lets others have their turn. */
  readonly breathe: () => Promise<void>
  /** Told now and then how many are done; false breaks off. */
  readonly goOn: (done: number) => boolean
}

/** Those of whom there was time to judge, out of so many. */
export type Judged = { readonly found: readonly Found[]; readonly asked: number }

/** A batch ends after so long. */
const LONGEST_MS = 800
const TURN_MS = 15

/** Judges people in one snapshot of the base: those who stand side by side, or any. */
export function judgingOf({ database, people, rules, breathe, goOn }: Needs) {
  const inOrder = peopleInOrder(database)
  const classes = classesIn(database)

  async function judge(asked: number, find: (at: number) => Found): Promise<Judged> {
    const found: Found[] = []
    const begun = performance.now()
    let turn = begun
    for (let at = 0; at < asked; at++) {
      found.push(find(at))
      const now = performance.now()
      if (now - turn < TURN_MS) continue
      if (!goOn(found.length) || now - begun > LONGEST_MS) break
      await breathe()
      turn = performance.now()
    }
    return { found, asked }
  }

  return {
    /** Everybody after a row, at most so many. */
    after(row: number, limit: number): Promise<Judged> {
      const placed = inOrder(row, limit)
      const [marksOf, classesOf] = [rules.marksBeside(placed), classes.beside(placed)]
      return judge(placed.length, (at) => {
        const one = placed[at]!
        return {
          row: one.row,
          person: { record: one.record, classes: classesOf(one) },
          marks: marksOf(one),
        }
      })
    },

    /** Those of the rows, whom the base may no longer have. */
    each: (rows: readonly number[]): Promise<Judged> =>
      judge(rows.length, (at) => {
        const row = rows[at]!
        const record = people.findByRow(row)
        return {
          row,
          ...(record && { person: { record, classes: classes.of(record) } }),
          marks: record ? rules.marksOf(record) : [],
        }
      }),
  }
}
