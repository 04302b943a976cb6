import { MEN_NAMES } from './given-names-men.ts'
import { WOMEN_NAMES } from './given-names-women.ts'
import { onFirstUse } from './on-first-use.ts'
import { patronymicsOf, type Sex } from './patronymic.ts'

/** Names by their small letters. */
type Known = {
  readonly spelling: ReadonlyMap<string, string>
  /** The spelling with ё for the same word with е, where only that one is usual. */
  readonly withYo: ReadonlyMap<string, string>
}

function knownOf(names: Iterable<string>): Known {
  const spelling = new Map([...names].map((name) => [name.toLowerCase(), name]))
  const withYo = new Map(
    [...spelling]
      .filter(([lower]) => lower.includes('ё'))
      .map(([lower, name]): [string, string] => [lower.replaceAll('ё', 'е'), name])
      .filter(([plain]) => !spelling.has(plain)),
  )
  return { spelling, withYo }
}

const patronymics = (sex: Sex): string[] => MEN_NAMES.flatMap((father) => patronymicsOf(father)[sex])

const known = onFirstUse((): Readonly<Record<GivenPart, Readonly<Record<Sex, Known>>>> => ({
  firstName: { male: knownOf(MEN_NAMES), female: knownOf(WOMEN_NAMES) },
  middleName: { male: knownOf(patronymics('male')), female: knownOf(patronymics('female')) },
}))

/** Which of the two: given name or patronymic. */
export type GivenPart = 'firstName' | 'middleName'

/** The known name that is this word but for capitals; undefined for words that are no known name of this sex. */
export const knownName = (part: GivenPart, sex: Sex, word: string): string | undefined =>
  known()[part][sex].spelling.get(word.toLowerCase())

/** The known name that differs from this word in ё only: Артем → Артём. */
export const nameWithYo = (part: GivenPart, sex: Sex, word: string): string | undefined =>
  known()[part][sex].withYo.get(word.toLowerCase())

/** Of which sex the given name is, where it is known and of one only. */
export function sexOfGivenName(word: string): Sex | undefined {
  const isOf = (sex: Sex) => Boolean(knownName('firstName', sex, word) ?? nameWithYo('firstName', sex, word))
  const [male, female] = [isOf('male'), isOf('female')]
  return male === female ? undefined : male ? 'male' : 'female'
}

/** Whether the word is a given name of either sex, with or without its ё. */
export const isGivenName = (word: string): boolean =>
  (['male', 'female'] as const).some(
    (sex) =>
      knownName('firstName', sex, word) !== undefined || nameWithYo('firstName', sex, word) !== undefined,
  )
