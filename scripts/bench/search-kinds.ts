import type { PersonRecord } from '../../contract/person.ts'
import { fold } from '../../domain/fold.ts'
import type { Random } from '../contingent/random.ts'
import type { Base } from './base.ts'
import { fullQuery, otherLayout, shortQuery, withSlip, type Query } from './typing.ts'

/** One kind of query that people type at a counter, and how long a keystroke of it may take. */
export type Kind = {
  readonly name: string
  /** Milliseconds that 99 of 100 keystrokes keep at a million people. */
  readonly goal: number
  /** @param round the queries of each round are others */
  readonly queries: (sample: readonly PersonRecord[], random: Random, round: number) => readonly Query[]
}

const EXACT = 3
const SLIPPED = 8

/** Every kind of query, over the words of this base. */
export function kindsOf(base: Base): Kind[] {
  const common = commonWordsOf(base)
  const names = (sample: readonly PersonRecord[]) =>
    sample.flatMap((one, place) => (place % 2 === 0 ? fullQuery(one) : shortQuery(one)))
  const slipped = (sample: readonly PersonRecord[], random: Random) =>
    names(sample).map((query) => withSlip(query, random))

  return [
    { name: 'prefix, one word', goal: EXACT, queries: (sample) => sample.flatMap(oneWord) },
    { name: 'two prefixes', goal: EXACT, queries: (sample) => sample.flatMap(twoPrefixes) },
    { name: 'three words', goal: EXACT, queries: (sample) => sample.flatMap(fullQuery) },
    { name: 'class', goal: EXACT, queries: (sample) => sample.flatMap(withClass) },
    { name: 'wrong layout', goal: EXACT, queries: (sample) => names(sample).map(otherLayout) },
    { name: 'digits', goal: EXACT, queries: (sample) => sample.flatMap(digits) },
    { name: 'birth date', goal: EXACT, queries: (sample) => sample.flatMap(birthDate) },
    { name: 'worst common names', goal: EXACT, queries: (_sample, _random, round) => common(round) },
    { name: 'one typo', goal: SLIPPED, queries: slipped },
    {
      name: 'two typos',
      goal: SLIPPED,
      queries: (sample, random) => slipped(sample, random).map((query) => withSlip(query, random)),
    },
  ]
}

const typed = (meant: string, ...words: readonly string[]): Query[] =>
  words.every((word) => word !== '') ? [{ meant, text: words.join(' ') }] : []

/** The surname, the name, the patronymic: by turns. */
const oneWord = ({ id, lastName, firstName, middleName }: PersonRecord, place: number): Query[] =>
  typed(id, fold([lastName, firstName, middleName][place % 3]!))

/** «ива пет»: three to five letters of the surname, two to four of the name. */
const twoPrefixes = ({ id, lastName, firstName }: PersonRecord, place: number): Query[] =>
  typed(id, fold(lastName).slice(0, 3 + (place % 3)), fold(firstName).slice(0, 2 + (place % 3)))

/** «иванов 7б». */
const withClass = ({ id, lastName, className }: PersonRecord): Query[] =>
  typed(id, fold(lastName), fold(className))

/** The СНИЛС as on the card, the phone, the last four of one of them: by turns. */
function digits({ id, snils, phone }: PersonRecord, place: number): Query[] {
  const card = snils.replace(/^(\d{3})(\d{3})(\d{3})(\d\d)$/, '$1-$2-$3 $4')
  return typed(id, [card, phone, snils.slice(-4), phone.slice(-4)][place % 4]!)
}

/** The day alone, or after the surname: by turns. */
function birthDate({ id, lastName, birthDate }: PersonRecord, place: number): Query[] {
  const day = birthDate.split('-').toReversed().join('.')
  return day === '' ? [] : typed(id, ...(place % 2 === 0 ? [day] : [fold(lastName), day]))
}

const PLACES = ['surname', 'name', 'patronymic'] as const
/** Of each place: so many of the commonest words, shared out among the rounds. */
const COMMONEST = 40
const ROUNDS = 5

/**
 * What most people of the base are called, alone and in pairs: the longest lists an index has.
 *
 * @returns the queries of a round; every round has words of its own
 */
function commonWordsOf({ database }: Base): (round: number) => Query[] {
  const [surnames, names, patronymics] = PLACES.map((place) =>
    database
      .prepare<[number], string>(`select text from search_word order by ${place} desc, text limit ?`)
      .pluck()
      .all(COMMONEST),
  ) as [string[], string[], string[]]

  return (round) =>
    surnames.flatMap((surname, place) => {
      if (place % ROUNDS !== round % ROUNDS) return []
      const [name, patronymic] = [names[place]!, patronymics[place]!]
      const texts = [surname, name, patronymic, `${surname} ${name}`, `${name} ${patronymic}`]
      return [...texts, `${name} ${surname}`, `${surname} ${patronymic}`].map((text) => ({ meant: '', text }))
    })
}
