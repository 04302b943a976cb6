import type { PersonDocument, PersonRecord } from '../../contract/person.ts'
import { drawAdults, thirdNameOf, type Adult, type FamilyNames } from './adults.ts'
import { DAYS_IN_YEAR, dayOf, isoDay, TODAY } from './days.ts'
import { emailFor } from './email.ts'
import { BOYS, GIRLS } from './given-names.ts'
import {
  birthCertificate,
  foreignBirthCertificate,
  foreignDocument,
  passport,
  phoneFor,
  snilsFor,
} from './papers.ts'
import type { People } from './peoples.ts'
import { draw, uuidOf, type Random } from './random.ts'
import { surnameFor } from './surnames.ts'

/** One household: its pupils first, then its grown-ups; each grown-up is linked to each pupil. */
export type Family = readonly PersonRecord[]

/** Numbers set aside for the people of one family, so that СНИЛС and phones never meet. */
export const NUMBERS_OF_FAMILY = 8

/** Where a family stands: the number of its first person, and the classes of each of the eleven years. */
export type Place = { readonly number: number; readonly classes: readonly (readonly string[])[] }

/** Parts of the pupils in each of the eleven years: the two oldest are half as large. */
export const YEAR_SHARES = [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05] as const

/** Makes one family, with everything right and true. */
export function familyOf(names: FamilyNames, place: Place, random: Random): Family {
  const children = drawChildren(random)
  const adults = drawAdults(names, children[0]!.birth, random)
  const guardians = adults.map((adult, at) =>
    guardianOf(adult, names.people, place.number + children.length + at, random),
  )
  const links = guardians
    .map(({ id }, at) => ({ guardian: id, relation: adults[at]!.relation, basis: adults[at]!.basis }))
    .sort((one, other) => (one.guardian < other.guardian ? -1 : 1))

  const pupils = children.map((child, at) => ({
    ...pupilOf(child, at === 0 ? names : { ...names, child: undefined }, place.number + at, random),
    className: classOf(child, place.classes),
    links,
  }))
  return [...pupils, ...guardians]
}

/** A child to be: birth in days since 1970, year of school from 0, and a share in [0, 1) that gives the letter. */
type Child = { readonly birth: number; readonly year: number; readonly letter: number }

/** Mostly one child at school; of the pairs one in six are twins, who sit in one class. */
function drawChildren(random: Random): Child[] {
  const dice = random.next()
  const count = dice < 0.925 ? 1 : dice < 0.99 ? 2 : 3
  const children = Array.from({ length: count }, () => drawChild(random))
  if (count === 2 && random.chance(1 / 6)) return [children[0]!, children[0]!]
  return children.sort((one, other) => one.birth - other.birth)
}

function drawChild(random: Random): Child {
  let left = random.next()
  const year = Math.max(
    0,
    YEAR_SHARES.findIndex((share) => (left -= share) < 0),
  )
  // The first year was mostly born in 2019; some are a little older, a few stay a year behind.
  const birth = dayOf(2019 - year, 12, 20) - random.whole(390) - (random.chance(0.03) ? 200 : 0)
  return { birth, year, letter: random.next() }
}

function classOf({ year, letter }: Child, classes: Place['classes']): string {
  const ofYear = classes[year]!
  return ofYear[Math.floor(letter * ofYear.length)]!
}

function pupilOf({ birth }: Child, names: FamilyNames, number: number, random: Random) {
  const { surname, father, people, child } = names
  const isBoy = child ? child.isBoy : random.chance(0.51)
  const sex = isBoy ? 'male' : 'female'
  const age = (TODAY - birth) / DAYS_IN_YEAR
  const given = isBoy ? (people?.men ?? BOYS) : (people?.women ?? GIRLS)
  return {
    kind: 'pupil',
    ...identity(number, random, {
      lastName: surnameFor(sex, surname),
      firstName: child?.firstName ?? draw(given, random),
      phoneShare: age < 9 ? 0.15 : 0.7,
      emailShare: 0.25,
    }),
    middleName: thirdNameOf(people, father, sex),
    birthDate: isoDay(birth),
    sex,
    citizenship: citizenshipOf(people),
    documents: pupilPapers(people, birth, age, random),
  } as const
}

function guardianOf(adult: Adult, people: People | undefined, number: number, random: Random): PersonRecord {
  const { sex, lastName, firstName, middleName, birth } = adult
  return {
    kind: 'guardian',
    ...identity(number, random, { lastName, firstName, phoneShare: 0.97, emailShare: 0.55 }),
    middleName,
    birthDate: isoDay(birth),
    sex,
    citizenship: citizenshipOf(people),
    documents: [adultPaper(people, birth, random)],
    className: '',
    links: [],
  }
}

const citizenshipOf = (people: People | undefined): string => people?.foreign || 'Россия'

/** The paper of the fourteenth birthday comes within some weeks; until then the certificate stands alone. */
const AGE_WITH_PASSPORT = 14.25

function pupilPapers(
  people: People | undefined,
  birth: number,
  age: number,
  random: Random,
): PersonDocument[] {
  const isForeign = Boolean(people?.foreign)
  const certificate = isForeign ? foreignBirthCertificate(birth, random) : birthCertificate(birth, random)
  if (age < AGE_WITH_PASSPORT) return [certificate]
  const paper = isForeign ? foreignDocument : passport
  return [certificate, paper(birth, 14, TODAY, random)]
}

function adultPaper(people: People | undefined, birth: number, random: Random): PersonDocument {
  if (people?.foreign) return foreignDocument(birth, 20, TODAY, random)
  const age = (TODAY - birth) / DAYS_IN_YEAR
  return passport(birth, age > 45.25 ? 45 : 20, TODAY, random)
}

type Contacts = {
  readonly lastName: string
  readonly firstName: string
  readonly phoneShare: number
  readonly emailShare: number
}

const SHARE_OLD_SNILS = 1 / 12

function identity(number: number, random: Random, { lastName, firstName, phoneShare, emailShare }: Contacts) {
  return {
    id: uuidOf(random),
    lastName,
    firstName,
    snils: snilsFor(number, random.chance(SHARE_OLD_SNILS)),
    phone: random.chance(phoneShare) ? phoneFor(number) : '',
    email: random.chance(emailShare) ? emailFor(firstName, lastName, number) : '',
    state: 'active',
    version: 0,
  } as const
}
