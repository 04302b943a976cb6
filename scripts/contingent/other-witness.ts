import type { PersonRecord } from '../../contract/person.ts'
import type { Family } from './family.ts'
import { BOYS, GIRLS, MEN, WOMEN } from './given-names.ts'
import { patronymicOf } from './patronymic.ts'
import { PEOPLES } from './peoples.ts'
import type { Weighted } from './random.ts'

/** Parts per thousand from which a name is one that everybody knows. */
const COMMON = 5

const commonOf = ({ words, sums }: Weighted): string[] =>
  words.filter((_, at) => sums[at]! - (sums[at - 1] ?? 0) >= COMMON)

/** Names that are right, though a slip in another name would give them. */
const ALSO_NAMES =
  `Лиана Лана Лина Дана Дина Дарина Рина Эмма Эля Мия Ия Ася Марианна Марьяна Мариана Александрина
  Юлиана Юлианна Ирма Ира Аня Алла Элла Элона Илона Ульяна Иоанна Павла Паула Полин Каролина Ренат Рената Роман
  Романа Ромина Данила Данил Даниэль Даниэла Данияр Максимилиан Михаэль Рамин Марин Марина Марта Мартин Мирон
  Николь Никола Никон Ким Клим Кирил Кирилла Севастьян Себастьян Арсен Арсентий Егорий Иона Ионна Виктор Виолетта
  Валентин Валентина Валериан Олег Ольгерд Антонин Антонина Денис Дениза Анис Яния Анита Арианна Аника Аниса`
    .trim()
    .split(/\s+/)

const listed = [BOYS, GIRLS, MEN, WOMEN, ...PEOPLES.flatMap(({ men, women }) => [men, women])]
const NAMES = new Set([...listed.flatMap(({ words }) => words), ...ALSO_NAMES])
const FATHERS = [...new Set([BOYS, MEN, ...PEOPLES.map(({ men }) => men)].flatMap(({ words }) => words))]
const thirdNamesOf = (fathers: readonly string[]) =>
  fathers.flatMap((father) => [patronymicOf(father, 'male'), patronymicOf(father, 'female')])
const PATRONYMICS = new Set(thirdNamesOf(FATHERS))

const COMMON_NAMES = new Set([BOYS, GIRLS, MEN, WOMEN].flatMap(commonOf))
const COMMON_PATRONYMICS = new Set(thirdNamesOf([BOYS, MEN].flatMap(commonOf)))

/** Whether this is a given name or a patronymic that anyone would take for right. */
export const isRightName = (text: string): boolean => NAMES.has(text) || PATRONYMICS.has(text)

/** Whether this is a given name or a patronymic so common that anyone knows how it is written. */
export const isCommonName = (text: string): boolean =>
  text.length >= 5 && (COMMON_NAMES.has(text) || COMMON_PATRONYMICS.has(text))

/** A surname without the ending that tells a man's from a woman's. */
export const surnameStem = (surname: string): string =>
  surname
    .split('-')
    .map((half) => half.replace(/(?:ая|ий|ый|ой|а)$/, ''))
    .join('-')

/** How many others of the family bear the same surname. */
export const bearersOf = ({ id, lastName }: PersonRecord, family: Family): number =>
  family.filter((other) => other.id !== id && surnameStem(other.lastName) === surnameStem(lastName)).length

/** The father linked to a pupil, as a father and nothing else. */
export const fatherOf = ({ links }: PersonRecord, family: Family): PersonRecord | undefined =>
  family.find(({ id }) => links.some((link) => link.guardian === id && link.relation === 'father'))

/** The pupils a grown-up is linked to, if a parent where only parents are asked for. */
export const childrenOf = (
  { id }: PersonRecord,
  family: Family,
  relations: readonly string[] = ['mother', 'father', 'guardian', 'adopter', 'other'],
): PersonRecord[] =>
  family.filter(({ links }) =>
    links.some((link) => link.guardian === id && relations.includes(link.relation)),
  )

/** The other pupils of the family. */
export const siblingsOf = ({ id, kind }: PersonRecord, family: Family): PersonRecord[] =>
  kind === 'pupil' ? family.filter((other) => other.kind === 'pupil' && other.id !== id) : []

/** Whether the control number is right; written anew, apart from the product. */
export function hasControl(snils: string): boolean {
  if (!/^\d{11}$/.test(snils)) return false
  const sum = Array.from(snils.slice(0, 9)).reduce((total, digit, at) => total + Number(digit) * (9 - at), 0)
  return (sum % 101) % 100 === Number(snils.slice(9))
}
