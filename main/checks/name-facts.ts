import { isGivenName, knownName, sexOfGivenName } from '../../domain/given-names.ts'
import { checkField, type FieldContext } from '../../domain/field.ts'
import { checkName, type NamePart } from '../../domain/name.ts'
import { fullNameOf } from '../../domain/name-spellings.ts'
import { remembered } from '../../domain/remembered.ts'
import { nameBeforeOglu, sexOfPatronymic, type Sex } from '../../domain/patronymic.ts'
import { sexOfSurname } from '../../domain/surname.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { bareName } from './words.ts'

/** What a name tells by itself in its place. */
export type NameFacts = {
  readonly bare: string
  /** The bare name in small letters. */
  readonly lower: string
  /** The field alone has nothing to tell of it. */
  readonly isFaultless: boolean
  /** No error stands in its signs. */
  readonly isSound: boolean
  /** «И.», «И. П.»: no journal finds a person by a letter. */
  readonly isInitial: boolean
  /** The sex that it tells, surname, given name or patronymic. */
  readonly sex: Sex | undefined
  /** Whether it, or its first word, is a given name by the lists. */
  readonly isGiven: boolean
  /** Whether it is a patronymic by the lists. */
  readonly isPatronymic: boolean
  /** A single known name, which no list and no usage doubts: nearly all are. */
  readonly isUnderstood: boolean
}

/** The three of a card. */
export type NamesFacts = Readonly<Record<NamePart, NameFacts>>

/** Of every name once: people have the same ones, and all checks ask for them together. */
export const factsOf: Readonly<Record<NamePart, (text: string) => NameFacts>> = {
  lastName: remembered((text) => find('lastName', text)),
  firstName: remembered((text) => find('firstName', text)),
  middleName: remembered((text) => find('middleName', text)),
}

/** What the names of a card tell by themselves. */
export const namesOf = ({ lastName, firstName, middleName }: PersonRecord): NamesFacts => ({
  lastName: factsOf.lastName(lastName),
  firstName: factsOf.firstName(firstName),
  middleName: factsOf.middleName(middleName),
})

const SEX: Readonly<Record<NamePart, (bare: string) => Sex | undefined>> = {
  lastName: sexOfSurname,
  firstName: sexOfGivenName,
  middleName: sexOfPatronymic,
}

function find(part: NamePart, text: string): NameFacts {
  const bare = bareName(text)
  return {
    bare,
    lower: bare.toLowerCase(),
    isFaultless: checkField(part, text, NOBODY).length === 0,
    isSound: checkName(text, part).every(({ severity }) => severity !== 'error'),
    isInitial: INITIAL.test(text),
    sex: SEX[part](bare),
    isGiven: isGivenName(/[\s-]/.test(bare) ? bare.split(/[\s-]/)[0]! : bare),
    isPatronymic: SEXES.some((sex) => knownName('middleName', sex, bare) !== undefined),
    isUnderstood: part !== 'lastName' && isUnderstood(part, bare),
  }
}

/** Of names the field alone tells everything. */
const NOBODY: FieldContext = {
  kind: 'pupil',
  today: '',
  birthDate: '',
  certificateSeries: '',
  certificateNumber: '',
  hasOtherPaper: false,
}

const SEXES = ['male', 'female'] as const

const INITIAL = /^\s*(?:[а-яё]|[а-яё]\.\s*(?:[а-яё]\.?)?|[а-яё]\s+[а-яё])\s*$/iu

const isUnderstood = (part: 'firstName' | 'middleName', word: string): boolean =>
  isKnown(part, word) &&
  (part === 'firstName'
    ? fullNameOf(word) === undefined
    : nameBeforeOglu(word) === undefined && !GLUED.test(word))

const isKnown = (part: 'firstName' | 'middleName', word: string): boolean =>
  /^[А-ЯЁ][а-яё]{2,}$/.test(word) && SEXES.some((sex) => knownName(part, sex, word) !== undefined)

/** A patronymic of the kind «Мамедоглы», two words in one. */
export const GLUED = /^(?<of>[А-ЯЁ][а-яё]+)(?<oglu>оглы|оглу|кызы|гызы)$/u
