import type { PersonRecord } from '../../contract/person.ts'
import type { People } from '../store/people.ts'

/** Who belongs to a card: its grown-ups and the other children of these, or the children of a grown-up. */
export type Family = {
  readonly guardians: readonly PersonRecord[]
  /** Pupils who share a grown-up with the pupil; of a grown-up, their pupils. */
  readonly children: readonly PersonRecord[]
  /** Linked grown-ups whom the base does not have. */
  readonly gone: readonly string[]
}

/** The family of a record, by its links. */
export function familyOf(record: PersonRecord, people: People): Family {
  if (record.kind === 'guardian') return { guardians: [], children: people.pupilsOf(record.id), gone: [] }

  const linked = record.links.map(({ guardian }) => ({ id: guardian, record: people.find(guardian) }))
  const guardians = linked.flatMap((one) => (one.record ? [one.record] : []))
  const children = new Map(
    guardians
      .flatMap((guardian) => people.pupilsOf(guardian.id))
      .filter((child) => child.id !== record.id)
      .map((child) => [child.id, child]),
  )
  return {
    guardians,
    children: [...children.values()],
    gone: linked.filter((one) => !one.record).map((one) => one.id),
  }
}

/** Children born on the same day to the same grown-ups. */
export const twinsOf = (record: PersonRecord, { children }: Family): PersonRecord[] =>
  record.kind === 'pupil' && record.birthDate !== ''
    ? children.filter((child) => child.birthDate === record.birthDate && child.state === 'active')
    : []
