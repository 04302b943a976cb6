import { ageOn, tooYoungParent } from '../../domain/age.ts'
import { isIsoDate } from '../../domain/date.ts'
import { fold } from '../../domain/fold.ts'
import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { sharedWith } from './naming.ts'
import type { Family, Kin } from './kin.ts'
import type { People } from '../store/people.ts'

type Named = Pick<PersonRecord, 'lastName' | 'firstName' | 'middleName'>

/** Children born on the same day to the same grown-ups, and of another name: else it is one child on two cards. */
export const twinsOf = (record: PersonRecord, { children }: Family): Kin[] =>
  record.kind === 'pupil' && record.birthDate !== ''
    ? children.filter(
        (child) =>
          child.birthDate === record.birthDate &&
          child.state === 'active' &&
          nameKey(child) !== nameKey(record),
      )
    : []

/**
 * Ids of those who are the same person on another card, of one kind, name and birth date: among the family,
 * those who share a number, and the namesakes of the base.
 */
export function doublesOf(
  record: PersonRecord,
  family: Family,
  sharers: readonly { readonly id: string }[],
  people: People,
): string[] {
  if (record.birthDate === '') return []
  if (sharers.length === 0 && !hasSameDay(record, family)) return []
  const kin = [...family.children, ...family.guardians]
  const known = new Set(kin.map(({ id }) => id))
  const others = [...new Set(sharers.map(({ id }) => id))].filter((id) => !known.has(id))
  const isDouble = (other: Kin | PersonRecord) =>
    other.id !== record.id &&
    other.state === 'active' &&
    other.kind === record.kind &&
    other.birthDate === record.birthDate &&
    nameKey(other) === nameKey(record)
  return [...kin, ...others.flatMap((id) => people.find(id) ?? [])].filter(isDouble).map(({ id }) => id)
}

/** Whether anybody of the family is born on the same day: most are not. */
const hasSameDay = ({ birthDate }: PersonRecord, { children, guardians }: Family): boolean =>
  children.some((one) => one.birthDate === birthDate) || guardians.some((one) => one.birthDate === birthDate)

const nameKey = ({ lastName, firstName, middleName }: Named): string =>
  [lastName, firstName, middleName].map(fold).join('|')

/** Links that are missing, and those that lead to nobody. */
export function checkLinks(record: PersonRecord, family: Family, today: string): Mark[] {
  const field = 'links'
  const isOfAge = isIsoDate(record.birthDate) && ageOn(record.birthDate, today) >= 18
  const isAlone =
    record.kind === 'pupil' ? record.links.length === 0 && !isOfAge : family.children.length === 0
  return [
    ...(isAlone && record.state === 'active'
      ? [{ field, severity: 'error', code: 'link.none' } as const]
      : []),
    ...sharedWith(
      { field, severity: 'warning', code: 'link.sibling' },
      family.unlinked.map((id) => ({ id })),
    ),
    ...sharedWith(
      { field, severity: 'warning', code: 'link.gone' },
      family.gone.map((id) => ({ id })),
    ),
  ]
}

/** Women have borne children up to this age, men have become fathers up to that one: above it a date is wrong. */
const OLDEST = { mother: 55, father: 75 } as const

/** A pupil has parents of this age at least, and is at most so old. */
const YOUNGEST_NOW = 21
const OLDEST_PUPIL = 19

/** Mothers and fathers who would have been children themselves, or too old; guardians may be of any age. */
export function checkParents(record: PersonRecord, family: Family, today: string): Mark[] {
  if (!isIsoDate(record.birthDate)) return []
  return (record.kind === 'pupil' ? family.guardians : family.children).flatMap((other): Mark[] => {
    const { relation, birthDate } = other
    if ((relation !== 'mother' && relation !== 'father') || !isIsoDate(birthDate)) return []
    const isParent = record.kind === 'guardian'
    const [parent, child] = isParent ? [record.birthDate, birthDate] : [birthDate, record.birthDate]
    const years = ageOn(parent, child)
    if (tooYoungParent(parent, child) === undefined && years <= OLDEST[relation]) return []

    const isParentWrong = ageOn(parent, today) < YOUNGEST_NOW || years > OLDEST[relation]
    const isChildWrong = ageOn(child, today) > OLDEST_PUPIL || ageOn(child, today) < 0
    const isHere = isParentWrong === isChildWrong || isParentWrong === isParent
    const severity = isHere ? 'error' : 'notice'
    return [{ field: 'birthDate', severity, code: 'age.parent', age: years, others: [other.id] }]
  })
}
