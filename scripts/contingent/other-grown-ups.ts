import type { PersonRecord } from '../../contract/person.ts'
import type { FamilyNames } from './adults.ts'
import { changed, daysOf, grownUp, isPupil, pupilsChanged, related, sexOf } from './change.ts'
import { DAYS_IN_YEAR, isoDay, TODAY } from './days.ts'
import type { Family } from './family.ts'
import { MEN } from './given-names.ts'
import { GRANDFATHERS, GRANDMOTHERS } from './other-names.ts'
import { passport } from './papers.ts'
import { patronymicOf } from './patronymic.ts'
import { draw, type Random } from './random.ts'
import { drawSurname, surnameFor } from './surnames.ts'

/** The parents never married, or each kept their own name: the child has the mother's. */
export function mothersSurname(family: Family, _: FamilyNames, random: Random): Family {
  const mother = grownUp(family, 'mother')
  if (mother === undefined) return family
  const own = surnameFor('male', drawSurname(random))
  const hers = changed(family, mother, () => ({ lastName: bySex(family[0]!, 'female') }))
  return changed(hers, grownUp(hers, 'father'), () => ({ lastName: own }))
}

const bySex = (pupil: PersonRecord, sex: 'male' | 'female'): string =>
  sexOf(pupil) === sex ? pupil.lastName : surnameFor(sex, maleOf(pupil.lastName))

const maleOf = (surname: string): string =>
  surname
    .split('-')
    .map((half) => half.replace(/(?<=[оеё]в|[иы]н)а$/, '').replace(/(?<=[сц]к)ая$/, 'ий'))
    .join('-')

/** A stepfather acts by a paper; the mother has his surname, the child keeps that of the father. */
export function stepfather(family: Family, { people }: FamilyNames, random: Random): Family {
  const man = grownUp(family, 'father')
  if (man === undefined || people !== undefined) return family
  const surname = drawSurname(random)
  const remarried = changed(family, grownUp(family, 'mother'), () => ({
    lastName: surnameFor('female', surname),
  }))
  const renamed = changed(remarried, man, () => ({ lastName: surname, firstName: draw(MEN, random) }))
  return related(renamed, 'father', 'guardian', 'Распоряжение органа опеки № 0 (учебное)')
}

/** Most of those who are no parents are of the generation before: 60 to 75 years old. */
export function grandparent(family: Family, { people }: FamilyNames, random: Random): Family {
  if (people !== undefined) return family
  return changed(family, grownUp(family, 'guardian', 'other'), (old) => ({
    firstName: random.pick(old.sex === 'male' ? GRANDFATHERS : GRANDMOTHERS),
    ...bornAt(old, TODAY - Math.floor((60 + random.next() * 15) * DAYS_IN_YEAR), random),
  }))
}

/** A grown brother or sister is the guardian, eleven to thirteen years older. */
export function adultSibling(family: Family, _: FamilyNames, random: Random): Family {
  const eldest = Math.min(...family.filter(isPupil).map(({ birthDate }) => daysOf(birthDate)))
  const birth = eldest - Math.floor((11 + 2 * random.next()) * DAYS_IN_YEAR)
  if (TODAY - birth < 21 * DAYS_IN_YEAR) return family
  return changed(family, grownUp(family, 'guardian'), (one) => bornAt(one, birth, random))
}

/** Adopters by a court's decision; half of the children keep the name of the father by blood. */
export function adopted(family: Family, { people }: FamilyNames, random: Random): Family {
  if (people !== undefined) return family
  const father = draw(MEN, random)
  const isKept = random.chance(0.5)
  const named = pupilsChanged(family, (pupil) =>
    isKept ? { middleName: patronymicOf(father, sexOf(pupil)) } : {},
  )
  const basis = 'Решение суда № 0 (учебное)'
  return related(related(named, 'mother', 'adopter', basis), 'father', 'adopter', basis)
}

/** The mother put her own surname to that of her husband. */
export function doubleOfMother(family: Family, { people }: FamilyNames, random: Random): Family {
  const mother = grownUp(family, 'mother')
  if (people !== undefined || mother?.lastName.includes('-')) return family
  return changed(family, mother, ({ lastName }) => ({
    lastName: `${lastName}-${surnameFor('female', drawSurname(random))}`,
  }))
}

/** The mother was sixteen. */
export function youngMother(family: Family, _: FamilyNames, random: Random): Family {
  const eldest = Math.min(...family.filter(isPupil).map(({ birthDate }) => daysOf(birthDate)))
  const birth = eldest - Math.floor((16 + random.next()) * DAYS_IN_YEAR)
  if (TODAY - birth < 20.5 * DAYS_IN_YEAR) return family
  return changed(family, grownUp(family, 'mother'), (mother) => bornAt(mother, birth, random))
}

/** One phone at home for both parents. */
export const onePhone = (family: Family): Family =>
  changed(family, grownUp(family, 'father'), ({ phone }) => ({
    phone: grownUp(family, 'mother')?.phone || phone,
  }))

/** Papers of a grown-up who is a citizen, born on another day. */
function bornAt(person: PersonRecord, birth: number, random: Random): Partial<PersonRecord> {
  const age = (TODAY - birth) / DAYS_IN_YEAR
  const isCitizen = person.documents.some(({ type }) => type === 'passport')
  return {
    birthDate: isoDay(birth),
    documents: isCitizen ? [passport(birth, age > 45.25 ? 45 : 20, TODAY, random)] : person.documents,
  }
}
