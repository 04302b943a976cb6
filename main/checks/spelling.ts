import { knownName, nameWithYo, type GivenPart } from '../../domain/given-names.ts'
import type { Sex } from '../../domain/patronymic.ts'
import { onFirstUse } from '../../domain/on-first-use.ts'
import { remembered } from '../../domain/remembered.ts'
import { COMMON_SURNAMES, YO_SURNAMES } from '../../domain/surnames-common.ts'
import { formsOf, surnameKey, surnameKeyUnits } from '../../domain/surname.ts'
import { eachSlip, eachSlipUnits, type WordSlip } from '../../domain/word-slip.ts'
import { sieveOf } from './key-sieve.ts'
import type { Usage } from './usage.ts'

/** What a single word probably should have been. */
export type Doubt = { readonly code: 'name.typo' | 'name.yo' | 'name.diminutive'; readonly repair: string }

/** Of so many people who bear the right name, at most one is written wrong in the same way. */
const SELDOM = 50

/** A word that so many people bear is a name of this base, whatever the lists say. */
export const OFTEN = 3

/** Of 1,000 names typed by hand so many have a slip; what each kind of slip takes of them. */
const SLIPS_IN_1000 = 14
const SHARES: Readonly<Record<WordSlip, number>> = {
  swapped: 0.2,
  doubled: 0.25,
  lost: 0.2,
  added: 0.1,
  confused: 0.17,
  replaced: 0.08,
}

/** The share of people whose surname nobody else around bears. */
const SHARE_LONE = 0.1

/** A surname of the list stands for so many more people than were counted. */
const LISTED = 2

/** In how many ways each kind of slip can be made at one place of a word. */
const WAYS: Readonly<Record<WordSlip, number>> = {
  swapped: 1,
  doubled: 1,
  lost: 1,
  added: 33,
  confused: 3,
  replaced: 30,
}

/** The surnames of fewer people teach too little of letters to hold a word for wrong by these alone. */
const FEWEST_TAUGHT = 500

/** Shorter words are too near to one another. */
const SHORTEST = 3

/** Judges words one by one, by the lists of names and by the usage of the base; each word once. */
export function spellingOf(usage: Usage) {
  const once = (judge: (word: string) => Doubt | undefined) => remembered(judge, Infinity)
  const bySex = (judge: (sex: Sex | undefined, word: string) => Doubt | undefined) => {
    const [male, female] = [once((word) => judge('male', word)), once((word) => judge('female', word))]
    const unknown = once((word) => judge(undefined, word))
    return (sex: Sex | undefined, word: string) =>
      (sex === 'male' ? male : sex === 'female' ? female : unknown)(word)
  }
  const given = {
    firstName: bySex((sex, word) => judgeGiven('firstName', sex ? [sex] : ['male', 'female'], word)),
    middleName: bySex((sex, word) => judgeGiven('middleName', sex ? [sex] : ['male', 'female'], word)),
  }
  let sieve: ReturnType<typeof sieveOf> | undefined
  /** Whether anybody may bear a surname of this key, here or by the lists. */
  const mayBeBorne = (key: Uint16Array, length: number): boolean =>
    (sieve ??= sieveOf([...usage.families(), ...listedKeys()]))(key, length)

  return {
    usage,
    /** A given name or patronymic, one word. */
    given: (part: GivenPart, sex: Sex | undefined, word: string): Doubt | undefined => given[part](sex, word),
    /** A surname that nobody of the family bears in any form. */
    lone: once(judgeLone),
    /** A surname whose ё is left out. */
    yo: bySex((sex, surname) => judgeYo(sex ?? 'male', surname)),
    likelihood,
  }

  function judgeGiven(part: GivenPart, sexes: readonly Sex[], word: string): Doubt | undefined {
    const lower = word.toLowerCase()
    if ((['male', 'female'] as const).some((sex) => knownName(part, sex, word) !== undefined)) {
      // A known name of the other sex is told by the check of sex.
      return undefined
    }
    const withYo = sexes.map((sex) => nameWithYo(part, sex, word)).find(Boolean)
    if (withYo) return { code: 'name.yo', repair: withYo }

    const own = usage.bearers(part, lower)
    const best = sexes
      .flatMap((sex) => nearGiven(part, sex, lower))
      .reduce<Near | undefined>((top, one) => (top && top.weight >= one.weight ? top : one), undefined)
    if (!best || (own >= OFTEN && own * SELDOM > usage.bearers(part, best.name.toLowerCase())))
      return undefined
    return { code: best.slip === 'yo' ? 'name.yo' : 'name.typo', repair: best.name }
  }

  function nearGiven(part: GivenPart, sex: Sex, lower: string): Near[] {
    const found = new Map<string, Near>()
    eachSlip(lower, (candidate, slip) => {
      const name = knownName(part, sex, candidate) ?? nameWithYo(part, sex, candidate)
      if (name === undefined || found.has(name)) return
      const weight = SHARES[slip] * (1 + usage.bearers(part, name.toLowerCase()))
      found.set(name, { name, slip: candidate.replaceAll('ё', 'е') === lower ? 'yo' : slip, weight })
    })
    return [...found.values()]
  }

  /** How likely a person bears this surname: by those who do, or by its letters where nobody does. */
  function likelihood(key: string, but: number): number {
    return byBearers(key, but) + byLetters(key, but > 0)
  }

  function byBearers(key: string, but: number): number {
    const bearers = usage.family(key) - but + (listedKeys().has(key) ? LISTED : 0)
    return Math.max(0, bearers) / (usage.people + LISTED * listedKeys().size)
  }

  function byLettersOf(key: Uint16Array, length: number): number {
    return SHARE_LONE * Math.exp(usage.letters.likelihoodOf(key, length))
  }

  function byLetters(key: string, isOwn: boolean): number {
    return SHARE_LONE * Math.exp(usage.letters.likelihood(key, isOwn))
  }

  /** Whether a slip in a likelier surname explains the word better than a rare surname does. */
  function judgeLone(surname: string): Doubt | undefined {
    const lower = surname.toLowerCase()
    const ownKey = surnameKey(lower)
    const own = likelihood(ownKey, 1)
    let [sum, best] = [0, { chance: 0, word: '' }]
    const isTaught = usage.people >= FEWEST_TAUGHT
    const key = new Uint16Array(lower.length + 1)
    eachSlipUnits(lower, (word, letters, slip) => {
      if (letters < SHORTEST) return
      const length = surnameKeyUnits(word, letters, key)
      const isBorne = mayBeBorne(key, length)
      // Any letter for any other: too many words could come of it for their letters to tell anything.
      const isTold = isTaught && slip !== 'replaced'
      if (!isBorne && !isTold) return
      if (isText(ownKey, key, length)) return
      const right =
        (isBorne ? byBearers(textOf(key, length), 0) : 0) + (isTold ? byLettersOf(key, length) : 0)
      const chance = (right * SHARES[slip]) / (lower.length * WAYS[slip])
      sum += chance
      if (chance > best.chance) best = { chance, word: textOf(word, letters) }
    })
    return (sum * SLIPS_IN_1000) / 1000 > own
      ? { code: 'name.typo', repair: capitalised(best.word) }
      : undefined
  }

  function judgeYo(sex: Sex, surname: string): Doubt | undefined {
    if (!/е/i.test(surname)) return undefined
    const lower = surname.toLowerCase()
    const plain = usage.bearers('lastName', lower)
    for (const candidate of withOneYo(lower)) {
      const male = formsOf(candidate, sex, 'male')
      const forms = new Set([...male, ...male.flatMap((form) => formsOf(form, 'male', 'female'))])
      const written = [...forms].reduce((sum, form) => sum + usage.bearers('lastName', form), 0)
      const isListed = male.some((form) => yoListed().has(form))
      const isUsual = isListed
        ? plain < OFTEN * Math.max(OFTEN, written)
        : written >= OFTEN && written > plain * OFTEN
      if (isUsual) {
        return { code: 'name.yo', repair: capitalised(candidate) }
      }
    }
    return undefined
  }
}

export type Spelling = ReturnType<typeof spellingOf>

type Near = { readonly name: string; readonly slip: WordSlip | 'yo'; readonly weight: number }

const listedKeys = onFirstUse(() => new Set([...COMMON_SURNAMES, ...YO_SURNAMES].map(surnameKey)))
/** Those that are usual with ё only: of Дёмин and Демин, both listed, the base alone can tell. */
const yoListed = onFirstUse(() =>
  yoOnly([...COMMON_SURNAMES, ...YO_SURNAMES].map((surname) => surname.toLowerCase())),
)

function yoOnly(surnames: readonly string[]): Set<string> {
  const listed = new Set(surnames)
  return new Set(surnames.filter((one) => one.includes('ё') && !listed.has(one.replaceAll('ё', 'е'))))
}

function* withOneYo(lower: string): Generator<string> {
  for (const { index } of lower.matchAll(/е/g)) yield `${lower.slice(0, index)}ё${lower.slice(index + 1)}`
}

function isText(text: string, units: Uint16Array, length: number): boolean {
  if (text.length !== length) return false
  for (let at = 0; at < length; at++) if (text.charCodeAt(at) !== units[at]) return false
  return true
}

const textOf = (units: Uint16Array, length: number): string =>
  String.fromCharCode(...units.subarray(0, length))

/** Capitals at the beginning of each half. */
export const capitalised = (lower: string): string =>
  lower.replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
