import { knownName, nameWithYo } from '../../domain/given-names.ts'
import type { NamePart } from '../../domain/name.ts'
import { COMMON_SURNAMES, YO_SURNAMES } from '../../domain/surnames-common.ts'
import { surnameKey } from '../../domain/surname.ts'
import type { Database } from '../store/database.ts'
import { lettersOf, type Letters } from './letters.ts'

/** How the names of this base are written, by the words that stand in it. */
export type Usage = {
  /** How many people bear this very word, in small letters, in this place. */
  readonly bearers: (part: NamePart, word: string) => number
  /** How many people, men and women together, bear the surname of this key. */
  readonly family: (key: string) => number
  readonly people: number
  /** The share of names with ё that are written with it; 1 where there are too few to tell. */
  readonly yo: number
  /** Of surnames, by their keys. */
  readonly letters: Letters
}

/** Names of so many people tell the usage of any base: more would only take time. */
const MOST_READ = 300_000

/** Fewer names than these tell nothing of the way in which ё is written. */
const FEWEST_YO = 10

type Row = [lastName: string, firstName: string, middleName: string]

/** What is counted: words of Russian letters, the parts of double names apart. */
const WORD = /[а-яё]+/giu

/** Reads the names of the base once and counts them. */
export function usageOf(database: Database): Usage {
  const rows = database
    .prepare<[], Row>(`select last_name, first_name, middle_name from person limit ${MOST_READ}`)
    .raw()
  const counts = { lastName: new Map(), firstName: new Map(), middleName: new Map() } as Record<
    NamePart,
    Map<string, number>
  >
  const families = new Map<string, number>()
  let people = 0
  for (const [lastName, firstName, middleName] of rows.iterate()) {
    people++
    const surname = lastName.toLowerCase()
    add(counts.lastName, surname)
    if (/^[а-яё-]+$/u.test(surname)) add(families, surnameKey(surname))
    for (const [word] of firstName.toLowerCase().matchAll(WORD)) add(counts.firstName, word)
    for (const [word] of middleName.toLowerCase().matchAll(WORD)) add(counts.middleName, word)
  }

  const known = [...COMMON_SURNAMES, ...YO_SURNAMES].map(surnameKey)
  return {
    bearers: (part, word) => counts[part].get(word) ?? 0,
    family: (key) => families.get(key) ?? 0,
    people,
    yo: shareOfYo(counts),
    letters: lettersOf(new Set([...known, ...families.keys()])),
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
