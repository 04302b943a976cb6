import { fold } from '../../domain/fold.ts'

export { remembered } from '../../domain/remembered.ts'

/** What search keeps of a person: one row for each way to take one part of a double name. */
export type Entry = {
  readonly surname: string
  readonly name: string
  readonly patronymic: string
  readonly also: string
  readonly classes: string
  readonly birth: string
  readonly guardian: 0 | 1
  readonly gone: 0 | 1
  readonly snils: string | null
  readonly snilsBack: string | null
  readonly phone: string | null
  readonly phoneBack: string | null
}

/** The fields of a person that can be searched by. */
export type Searched = {
  readonly kind: 'pupil' | 'guardian'
  readonly lastName: string
  readonly firstName: string
  readonly middleName: string
  readonly birthDate: string
  readonly snils: string
  readonly phone: string
  readonly state: 'active' | 'left'
}

const MOST_PARTS = 3
const LONGEST_PART = 60
const MOST_ENTRIES = 12

/**
 * The rows of one person: at least one, at most 12.
 *
 * @param classes folded, see `classKey`: the person's own, or those of a guardian's pupils
 * @param words the words of a name field; who makes the rows of very many remembers them, see `remembered`
 */
export function entriesOf(
  person: Searched,
  classes: readonly string[],
  words: (text: string) => readonly string[] = wordsOf,
): Entry[] {
  const surnames = words(person.lastName)
  const names = words(person.firstName)
  const patronymics = words(person.middleName)
  const snils = digitsOf(person.snils)
  const phone = phoneKey(person.phone)

  const rest = {
    classes: spaced(classes),
    birth: /^\d{4}-\d\d-\d\d$/.test(person.birthDate) ? person.birthDate : '',
    guardian: person.kind === 'guardian' ? 1 : 0,
    gone: person.state === 'left' ? 1 : 0,
    snils,
    snilsBack: snils && reversed(snils),
    phone,
    phoneBack: phone && reversed(phone),
  } as const

  if (surnames.length < 2 && names.length < 2 && patronymics.length < 2) {
    return [
      {
        surname: surnames[0] ?? '',
        name: names[0] ?? '',
        patronymic: patronymics[0] ?? '',
        also: '',
        ...rest,
      },
    ]
  }
  const all = [...surnames, ...names, ...patronymics]
  return orNone(surnames)
    .flatMap((surname) =>
      orNone(names).flatMap((name) =>
        orNone(patronymics).map((patronymic) => {
          const taken = [surname, name, patronymic]
          const also = spaced(all.filter((word) => !taken.includes(word)))
          return { surname, name, patronymic, also, ...rest }
        }),
      ),
    )
    .slice(0, MOST_ENTRIES)
}

/** The folded words of a name field; an apostrophe joins («О'Коннор» is one word), a hyphen parts. */
export const wordsOf = (text: string): string[] =>
  (withoutApostrophes(fold(text)).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .slice(0, MOST_PARTS)
    .map((word) => word.slice(0, LONGEST_PART))

/** Takes out every sign that is written for an apostrophe. */
export const withoutApostrophes = (text: string): string => text.replace(/['`’‘ʼ′]/g, '')

/** One spelling of a class: «7 Б», «7-б», «7B» (Latin) are '7б'. */
export const classKey = (className: string): string => fold(className).replace(/[^\p{L}\p{N}]/gu, '')

/** The digits of a number from the last to the first. */
export function reversed(digits: string): string {
  let back = ''
  for (let place = digits.length - 1; place >= 0; place--) back += digits[place]
  return back
}

/** A Russian phone as ten digits, without +7 or 8; another as it is. */
export function phoneKey(text: string): string | null {
  const digits = digitsOf(text)
  return digits && /^[78]\d{10}$/.test(digits) ? digits.slice(1) : digits
}

const digitsOf = (text: string): string | null =>
  text === '' ? null : text.replace(/\D/g, '').slice(0, 20) || null

const spaced = (words: readonly string[]): string => (words.length > 0 ? ` ${words.join(' ')} ` : '')

const orNone = (words: readonly string[]): readonly string[] => (words.length > 0 ? words : [''])
