import type { PersonLink, PersonRecord } from '../../contract/person.ts'
import type { Planned } from './planner.ts'
import { isSame, withLinks } from './record.ts'

type Child = {
  readonly row: number
  readonly record: PersonRecord
  readonly before: PersonRecord | undefined
}

/** Gathers the links of children whose grown-ups have rows of their own, until the file has been read. */
export function families(people: { find(id: string): PersonRecord | undefined }) {
  const children = new Map<string, Child>()
  return {
    /** A pupil of this file who waits for the grown-ups. */
    wait(row: number, { record, before }: Planned): void {
      children.set(record.id, { row, record, before })
    },
    /** Adds a grown-up to a pupil of this file or of the base; false where there is no such pupil. */
    link(row: number, pupil: string, link: PersonLink): boolean {
      const held = children.get(pupil)
      const before = held ? held.before : people.find(pupil)
      const record = held?.record ?? before
      if (record?.kind !== 'pupil') return false
      const others = record.links.filter(({ guardian }) => guardian !== link.guardian)
      children.set(pupil, { row: held?.row ?? row, before, record: withLinks(record, [...others, link]) })
      return true
    },
    /** Every child with the row that told of it. */
    *all(): Generator<{ row: number; planned: Planned }> {
      for (const { row, record, before } of children.values())
        yield { row, planned: { record, before, isSame: before !== undefined && isSame(before, record) } }
    },
  }
}
