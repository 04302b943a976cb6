import type { PersonRecord } from '../../contract/person.ts'
import type { Relation } from '../../domain/person.ts'
import type { FamilyNames } from './adults.ts'
import { dayOf } from './days.ts'
import type { Family } from './family.ts'
import type { Random } from './random.ts'

/** Makes of a family one that looks odd and is right; the family itself where it cannot be. */
export type Change = (family: Family, names: FamilyNames, random: Random) => Family

/** Days since 1970 of an ISO day. */
export const daysOf = (day: string): number =>
  dayOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)))

/** Whether this person learns here. */
export const isPupil = ({ kind }: PersonRecord): boolean => kind === 'pupil'

const relationOf = (family: Family, { id }: PersonRecord): Relation | undefined =>
  family[0]!.links.find(({ guardian }) => guardian === id)?.relation

/** The first grown-up who stands so to the children. */
export const grownUp = (family: Family, ...relations: Relation[]): PersonRecord | undefined =>
  family.find((person) => relations.some((relation) => relationOf(family, person) === relation))

/** The family with one person changed; the family itself where there is none. */
export const changed = (
  family: Family,
  person: PersonRecord | undefined,
  change: (person: PersonRecord) => Partial<PersonRecord>,
): Family => family.map((one) => (one.id === person?.id ? { ...one, ...change(one) } : one))

/** The family with every pupil changed. */
export const pupilsChanged = (
  family: Family,
  change: (pupil: PersonRecord) => Partial<PersonRecord>,
): Family => family.map((one) => (isPupil(one) ? { ...one, ...change(one) } : one))

/** Every grown-up of this relation stands to the children in another one. */
export const related = (family: Family, from: Relation, to: Relation, basis: string): Family =>
  pupilsChanged(family, ({ links }) => ({
    links: links.map((link) => (link.relation === from ? { ...link, relation: to, basis } : link)),
  }))

/** The sex, for names and endings. */
export const sexOf = ({ sex }: PersonRecord): 'male' | 'female' => (sex === 'male' ? 'male' : 'female')
