import { fold } from '../../domain/fold.ts'
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

/** Children born on the same day to the same grown-ups, and of another name: else it is one child on two cards. */
export const twinsOf = (record: PersonRecord, { children }: Family): PersonRecord[] =>
  record.kind === 'pupil' && record.birthDate !== ''
    ? children.filter(
        (child) =>
          child.birthDate === record.birthDate &&
          child.state === 'active' &&
          nameKey(child) !== nameKey(record),
      )
    : []

/** Ids of those among the sharers who are the same person: of one kind, name and birth date. */
export function doublesAmong(
  record: PersonRecord,
  sharers: readonly { readonly id: string }[],
  people: People,
): Set<string> {
  const others = [...new Set(sharers.map(({ id }) => id))].flatMap((id) => people.find(id) ?? [])
  const isDouble = (other: PersonRecord) =>
    other.kind === record.kind && other.birthDate === record.birthDate && nameKey(other) === nameKey(record)
  return new Set(others.filter(isDouble).map(({ id }) => id))
}

const nameKey = ({ lastName, firstName, middleName }: PersonRecord): string =>
  [lastName, firstName, middleName].map(fold).join('|')
