import { fold } from '../../domain/fold.ts'
import { toLatin } from '../../domain/layout.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Random } from '../contingent/random.ts'

/** What a secretary types to find one person among namesakes, in full and as short as it can be. */
export type Query = { readonly meant: string; readonly text: string }

/**
 * Surname, first name and class of a pupil; surname, first name and patronymic of a grown-up. In lower
 * case, е for ё, as people type. None where the record lacks one of the three.
 */
export function fullQuery({ id, kind, lastName, firstName, middleName, className }: PersonRecord): Query[] {
  const third = kind === 'pupil' ? className : middleName
  return together(id, [lastName, firstName, third])
}

/** Surname, the first two or three letters of the name (by turns), and the class of a pupil. */
export function shortQuery({ id, kind, lastName, firstName, className }: PersonRecord): Query[] {
  if (kind !== 'pupil') return []
  return together(id, [lastName, fold(firstName).slice(0, 2 + (lastName.length % 2)), className])
}

/** Surname and first name only: namesakes cannot be told apart by it. */
export const plainQuery = ({ id, lastName, firstName }: PersonRecord): Query[] =>
  together(id, [lastName, firstName])

const together = (meant: string, parts: readonly string[]): Query[] =>
  parts.every((part) => part.length > 1) ? [{ meant, text: parts.map(fold).join(' ') }] : []

/** The same keys with the keyboard left in the Latin layout. */
export const otherLayout = ({ meant, text }: Query): Query => ({ meant, text: toLatin(text) })

const LETTERS = [...'абвгдежзийклмнопрстуфхцчшщъыьэюя']

/**
 * One slip of the keyboard at a letter of the names, each place and each of the four kinds as likely: a
 * letter left out, put in, another in its place, swapped with the next. The class is typed right.
 */
export function withSlip({ meant, text }: Query, random: Random): Query {
  const places = [...text].flatMap((sign, place) => (isOfName(text, place, sign) ? [place] : []))
  const place = random.pick(places)
  const [head, letter, tail] = [text.slice(0, place), text[place]!, text.slice(place + 1)]
  const other = random.pick(LETTERS.filter((sign) => sign !== letter))
  const slipped = [
    head + tail,
    head + other + letter + tail,
    head + other + tail,
    swapped(head, letter, tail, other),
  ]
  return { meant, text: random.pick(slipped) }
}

/** A letter, and not that of a class («7б»). */
const isOfName = (text: string, place: number, sign: string): boolean =>
  /\p{L}/u.test(sign) && !/\d/.test(text[place - 1] ?? '')

/** With the next letter; at the end of a word, or where both are the same, another letter instead. */
const swapped = (head: string, letter: string, tail: string, other: string): string =>
  /^\p{L}/u.test(tail) && tail[0] !== letter ? head + tail[0]! + letter + tail.slice(1) : head + other + tail

/** Every keystroke of a query: its first sign, its first two, and so on. */
export const keystrokes = (text: string): string[] =>
  Array.from({ length: text.length }, (_, place) => text.slice(0, place + 1))

/** Who is not among the first so many was not found. */
export const SHOWN_FIRST = 5

/** The share of queries that have the meant person, and no other of the same name, in the first five; percent. */
export function shareFound(queries: readonly Query[], find: (text: string) => readonly string[]): number {
  const found = queries.filter(({ meant, text }) => find(text).slice(0, SHOWN_FIRST).includes(meant))
  return (100 * found.length) / queries.length
}
