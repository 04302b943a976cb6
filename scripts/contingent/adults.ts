import type { Relation } from '../../domain/person.ts'
import { DAYS_IN_YEAR, dayOf } from './days.ts'
import { MEN, WOMEN } from './given-names.ts'
import { patronymicOf, type Sex } from './patronymic.ts'
import { PEOPLES, type People } from './peoples.ts'
import { draw, type Random } from './random.ts'
import { drawSurname, surnameFor } from './surnames.ts'

/**
 * What a family hands on: the surname in the form of a man, the father's name, the people it is of; `child`
 * names the eldest where the family is to be the namesake of another.
 */
export type FamilyNames = {
  readonly surname: string
  readonly father: string
  readonly people: People | undefined
  readonly child?: { readonly firstName: string; readonly isBoy: boolean } | undefined
}

/** A grown-up of a family; `birth` in days since 1970. */
export type Adult = {
  readonly relation: Relation
  readonly basis: string
  readonly sex: Sex
  readonly lastName: string
  readonly firstName: string
  readonly middleName: string
  readonly birth: number
}

const SHARE_DOUBLE_SURNAME = 0.012

/** Draws the names of a family. */
export function drawFamilyNames(random: Random): FamilyNames {
  const people = drawPeople(random)
  const surname = people ? draw(people.surnames, random) : drawSurname(random)
  const isDouble = people === undefined && random.chance(SHARE_DOUBLE_SURNAME)
  return {
    surname: isDouble ? `${surname}-${drawSurname(random)}` : surname,
    father: draw(people?.men ?? MEN, random),
    people,
  }
}

function drawPeople(random: Random): People | undefined {
  let left = random.next()
  for (const people of PEOPLES) {
    left -= people.share
    if (left < 0) return people
  }
  return undefined
}

/** The third name of a child of this father, as its people forms it; '' where there is none. */
export function thirdNameOf(people: People | undefined, father: string, sex: Sex): string {
  if (people === undefined || people.thirdName === 'russian') return patronymicOf(father, sex)
  return people.thirdName === 'oglu' ? `${father} ${sex === 'male' ? 'оглы' : 'кызы'}` : ''
}

/**
 * Draws who answers for the children: both parents in most families, one grown-up in one of twelve, a third
 * one in one of six (a stepfather with a paper, a grandmother, a guardian).
 *
 * @param eldest birth of the eldest child, in days since 1970
 */
export function drawAdults(names: FamilyNames, eldest: number, random: Random): Adult[] {
  const mother = adultOf(names, eldest, random, {
    relation: 'mother',
    sex: 'female',
    surname: random.chance(0.82) ? names.surname : drawSurname(random),
  })
  const father = {
    ...adultOf(names, eldest, random, { relation: 'father', sex: 'male', surname: names.surname }),
    firstName: names.father,
  }
  const other = otherAdult(names, eldest, random)

  const dice = random.next()
  if (dice < 0.016) return [other]
  if (dice < 0.068) return [mother]
  if (dice < 0.08) return [father]
  if (dice < 0.11) return [mother, other]
  if (dice < 0.83) return [mother, father]
  return [mother, father, other]
}

function otherAdult(names: FamilyNames, eldest: number, random: Random): Adult {
  const sex: Sex = random.chance(0.7) ? 'female' : 'male'
  const relation = random.pick(['guardian', 'guardian', 'adopter', 'other'] as const)
  const surname = random.chance(0.5) ? names.surname : drawSurname(random)
  return { ...adultOf(names, eldest, random, { relation, sex, surname }), basis: BASIS[relation] }
}

const BASIS = {
  guardian: 'Распоряжение органа опеки № 0 (учебное)',
  adopter: 'Решение суда № 0 (учебное)',
  other: 'Доверенность № 0 (учебная)',
} as const

type Role = { readonly relation: Relation; readonly sex: Sex; readonly surname: string }

function adultOf({ people }: FamilyNames, eldest: number, random: Random, role: Role): Adult {
  const { relation, sex, surname } = role
  return {
    relation,
    basis: '',
    sex,
    lastName: surnameFor(sex, surname),
    firstName: draw(sex === 'male' ? (people?.men ?? MEN) : (people?.women ?? WOMEN), random),
    middleName: thirdNameOf(people, draw(people?.men ?? MEN, random), sex),
    birth: adultBirth(eldest, random),
  }
}

/** A grown-up is 20 to 41 years older than the eldest child, mostly near 30, and was born in 1970–1995. */
function adultBirth(child: number, random: Random): number {
  const age = 20 + (random.next() + random.next() + random.next()) * 7
  const birth = Math.floor(child - age * DAYS_IN_YEAR)
  const first = dayOf(1970, 1, 1)
  const last = dayOf(1995, 12, 31)
  if (birth >= first && birth <= last) return birth
  return birth < first ? first + random.whole(700) : last - random.whole(700)
}
