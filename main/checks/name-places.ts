import { isGivenName, knownName } from '../../domain/given-names.ts'
import { sexOfPatronymic } from '../../domain/patronymic.ts'
import { formsOf, looksLikeSurname, surnameKey } from '../../domain/surname.ts'
import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { sexOf, type Family } from './kin.ts'
import { bareName } from './surnames.ts'
import { OFTEN, type Spelling } from './spelling.ts'

const PLACES = ['lastName', 'firstName', 'middleName'] as const

/** Where the words of the three fields would stand otherwise: each number is the field it comes from. */
const ORDERS = [
  [1, 0, 2],
  [0, 2, 1],
  [2, 1, 0],
  [1, 2, 0],
  [2, 0, 1],
] as const

/** Names in each other's fields, by what each word can be: of which field the word is, its ending and others tell. */
export function checkPlaces(record: PersonRecord, family: Family, { usage }: Spelling): Mark[] {
  const words = PLACES.map((place) => bareName(record[place]))
  const [last, first, middle] = words as [string, string, string]
  if (last === '') return []

  const together = checkTogether(last, first)
  if (together) return [together]
  if (first === '') return []

  const ofFamily = formsOfFamily(record, family)
  const isGiven = (word: string): boolean =>
    isGivenName(word.split(/[\s-]/)[0]!) || usage.bearers('firstName', word.toLowerCase()) >= OFTEN
  const isPatronymic = (word: string): boolean => word === '' || sexOfPatronymic(word) !== undefined
  const isOfFamily = (word: string): boolean => ofFamily.has(word.toLowerCase())
  const isSurname = (word: string): boolean =>
    word !== '' && (isOfFamily(word) || looksLikeSurname(word) || usage.family(surnameKey(word)) > 0)
  const fits = ([surname, given, patronymic]: readonly string[]): boolean =>
    isSurname(surname!) && isGiven(given!) && isPatronymic(patronymic!)

  const isBothGiven = isGiven(last) && isGiven(first)
  const isInPlace =
    isGiven(first) && isPatronymic(middle) && !(isBothGiven && isOfFamily(first) && !isOfFamily(last))
  const isKnown = knownName('middleName', 'male', first) ?? knownName('middleName', 'female', first)
  if (isInPlace && !(isKnown && isGiven(middle))) return []

  const order = ORDERS.map((places) => places.map((from) => words[from]!)).find(fits)
  if (!order) return []
  return PLACES.flatMap((field, at) =>
    order[at] === words[at]
      ? []
      : [{ field, severity: 'error', code: 'name.swapped', repair: order[at]! } as const],
  )
}

/** «Иванов Пётр» in the field of the surname, alone or with the first name in its own field too. */
function checkTogether(last: string, first: string): Mark | undefined {
  const [surname, ...others] = last.split(' ')
  const isTogether = others.some(
    (word) => isGivenName(word) && (word === first || looksLikeSurname(surname!)),
  )
  if (!isTogether || others.some((word) => sexOfPatronymic(word) !== undefined)) return undefined
  return { field: 'lastName', severity: 'error', code: 'name.two-words-in-one' }
}

function formsOfFamily(record: PersonRecord, { guardians, children }: Family): Set<string> {
  const sex = sexOf(record)
  return new Set(
    [...guardians, ...children].flatMap((kin) => {
      const own = bareName(kin.lastName).toLowerCase()
      const of = sexOf(kin)
      return sex && of && own !== '' ? formsOf(own, of, sex) : own === '' ? [] : [own]
    }),
  )
}
