import type { PersonRecord } from '../../contract/person.ts'
import { daysOf } from './change.ts'
import { isoDay, TODAY } from './days.ts'
import type { Family } from './family.ts'
import { MEN } from './given-names.ts'
import { guardiansOf, put, twinOf, value, type Kind } from './kind.ts'
import { childrenOf, fatherOf, siblingsOf } from './other-witness.ts'
import { patronymicOf } from './patronymic.ts'
import { draw, uuidOf } from './random.ts'

/** What contradicts the sex, the family or the calendar. */
export type KinDirtKind =
  | 'patronymic-sex'
  | 'patronymic-of-another'
  | 'surname-sex'
  | 'first-name-sex'
  | 'birth-pupil-age'
  | 'birth-parent-too-young'
  | 'birth-future'
  | 'birth-no-such-day'
  | 'birth-of-child'
  | 'birth-after-certificate'
  | 'birth-siblings-months'
  | 'pupil-unlinked'
  | 'link-of-sibling-lost'
  | 'guardian-doubled'

const OTHER_SEX: readonly (readonly [male: string, female: string])[] = [
  ['Александр', 'Александра'],
  ['Евгений', 'Евгения'],
  ['Валерий', 'Валерия'],
  ['Владислав', 'Владислава'],
  ['Ярослав', 'Ярослава'],
  ['Виктор', 'Виктория'],
  ['Василий', 'Василиса'],
  ['Богдан', 'Богдана'],
]

const otherSexOf = (name: string): string | undefined => {
  const pair = OTHER_SEX.find((names) => names.includes(name))
  return pair?.find((one) => one !== name)
}

const hasRussianPatronymic = ({ sex, middleName }: PersonRecord): boolean =>
  (sex === 'male' ? /вич$/ : /вна$/).test(middleName)

const MALE_SURNAME = /(?:[оеё]в|[сц]кий)$/
const FEMALE_SURNAME = /(?:[оеё]ва|[сц]кая)$/

const surnameOfOtherSex = (held: string): string =>
  FEMALE_SURNAME.test(held)
    ? held.replace(/ая$/, 'ий').replace(/ва$/, 'в')
    : held.replace(/ий$/, 'ая').replace(/в$/, 'ва')

const DAYS: Readonly<Record<string, string>> = { '02': '30', '04': '31', '06': '31', '09': '31', '11': '31' }

const yearOf = (day: string): number => Number(day.slice(0, 4))
const withYear = (day: string, year: number): string => `${year}${day.slice(4)}`
const THIS_YEAR = yearOf(isoDay(TODAY))

/** A slip of ten or twenty years that no pupil can have: three years old at most, or more than 24. */
const impossibleYears = ({ birthDate }: PersonRecord): number[] =>
  [-20, -10, 10]
    .map((slip) => yearOf(birthDate) + slip)
    .filter((year) => (year >= THIS_YEAR - 3 && year < THIS_YEAR) || year < THIS_YEAR - 25)

/** A slip that makes a parent less than twelve years older than the child, or younger. */
function tooYoungYears(person: PersonRecord, family: Family): number[] {
  const children = childrenOf(person, family, ['mother', 'father'])
  if (children.length === 0) return []
  const eldest = Math.min(...children.map(({ birthDate }) => yearOf(birthDate)))
  return [10, 20, 30]
    .map((slip) => yearOf(person.birthDate) + slip)
    .filter((year) => year > eldest - 12 && year < THIS_YEAR)
}

/** The last two digits of the year changed places: 2019 becomes 2091. */
const turnedYear = ({ birthDate }: PersonRecord): number =>
  Number(birthDate.slice(0, 2) + birthDate[3]! + birthDate[2]!)

const certificateDay = ({ documents }: PersonRecord): string =>
  documents.find(({ type }) => type === 'birth-certificate')?.issued ?? ''

const motherOf = ({ links }: PersonRecord): string | undefined =>
  links.find(({ relation }) => relation === 'mother')?.guardian

const siblingOfMother = (person: PersonRecord, family: Family): PersonRecord | undefined =>
  twinOf(person, family) || motherOf(person) === undefined
    ? undefined
    : siblingsOf(person, family).find((other) => motherOf(other) === motherOf(person))

/** What contradicts itself or the family; README.md says how each may be seen. */
export const KIN_KINDS: readonly Kind<KinDirtKind>[] = [
  value(
    'patronymic-sex',
    8,
    ['middleName'],
    (held, person) => hasRussianPatronymic(person) || / (?:оглы|кызы)$/.test(held),
    (held) => held.replace(/вич$|вна$|оглы$|кызы$/, (end) => ENDINGS_OF_OTHER_SEX[end]!),
  ),
  {
    kind: 'patronymic-of-another',
    weight: 6,
    fits: (person, family) => {
      const father = fatherOf(person, family)
      return (
        father !== undefined &&
        person.sex !== 'unknown' &&
        patronymicOf(father.firstName, person.sex) === person.middleName
      )
    },
    spoil: (person, family, random) => {
      const sex = person.sex === 'male' ? 'male' : 'female'
      const own = fatherOf(person, family)!.firstName
      let other = draw(MEN, random)
      while (other[0] === own[0] || /ё/.test(other)) other = draw(MEN, random)
      return [put(person, 'middleName', patronymicOf(other, sex))]
    },
  },
  value(
    'surname-sex',
    8,
    ['lastName'],
    (held, person) =>
      hasRussianPatronymic(person) &&
      !held.includes('-') &&
      (person.sex === 'male' ? MALE_SURNAME : FEMALE_SURNAME).test(held),
    surnameOfOtherSex,
  ),
  value(
    'first-name-sex',
    20,
    ['firstName'],
    (held, person) => hasRussianPatronymic(person) && otherSexOf(held) !== undefined,
    (held) => otherSexOf(held)!,
  ),
  {
    kind: 'birth-pupil-age',
    weight: 6,
    fits: (person) => person.kind === 'pupil' && impossibleYears(person).length > 0,
    spoil: (person, _, random) => [
      put(person, 'birthDate', withYear(person.birthDate, random.pick(impossibleYears(person)))),
    ],
  },
  {
    kind: 'birth-parent-too-young',
    weight: 8,
    fits: (person, family) => tooYoungYears(person, family).length > 0,
    spoil: (person, family, random) => [
      put(person, 'birthDate', withYear(person.birthDate, random.pick(tooYoungYears(person, family)))),
    ],
  },
  value(
    'birth-future',
    6,
    ['birthDate'],
    (_, person) => turnedYear(person) > THIS_YEAR,
    (held, _, person) => withYear(held, turnedYear(person)),
  ),
  value(
    'birth-no-such-day',
    3,
    ['birthDate'],
    (held) => held.slice(5, 7) in DAYS,
    (held) => held.slice(0, 8) + DAYS[held.slice(5, 7)]!,
  ),
  {
    kind: 'birth-of-child',
    weight: 5,
    fits: (person, family) => childrenOf(person, family).length > 0,
    spoil: (person, family) => [put(person, 'birthDate', childrenOf(person, family)[0]!.birthDate)],
  },
  value(
    'birth-after-certificate',
    5,
    ['birthDate'],
    (held, person) =>
      certificateDay(person) !== '' &&
      withYear(held, yearOf(held) + 1) > certificateDay(person) &&
      yearOf(held) + 1 < THIS_YEAR &&
      !held.endsWith('02-29'),
    (held) => withYear(held, yearOf(held) + 1),
  ),
  {
    kind: 'birth-siblings-months',
    weight: 20,
    isRare: true,
    fits: (person, family) => siblingOfMother(person, family) !== undefined,
    spoil: (person, family, random) => {
      const other = siblingOfMother(person, family)!
      return [put(person, 'birthDate', isoDay(daysOf(other.birthDate) - 75 - random.whole(60)))]
    },
  },
  {
    kind: 'pupil-unlinked',
    weight: 8,
    fits: (person) => person.links.length > 0 && yearOf(person.birthDate) > THIS_YEAR - 18,
    spoil: (person, family) => [
      {
        label: { person: person.id, field: 'links', clean: idsOf(person) },
        put: (record) => (record.id === person.id ? { ...record, links: [] } : record),
      },
      ...guardiansOf(person, family)
        .filter((guardian) => childrenOf(guardian, family).length === 1)
        .map(({ id }) => ({ label: { person: id, field: 'links', clean: person.id } }) as const),
    ],
  },
  {
    kind: 'link-of-sibling-lost',
    weight: 20,
    isRare: true,
    fits: (person, family) =>
      childrenOf(person, family, ['mother', 'father']).length > 1 &&
      childrenOf(person, family).every((child) => guardiansOf(child, family).length > 1),
    spoil: (person, family, random) => {
      const child = random.pick(childrenOf(person, family))
      const links = child.links.filter(({ guardian }) => guardian !== person.id)
      return [
        {
          label: { person: person.id, field: 'links', clean: child.id },
          put: (record) => (record.id === child.id ? { ...record, links } : record),
        },
      ]
    },
  },
  {
    kind: 'guardian-doubled',
    weight: 6,
    fits: (person, family) => childrenOf(person, family).length > 0,
    spoil: (person, _, random) => {
      const id = uuidOf(random)
      return [
        {
          label: { person: id, field: 'id', clean: person.id },
          add: { ...person, id, snils: '', email: '' },
        },
      ]
    },
  },
]

const ENDINGS_OF_OTHER_SEX: Readonly<Record<string, string>> = {
  вич: 'вна',
  вна: 'вич',
  оглы: 'кызы',
  кызы: 'оглы',
}

const idsOf = ({ links }: PersonRecord): string => links.map(({ guardian }) => guardian).join(' ')
