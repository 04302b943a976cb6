import type { ErasedCounts } from '../../contract/retention.ts'
import type { Events } from '../store/events.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { People } from '../store/people.ts'
import type { Acts, Eraser } from './acts.ts'
import type { HeldLeaver, Leavers } from './leavers.ts'
import type { Remains } from './remains.ts'

type Needs = {
  readonly database: Database
  readonly people: Pick<People, 'find' | 'forget'>
  readonly events: Pick<Events, 'add'>
  readonly leavers: Leavers
  readonly remains: Remains
  readonly acts: Acts
  /** Clock, ms since 1970. */
  readonly now: () => number
}

/** People in one transaction: a secretary who saves meanwhile waits for some milliseconds. */
const AT_ONCE = 20

const NONE: ErasedCounts = { pupils: 0, guardians: 0, documents: 0, images: 0, packed: 0 }

const sum = (one: ErasedCounts, other: ErasedCounts): ErasedCounts => ({
  pupils: one.pupils + other.pupils,
  guardians: one.guardians + other.guardians,
  documents: one.documents + other.documents,
  images: one.images + other.images,
  packed: one.packed + other.packed,
})

/** Erases people who have left, each with the grown-ups who have no other pupil here. */
export function createEraser({ database, people, events, leavers, remains, acts, now }: Needs) {
  function eraseOne(act: number, { id, kind, since }: Omit<HeldLeaver, 'blocks'>): ErasedCounts {
    const documents = people.find(id)?.documents.length ?? 0
    people.forget(id)
    acts.addPerson(act, { id, kind, since })
    const one = kind === 'pupil' ? { pupils: 1 } : { guardians: 1 }
    return { ...NONE, documents, ...one, ...remains.erase(id) }
  }

  /** A pupil, and with them whoever came along; a grown-up who is kept by something goes another day. */
  function eraseFamily(act: number, leaver: HeldLeaver): ErasedCounts {
    const grownUps = leaver.kind === 'pupil' ? leavers.onlyOf(leaver.id) : []
    let counts = eraseOne(act, leaver)
    for (const one of grownUps) {
      if (one.blocks.length > 0) leavers.add(one.id, leaver.since)
      else counts = sum(counts, eraseOne(act, { ...one, since: leaver.since }))
    }
    return counts
  }

  return {
    /**
     * Erases whom nothing keeps of those who had left by then; each is looked at once more in the transaction that
     * erases. A kill between two transactions leaves an act of what was done, and the rest for the next time.
     *
     * @param leftBy ms since 1970
     * @param code what the log says of it
     * @returns the number of the act, or undefined where nobody was erased
     */
    erase(leftBy: number, by: Eraser, code: string): number | undefined {
      const due = leavers.dueBy(leftBy)
      let act: number | undefined
      for (let from = 0; from < due.length; from += AT_ONCE) {
        inOneGo(database, () => {
          const standing = due.slice(from, from + AT_ONCE).flatMap(({ id }) => leavers.find(id) ?? [])
          const gone = standing.filter(({ id, blocks }) => blocks.length === 0 && leavers.isGone(id))
          if (gone.length === 0) return
          if (act === undefined) {
            act = acts.begin(now(), by)
            events.add(code, String(act))
          }
          let counts = NONE
          for (const one of gone) if (people.find(one.id)) counts = sum(counts, eraseFamily(act, one))
          acts.add(act, counts)
        })
      }
      return act
    },
  }
}
