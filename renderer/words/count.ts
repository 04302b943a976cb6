const RUSSIAN = new Intl.PluralRules('ru')
const ENGLISH = new Intl.PluralRules('en')

/** «1 исправление», «2 исправления», «5 исправлений». */
export function counted(number: number, one: string, few: string, many: string): string {
  return `${spelled(number, 'ru')} ${pluralOf(number, one, few, many)}`
}

/** The form of a Russian word that goes with the number, without the number itself. */
export function pluralOf(number: number, one: string, few: string, many: string): string {
  const form = RUSSIAN.select(number)
  if (form === 'one') return one
  return form === 'few' ? few : many
}

/** "1 correction", "2 corrections". */
export const countedEnglish = (number: number, one: string, many: string): string =>
  `${spelled(number, 'en')} ${ENGLISH.select(number) === 'one' ? one : many}`

/** Digits in groups of three: «12 345», "12,345". */
export const spelled = (number: number, language: 'ru' | 'en'): string => number.toLocaleString(language)
