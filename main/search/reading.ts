/** Where a word of the query was found; the screen marks the field of that name. */
export type Place = 'lastName' | 'firstName' | 'middleName' | 'className' | 'birthDate' | 'snils' | 'phone'

/** How a word was found, best first: as typed, as a beginning, in the other keyboard layout, with a typo. */
export type Way = 'exact' | 'prefix' | 'layout' | 'typo'

/** A place in the search tables. `also` is the other part of a double name; `nowhere` lets a word go unmatched. */
export type Field =
  | 'surname'
  | 'name'
  | 'patronymic'
  | 'also'
  | 'class'
  | 'birth'
  | 'day'
  | 'snils'
  | 'snilsBack'
  | 'phone'
  | 'phoneBack'
  | 'nowhere'

/**
 * One way to understand one word of the query: the values from `low` to `high` of one field.
 * `count` is how many entries have them, about; `texts` lists the values where they are not too many.
 */
export type Reading = {
  readonly field: Field
  readonly way: Way
  readonly low: string
  readonly high: string
  readonly cost: number
  readonly count: number
  readonly texts?: readonly string[]
  /** How the value also ends: the other side of a number with its middle left out. */
  readonly tail?: string
  /** Of `also`: how many entries have these values in the field itself. */
  readonly asPart?: { readonly [Name in PartField]: number }
}

/** The fields that may hold a double name, each part of it in an entry of its own. */
export type PartField = 'surname' | 'name' | 'patronymic'

/** What a reading costs: the person with the least sum stands first. Tenths of a letter for typos. */
export const COST = {
  exact: 0,
  prefix: 10,
  layout: 20,
  typo: 40,
  /** Let go of a word: dearer than any two typos. */
  nowhere: 200,
} as const

/**
 * Surname before name before patronymic, smaller than any other difference. Two words for the two parts of
 * one double name are tried last: each part alone is found as a surname too.
 */
export const FIELD_COST: { readonly [Name in Field]: number } = {
  surname: 0,
  name: 2,
  patronymic: 4,
  also: 30,
  class: 0,
  birth: 0,
  day: 1,
  snils: 0,
  snilsBack: 1,
  phone: 1,
  phoneBack: 2,
  nowhere: 0,
}

/** The last text that begins with these letters. */
export const after = (text: string): string => `${text}\u{10ffff}`

/** Where the screen shows what is in the field; none for what was not matched. */
export const PLACE: { readonly [Name in Field]: Place | undefined } = {
  surname: 'lastName',
  name: 'firstName',
  patronymic: 'middleName',
  also: 'lastName',
  class: 'className',
  birth: 'birthDate',
  day: 'birthDate',
  snils: 'snils',
  snilsBack: 'snils',
  phone: 'phone',
  phoneBack: 'phone',
  nowhere: undefined,
}
