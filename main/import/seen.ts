import type { PersonRecord } from '../../contract/person.ts'
import { exactNumbers, smallNumbers, wholeNumbers, type Places } from './places.ts'

/** Where a person has stood in this file already, and a digest of what was said of them there. */
export type Seen = {
  readonly row: number
  readonly kind: PersonRecord['kind']
  readonly isOwn: boolean
  readonly said: number
  /** A person of the base before this file, where it gives another name, birth date or СНИЛС. */
  readonly before?: PersonRecord
}

const SEEN = 1
const OWN = 2
const PUPIL = 4
const MENTIONED = 8

export type SeenPeople = ReturnType<typeof seenPeople>

/** Those who have come in this file already, a few bytes each. */
export function seenPeople(places: Places) {
  const rows = wholeNumbers()
  const said = exactNumbers()
  const marks = smallNumbers()
  const before = new Map<number, PersonRecord>()
  const marksOf = (id: string): number => {
    const place = places.find(id)
    return place === undefined ? 0 : marks.at(place)
  }

  return {
    has: (id: string): boolean => (marksOf(id) & SEEN) > 0,
    get(id: string): Seen | undefined {
      const place = places.find(id)
      const mark = place === undefined ? 0 : marks.at(place)
      if (place === undefined || (mark & SEEN) === 0) return undefined
      const was = before.get(place)
      return {
        row: rows.at(place),
        kind: mark & PUPIL ? 'pupil' : 'guardian',
        isOwn: (mark & OWN) > 0,
        said: said.at(place),
        ...(was && { before: was }),
      }
    },
    set(id: string, seen: Seen): void {
      const place = places.put(id)
      const kept = marks.at(place) & MENTIONED
      rows.put(place, seen.row)
      said.put(place, seen.said)
      marks.put(place, kept | SEEN | (seen.isOwn ? OWN : 0) | (seen.kind === 'pupil' ? PUPIL : 0))
      if (seen.before) before.set(place, seen.before)
    },
    /** Notes that a row names somebody who is known, be it one that does not go in. */
    mention(id: string): void {
      const place = places.find(id)
      if (place !== undefined) marks.put(place, marks.at(place) | MENTIONED)
    },
    /** Whether the file tells of somebody at all. */
    isNamed: (id: string): boolean => (marksOf(id) & (SEEN | MENTIONED)) > 0,
  }
}
