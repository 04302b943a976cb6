import { expect, test } from 'vitest'
import type { PersonRecord } from '../../contract/person.ts'
import { bearersOf, childrenOf, fatherOf, siblingsOf } from '../../scripts/contingent/other-witness.ts'
import { patronymicOf } from '../../scripts/contingent/patronymic.ts'
import { families } from '../../scripts/contingent/school.ts'

const households = [1, 2].flatMap((seed) =>
  [...families({ pupils: 1500, seed, dirt: 0, kinds: 'other' })].map(({ people }) => people),
)
type Household = (typeof households)[number]

const DAY = '2026-11-22'
const DAYS_IN_YEAR = 365.25
const days = (one: string, other: string) => (Date.parse(other) - Date.parse(one)) / 86_400_000
const years = (one: string, other: string) => days(one, other) / DAYS_IN_YEAR

/** The share of pupils of whom this is true, in parts per hundred. */
function shareOf(isTrue: (pupil: PersonRecord, family: Household) => boolean): number {
  const pupils = households.flatMap((family) =>
    family.filter(({ kind }) => kind === 'pupil').map((pupil) => isTrue(pupil, family)),
  )
  return (100 * pupils.filter(Boolean).length) / pupils.length
}

const certificate = ({ documents }: PersonRecord) => documents[0]!
const grownUps = (pupil: PersonRecord, family: Household, ...relations: string[]) =>
  pupil.links.flatMap(({ guardian, relation }) =>
    relations.includes(relation) ? family.filter(({ id }) => id === guardian) : [],
  )

test.each<[string, number, number, (pupil: PersonRecord, family: Household) => boolean]>([
  ['a double surname', 2, 7, ({ lastName }) => lastName.includes('-')],
  [
    'a surname without gender',
    5,
    40,
    ({ lastName }) => /(?:ко|[иы]х|[гкп]о|им|юма|ук|дзе|ян)$/.test(lastName),
  ],
  [
    'a surname other than the father’s',
    3,
    12,
    (pupil, family) => {
      const father = fatherOf(pupil, family)
      return father !== undefined && bearersOf(father, family) === 0
    },
  ],
  [
    'a mother of another surname',
    15,
    35,
    (pupil, family) => grownUps(pupil, family, 'mother').some((mother) => bearersOf(mother, family) === 0),
  ],
  [
    'a guardian of 60 to 75',
    5,
    14,
    (pupil, family) =>
      grownUps(pupil, family, 'guardian', 'other').some(({ birthDate }) => years(birthDate, DAY) >= 60),
  ],
  [
    'a stepfather with a paper',
    2,
    9,
    (pupil, family) =>
      grownUps(pupil, family, 'mother').length > 0 &&
      grownUps(pupil, family, 'guardian').some(
        ({ sex, firstName, lastName }) =>
          sex === 'male' && lastName !== '' && patronymicOf(firstName, 'male') !== pupil.middleName,
      ),
  ],
  ['adopters', 2, 12, ({ links }) => links.some(({ relation }) => relation === 'adopter')],
  [
    'no patronymic, and citizens',
    0.1,
    2,
    ({ citizenship, middleName }) => citizenship === 'Россия' && middleName === '',
  ],
  ['a certificate given out anew', 1, 5, (pupil) => days(pupil.birthDate, certificate(pupil).issued) > 300],
  ['a certificate from abroad', 2, 8, (pupil) => certificate(pupil).type === 'foreign-birth-certificate'],
  ['eighteen years and more', 0.3, 3, ({ birthDate }) => years(birthDate, DAY) >= 18],
  [
    'twins',
    1,
    7,
    (pupil, family) => siblingsOf(pupil, family).some(({ birthDate }) => birthDate === pupil.birthDate),
  ],
  [
    'parents with one phone',
    1,
    5,
    (pupil, family) => {
      const phones = grownUps(pupil, family, 'mother', 'father').map(({ phone }) => phone)
      return phones.length === 2 && phones[0] !== '' && phones[0] === phones[1]
    },
  ],
  [
    'е for ё in the certificate',
    0.1,
    3,
    ({ firstName }) => /^(?:Артем|Семен|Федор|Петр|Алена)$/.test(firstName),
  ],
  ['a passport', 15, 50, ({ documents }) => documents.some(({ type }) => type === 'passport')],
])('some pupils have %s, and are right', (_, least, most, isTrue) => {
  expect(shareOf(isTrue)).toBeGreaterThan(least)
  expect(shareOf(isTrue)).toBeLessThan(most)
})

test('nothing that is right contradicts itself', () => {
  const people = households.flatMap((family) => family.map((person) => ({ person, family })))
  const odd = people.filter(
    ({ person, family }) =>
      person.documents.some(({ issued }) => issued < person.birthDate || issued > DAY) ||
      ![person.lastName, person.firstName].every((name) => /^[А-ЯЁ][А-ЯЁа-яё -]+$/.test(name)) ||
      !/^(?:[А-ЯЁ][А-ЯЁа-яё ]+)?$/.test(person.middleName) ||
      childrenOf(person, family, ['mother', 'father']).some(
        ({ birthDate }) => years(person.birthDate, birthDate) < 15,
      ) ||
      siblingsOf(person, family).some(({ birthDate }) => {
        const gap = Math.abs(days(birthDate, person.birthDate))
        return gap > 0 && gap < 300
      }),
  )
  expect(odd.map(({ person }) => person.id)).toEqual([])
})

test('a father by blood gave the patronymic, where there is one', () => {
  const strange = households.flatMap((family) =>
    family.filter((pupil) => {
      const father = fatherOf(pupil, family)
      const isRussian = /(?:ич|вна|чна)$/.test(pupil.middleName)
      return (
        isRussian &&
        father &&
        patronymicOf(father.firstName, pupil.sex === 'male' ? 'male' : 'female') !== pupil.middleName
      )
    }),
  )
  expect(strange.map(({ id }) => id)).toEqual([])
})
