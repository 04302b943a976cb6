import type { PersonDocument } from '../../contract/person.ts'
import { isoDay, DAYS_IN_YEAR } from './days.ts'
import type { Random } from './random.ts'

/**
 * Synthetic СНИЛС are taken from 600-000-000 up, where the numbering has not arrived yet as far as is
 * known, and for one person in twelve from 010…099-xxx-xxx, because a leading zero is what Excel loses.
 * No range is promised to stay free: a number that coincides with a real one says nothing of anybody.
 */
const NEW_NUMBERS = { first: 600_000_000, size: 400_000_000, stride: 157_397_893 }
const OLD_NUMBERS = { first: 10_000_000, size: 90_000_000, stride: 35_397_893 }

/** The codes 945…949: Russian in form, given to no operator as far as is known. */
const PHONES = { first: 9_450_000_000, size: 50_000_000, stride: 7_368_787 }

type Range = { readonly first: number; readonly size: number; readonly stride: number }

/** The stride has no divisor in common with the size, so every number of the range comes exactly once. */
const placeIn = ({ first, size, stride }: Range, count: number): number => first + ((count * stride) % size)

/** A СНИЛС of eleven digits with its control number, different for every count below 90 million. */
export function snilsFor(count: number, isOld: boolean): string {
  const number = String(placeIn(isOld ? OLD_NUMBERS : NEW_NUMBERS, count)).padStart(9, '0')
  return number + controlOf(number)
}

/** Written anew here, not taken from the product, so that the product is tried against another hand. */
function controlOf(number: string): string {
  let sum = 0
  for (let place = 0; place < 9; place++) sum += Number(number[place]) * (9 - place)
  return String((sum % 101) % 100).padStart(2, '0')
}

/** +79450000000 and on, different for every count below 50 million. */
export const phoneFor = (count: number): string => `+7${placeIn(PHONES, count)}`

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI']

/** Letter pairs of certificate series. */
const LETTERS = 'АГ АК БА ВЕ ГЮ ДН ЕР ЖТ ИК ИР КБ ЛО МЮ НО ОБ ПК РЕ СБ ТН УА ФА ЧС ЯО МР РВ СН ТО АВ'.split(
  ' ',
)

const OFFICE = 'Отдел ЗАГС № 0 (учебный)'
const PASSPORT_OFFICE = 'Подразделение по вопросам миграции № 0 (учебное)'

const digits = (random: Random, count: number): string =>
  String(random.whole(10 ** count)).padStart(count, '0')

/** The certificate of a child born on this day (days since 1970). */
export function birthCertificate(birth: number, random: Random): PersonDocument {
  const issued = birth + 5 + random.whole(60)
  const year = new Date(issued * 86_400_000).getUTCFullYear()
  return {
    type: 'birth-certificate',
    series: `${ROMAN[Math.min(5, Math.max(0, Math.floor((year - 2006) / 3)))]}-${random.pick(LETTERS)}`,
    number: String(100_000 + random.whole(900_000)),
    issued: isoDay(issued),
    issuer: OFFICE,
    act: String(1 + random.whole(9000)),
  }
}

/** A certificate of another country: series and number as that country writes them. */
export const foreignBirthCertificate = (birth: number, random: Random): PersonDocument => ({
  type: 'foreign-birth-certificate',
  series: random.chance(0.5) ? '' : `${random.pick(['A', 'B', 'N', 'TN'])}-${random.pick(['I', 'II', '01'])}`,
  number: digits(random, 7),
  issued: isoDay(birth + 10 + random.whole(90)),
  issuer: 'Орган записи актов другой страны (учебный)',
  act: '',
})

/** A passport given after the birthday of `age` (14, 20 or 45 years), never later than `today`. */
export function passport(birth: number, age: number, today: number, random: Random): PersonDocument {
  const issued = Math.min(today, Math.ceil(birth + age * DAYS_IN_YEAR) + 10 + random.whole(60))
  const year = new Date(issued * 86_400_000).getUTCFullYear()
  return {
    type: 'passport',
    series: `${10 + random.whole(85)}${String(year % 100).padStart(2, '0')}`,
    number: String(100_000 + random.whole(900_000)),
    issued: isoDay(issued),
    issuer: PASSPORT_OFFICE,
    act: '',
  }
}

/** The identity document of a foreign citizen, given after the birthday of `age`, never later than `today`. */
export const foreignDocument = (
  birth: number,
  age: number,
  today: number,
  random: Random,
): PersonDocument => ({
  type: 'foreign-document',
  series: random.pick(['AA', 'FA', 'C', 'P']),
  number: digits(random, 7),
  issued: isoDay(Math.min(today, Math.ceil(birth + age * DAYS_IN_YEAR) + random.whole(300))),
  issuer: 'Орган другой страны (учебный)',
  act: '',
})
