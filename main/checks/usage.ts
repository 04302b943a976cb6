import { knownName, nameWithYo } from '../../domain/given-names.ts'
import type { NamePart } from '../../domain/name.ts'
import { COMMON_SURNAMES, YO_SURNAMES } from '../../domain/surnames-common.ts'
import { surnameKey } from '../../domain/surname.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Database } from '../store/database.ts'
import { lettersOf, type Letters } from './letters.ts'

/** How the names of this base are written, by the words that stand in it. */
export type Usage = {
  /** How many people bear this very word, in small letters, in this place. */
  readonly bearers: (part: NamePart, word: string) => number
  /** How many people, men and women together, bear the surname of this key. */
  readonly family: (key: string) => number
  /** All these keys. */
  readonly families: () => Iterable<string>
  readonly people: number
  /** The share of surnames written wholly in capitals. */
  readonly capitals: number
  /** The share of names with ё that are written with it; 1 where there are too few to tell. */
  readonly yo: number
  /** Ids of the cards with the very name and birth date of this one, itself among them; none where it is the only one. */
  readonly namesakes: (record: Named) => readonly string[]
  /** Of surnames, by their keys. */
  readonly letters: Letters
}

/** Names of so many people tell the usage of any base: more would only take time. */
const MOST_READ = 300_000

/** Fewer names than these tell nothing of the way in which ё is written. */
const FEWEST_YO = 10

type Named = Pick<PersonRecord, 'kind' | 'lastName' | 'firstName' | 'middleName' | 'birthDate'>

type Row = [
  id: string,
  kind: string,
  lastName: string,
  firstName: string,
  middleName: string,
  birthDate: string,
]

/** What is counted: words of Russian letters, the parts of double names apart. */
const WORD = /[а-яё]+/giu

/** Reads the names of the base once and counts them. */
export function usageOf(database: Database): Usage {
  const rows = database
    .prepare<[], Row>(
      `select id, kind, last_name, first_name, middle_name, birth_date from person limit ${MOST_READ}`,
    )
    .raw()
  const counts = { lastName: new Map(), firstName: new Map(), middleName: new Map() } as Record<
    NamePart,
    Map<string, number>
  >
  const families = new Map<string, number>()
  const doubles = doublesCounter()
  let [people, capitals] = [0, 0]
  for (const [id, kind, lastName, firstName, middleName, birthDate] of rows.iterate()) {
    people++
    doubles.add(id, keyOf({ kind, lastName, firstName, middleName, birthDate }))
    const surname = lastName.toLowerCase()
    add(counts.lastName, surname)
    if (surname.length > 1 && surname !== lastName && lastName.toUpperCase() === lastName) capitals++
    if (/^[а-яё-]+$/u.test(surname)) {
      const key = surnameKey(surname)
      add(families, key)
      if (key.includes('-')) for (const half of key.split('-')) add(families, half)
    }
    for (const [word] of firstName.toLowerCase().matchAll(WORD)) add(counts.firstName, word)
    for (const [word] of middleName.toLowerCase().matchAll(WORD)) add(counts.middleName, word)
  }

  const namesakes = doubles.found()
  const known = [...COMMON_SURNAMES, ...YO_SURNAMES].map(surnameKey)
  return {
    bearers: (part, word) => counts[part].get(word) ?? 0,
    family: (key) => families.get(key) ?? 0,
    families: () => families.keys(),
    people,
    capitals: capitals / Math.max(1, people),
    namesakes: (record) => namesakes.get(keyOf(record)) ?? [],
    yo: shareOfYo(counts),
    letters: lettersOf(new Set([...known, ...families.keys()])),
  }
}

/** Small letters, ё as е: namesakes whose cards differ in more are not looked for here. */
const keyOf = ({ kind, lastName, firstName, middleName, birthDate }: Record<keyof Named, string>): string =>
  `${kind} ${lastName} ${firstName} ${middleName} ${birthDate}`.toLowerCase().replaceAll('ё', 'е')

/** Keeps one id of every name while it counts, and afterwards only the names that came twice. */
function doublesCounter() {
  const first = new Map<string, string>()
  const doubles = new Map<string, string[]>()
  return {
    add(id: string, key: string): void {
      const before = first.get(key)
      if (before === undefined) first.set(key, id)
      else doubles.set(key, [...(doubles.get(key) ?? [before]), id])
    },
    found: (): ReadonlyMap<string, readonly string[]> => doubles,
  }
}

function shareOfYo(counts: Record<NamePart, Map<string, number>>): number {
  let [written, left] = [0, 0]
  for (const part of ['firstName', 'middleName'] as const) {
    for (const [word, count] of counts[part]) {
      for (const sex of ['male', 'female'] as const) {
        if (word.includes('ё') && knownName(part, sex, word) !== undefined) written += count
        else if (nameWithYo(part, sex, word) !== undefined) left += count
      }
    }
  }
  return written + left < FEWEST_YO ? 1 : written / (written + left)
}

function add(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1)
}
