import { fold, tidy } from './fold.ts'
import { DASH, INVISIBLE, isLookAlike, isParticle, isPlaceholder, isRoman } from './name-signs.ts'

export { repairName } from './name-repair.ts'
export { otherSpellings } from './name-spellings.ts'

/** `error`: no journal will find the person by this; `warning`: legal, yet worth a look at the document. */
export type Severity = 'error' | 'warning' | 'notice'

/** Which of the three names: a patronymic in the field of the first name is surely wrong. */
export type NamePart = 'lastName' | 'firstName' | 'middleName'

/**
 * What is wrong with a name as it stands. Positions count UTF-16 units from 0.
 *
 * - `name.latin`: Latin letters that read as Russian ones, or a name wholly in Latin letters (a warning)
 * - `name.mixed-script`: letters of two alphabets in one word, and not only look-alikes
 * - `name.spaces`: at the ends, doubled, or of another kind than the usual one
 * - `name.invisible`: signs that take no room on paper
 * - `name.decomposed`: й or ё kept as two signs
 * - `name.digits`, `name.letters`: digits; signs and letters that the Russian alphabet lacks
 * - `name.hyphen`: a dash for a hyphen, spaces round it, or a hyphen at the end
 * - `name.placeholder`: a word or sign that says that there is no name: the field must be empty
 * - `name.case`: ИВАНОВ, иванов, иВАНОВ
 * - `name.two-words-in-one`: a patronymic beside another name
 * - `name.first-sign`: starts with ь, ъ or a hyphen
 * - `name.sign`: apostrophe, dot, quotation marks or brackets: legal on Госуслуги, rare in documents
 * - `name.long`: above the `most` signs that Госуслуги takes
 */
export type NameFault = { readonly severity: Severity } & (
  | {
      readonly code:
        | 'name.empty'
        | 'name.decomposed'
        | 'name.hyphen'
        | 'name.placeholder'
        | 'name.case'
        | 'name.two-words-in-one'
        | 'name.first-sign'
    }
  | {
      readonly code:
        | 'name.latin'
        | 'name.mixed-script'
        | 'name.spaces'
        | 'name.invisible'
        | 'name.digits'
        | 'name.letters'
        | 'name.sign'
      readonly positions: readonly number[]
    }
  | { readonly code: 'name.long'; readonly most: number }
)

/** Госуслуги, the form of a child: 1 to 100 signs. */
const LONGEST = 100

/** What most names look like: nothing in them needs a closer look. */
const USUAL = /^(?![ЬЪ])[А-ЯЁ][а-яё]{1,60}$/

const PATRONYMIC = /[а-яё](?:вич|вна|ична|ыч)$|^(?:иль|никит|аникит|кузьм|фом|лук|савв|добрын)ич$/iu

/** Everything that is wrong with a name as it stands, the gravest first. An empty list means a usual name. */
export function checkName(text: string, part?: NamePart): NameFault[] {
  if (tidy(text) === '') return [{ code: 'name.empty', severity: 'error' }]
  if (isPlaceholder(text)) return [{ code: 'name.placeholder', severity: 'error' }]
  if (USUAL.test(text)) return []

  return [...checkLetters(text), ...checkSpelling(text, part)].sort(
    (one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'),
  )
}

/**
 * How two spellings of a name relate. Journals compare letter by letter, so `alike` (ё for е, another
 * hyphen, a Latin look-alike) locks a person out just as `different` does.
 */
export type NameMatch = 'same' | 'alike' | 'different'

/** Compares two spellings; spaces at the ends are nobody's spelling. */
export function matchNames(first: string, second: string): NameMatch {
  if (tidy(first) === tidy(second)) return 'same'
  return fold(first) === fold(second) ? 'alike' : 'different'
}

function checkLetters(text: string): NameFault[] {
  const faults: NameFault[] = []
  const latin: number[] = []
  const mixed: number[] = []
  let isForeign = !/\p{Script=Cyrillic}/u.test(text)

  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\d]+/gu)) {
    const letters = [...word.matchAll(/\p{Script=Latin}/gu)].map((found) => index + found.index)
    if (letters.length === 0 || (isRoman(word) && word !== text)) continue

    const hasCyrillic = /\p{Script=Cyrillic}/u.test(word)
    const readsRussian = [...word].every((letter) => !/\p{Script=Latin}/u.test(letter) || isLookAlike(letter))
    if (readsRussian) isForeign = false
    ;(hasCyrillic && !readsRussian ? mixed : latin).push(...letters)
  }

  if (latin.length > 0)
    faults.push({ code: 'name.latin', severity: isForeign ? 'warning' : 'error', positions: latin })
  if (mixed.length > 0) faults.push({ code: 'name.mixed-script', severity: 'error', positions: mixed })

  const other = /(?![а-яё]|\p{Script=Latin}|\p{M})\p{L}/giu
  push(faults, 'name.letters', 'warning', text, other)
  push(faults, 'name.letters', 'error', text, /[^\p{L}\p{M}\d\s\p{Pd}\u2212'’ʼ`"«»“”„().\p{Cf}]/gu)
  push(faults, 'name.digits', 'error', text, /\d/g)
  push(faults, 'name.sign', 'warning', text, /['’ʼ`"«»“”„().]/g)
  return faults
}

function checkSpelling(text: string, part: NamePart | undefined): NameFault[] {
  const faults: NameFault[] = []
  const bare = tidy(text)
  push(faults, 'name.spaces', 'error', text, /^\s+|\s+$|(?<=\s)\s+|(?! )\s/gu)
  push(faults, 'name.invisible', 'error', text, INVISIBLE)

  const flag = (isSo: boolean, code: PlainCode, severity: Severity = 'error') => {
    if (isSo) faults.push({ code, severity })
  }
  flag(text.normalize('NFC') !== text, 'name.decomposed')
  flag(new RegExp(`^[ьъ]|^${DASH}`, 'iu').test(bare), 'name.first-sign')
  flag(new RegExp(`(?!-)${DASH}|\\s${DASH}|${DASH}\\s|${DASH}{2}|${DASH}$`, 'u').test(bare), 'name.hyphen')
  flag(hasPatronymicBeside(bare), 'name.two-words-in-one', part === 'lastName' ? 'warning' : 'error')
  flag(hasStrangeCase(bare), 'name.case', 'warning')
  if (bare.length > LONGEST) faults.push({ code: 'name.long', severity: 'error', most: LONGEST })
  return faults
}

type PlainCode = Exclude<NameFault, { positions: unknown } | { most: number }>['code']
type PlacedCode = Extract<NameFault, { positions: unknown }>['code']

function push(faults: NameFault[], code: PlacedCode, severity: Severity, text: string, signs: RegExp): void {
  const positions = [...text.matchAll(signs)].map((found) => found.index)
  if (positions.length > 0) faults.push({ code, severity, positions })
}

const hasPatronymicBeside = (bare: string): boolean =>
  bare.split(' ').some((word, place) => place > 0 && PATRONYMIC.test(word))

/** Capitals where small letters stand in documents, or the reverse. МакДональд and оглы are usual. */
const hasStrangeCase = (bare: string): boolean =>
  [...bare.matchAll(/\p{L}[\p{L}\p{M}]*/gu)].some(({ 0: word, index }) => {
    if (isParticle(word) || isRoman(word)) return false
    const isFirst = /^$|[\s(-]/.test(bare.charAt(index - 1))
    return /^\p{Lu}{2}/u.test(word) || (isFirst && /^\p{Ll}/u.test(word))
  })
