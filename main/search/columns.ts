import type { Field } from './reading.ts'

/** The field that stands second in the index led by a field. */
export const SECOND: { readonly [Name in Field]?: Field } = {
  surname: 'name',
  name: 'surname',
  patronymic: 'surname',
}

/** Fields of names: their indexes hold all that is compared but numbers. */
export const NAMES = ['surname', 'name', 'patronymic'] as const

/** The index of a field. */
export const INDEX: { readonly [Name in Field]?: string } = {
  surname: 'search_by_surname',
  name: 'search_by_name',
  patronymic: 'search_by_patronymic',
  birth: 'search_by_birth',
  day: 'search_by_day',
  snils: 'search_by_snils',
  snilsBack: 'search_by_snils_back',
  phone: 'search_by_phone',
  phoneBack: 'search_by_phone_back',
}

const COLUMN: { readonly [Name in Field]?: string } = {
  day: 'substr(birth, 6)',
  class: 'c.class',
  snilsBack: 'snils_back',
  phoneBack: 'phone_back',
}

/** Columns that are looked at besides those of a row. */
export const COMPARED: { readonly [Name in Field]?: string } = {
  also: 'also',
  class: 'classes',
  birth: 'birth',
  day: 'birth',
  snils: 'snils',
  snilsBack: 'snils_back',
  phone: 'phone',
  phoneBack: 'phone_back',
}

/** Fields that the indexes of names do not hold. */
export const NUMBERS: ReadonlySet<Field> = new Set(['snils', 'snilsBack', 'phone', 'phoneBack'])

/** How a field is called in a statement. */
export const columnOf = (field: Field): string => COLUMN[field] ?? field
