import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { sexOf, type Family } from './kin.ts'
import { factsOf, type NameFacts, type NamesFacts } from './name-facts.ts'
import { OFTEN, type Spelling } from './spelling.ts'
import { formsFor, words as known } from './words.ts'

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
export function checkPlaces(
  record: PersonRecord,
  { lastName, firstName, middleName }: NamesFacts,
  family: Family,
  { usage }: Spelling,
): Mark[] {
  const [last, first, middle] = [lastName.bare, firstName.bare, middleName.bare]
  if (last === '') return []

  const together = checkTogether(last, first)
  if (together) return [together]
  if (first === '') return []

  let ofFamily: ReadonlySet<string> | undefined
  const isGiven = (word: string): boolean =>
    known.isGivenName(/[\s-]/.test(word) ? word.split(/[\s-]/)[0]! : word) ||
    usage.bearers('firstName', known.lower(word)) >= OFTEN
  const isPatronymic = (word: string): boolean => word === '' || known.sexOfPatronymic(word) !== undefined
  const isOfFamily = (word: string): boolean =>
    (ofFamily ??= formsOfFamily(record, family)).has(known.lower(word))
  const isSurname = (word: string): boolean =>
    word !== '' &&
    (isOfFamily(word) || known.looksLikeSurname(word) || usage.family(known.surnameKey(word)) > 0)
  const fits = ([surname, given, patronymic]: readonly string[]): boolean =>
    isSurname(surname!) && isGiven(given!) && isPatronymic(patronymic!)

  const isGivenHere = ({ isGiven, lower }: NameFacts): boolean =>
    isGiven || usage.bearers('firstName', lower) >= OFTEN
  const isFirstGiven = isGivenHere(firstName)
  const isBothGiven = isFirstGiven && isGivenHere(lastName)
  const isInPlace =
    isFirstGiven &&
    (middle === '' || middleName.sex !== undefined) &&
    !(isBothGiven && isOfFamily(first) && !isOfFamily(last))
  if (isInPlace && !(firstName.isPatronymic && isGiven(middle))) return []

  const words = [last, first, middle]
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
  if (!last.includes(' ')) return undefined
  const [surname, ...others] = last.split(' ')
  const isTogether = others.some(
    (word) => known.isGivenName(word) && (word === first || known.looksLikeSurname(surname!)),
  )
  if (!isTogether || others.some((word) => known.sexOfPatronymic(word) !== undefined)) return undefined
  return { field: 'lastName', severity: 'error', code: 'name.two-words-in-one' }
}

function formsOfFamily(record: PersonRecord, { guardians, children }: Family): Set<string> {
  const sex = sexOf(record)
  return new Set(
    [...guardians, ...children].flatMap((kin) => {
      const own = factsOf.lastName(kin.lastName).lower
      const of = sexOf(kin)
      return sex && of && own !== '' ? formsFor(own, of, sex) : own === '' ? [] : [own]
    }),
  )
}
