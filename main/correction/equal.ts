import { valueOf } from '../../contract/person.ts'
import type { Corrections, HeldCorrection } from '../store/corrections.ts'
import type { Cursors } from '../store/cursors.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import type { Outbox } from '../store/outbox.ts'
import type { People } from '../store/people.ts'

type Needs = {
  readonly database: Database
  readonly people: People
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly cursors: Cursors
  readonly events: Events
}

/** The cursor that holds the ids of those conflicts after which the journal was read to its end. */
const READ = 'conflicts-read'

/** Whether the journal was read to its end since that correction met its conflict. */
export const isReadSince = (cursors: Cursors, id: string): boolean =>
  cursors.get(READ).split(' ').includes(id)

/**
 * To be called whenever the journal has been read to its end: what stands here is what it holds then. The one thing
 * that settles itself: a correction in conflict whose every field the journal holds by now is confirmed. Gives
 * whether anything has changed for a person. While there is no conflict it costs one look into an index.
 */
export function equalizer({ database, people, corrections, outbox, cursors, events }: Needs): () => boolean {
  const isHeld = ({ correction: { person, changes } }: HeldCorrection): boolean => {
    const record = people.find(person)
    return record !== undefined && changes.every(({ field, becomes }) => valueOf(record, field) === becomes)
  }

  return () => {
    if (corrections.in('conflict').length === 0) return false
    return inOneGo(database, () => {
      // Anew, inside the transaction: a person may have settled one of them since.
      const standing = corrections.in('conflict')
      const equal = standing.filter(isHeld)
      for (const { correction } of equal) {
        corrections.moveTo(correction.id, 'confirmed')
        outbox.remove(correction.id)
        events.add('conflict.equal', correction.id)
      }
      const read = standing.map(({ correction }) => correction.id).join(' ')
      const isNews = equal.length > 0 || read !== cursors.get(READ)
      if (isNews) cursors.set(READ, read)
      return isNews
    })
  }
}
