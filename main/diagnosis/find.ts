import { fits, type Visitor } from '../../domain/diagnosis.ts'
import { toRussian } from '../../domain/layout.ts'
import type { CaseLine } from '../../contract/diagnosis.ts'
import type { Case } from '../../contract/region.ts'
import { endingFor } from './open.ts'
import type { Region } from './region.ts'
import { usualCases } from './usual.ts'
import { createVocabulary, type Meant } from './vocabulary.ts'
import { stem, wordsOf } from './words.ts'

/** Lines of a list: as many as a person looks through; with nothing typed a few more. */
const LINES = 12
const USUAL_LINES = 16

/** So many words of a query are looked at one by one; a longer one is a letter, and its message is seen whole. */
const WORDS = 40

/** What is kept of a case to look it up by. */
type Entry = {
  readonly one: Case
  readonly sayings: readonly Saying[]
  /** Stems of everything by which it is told, each with its weight. */
  readonly stems: ReadonlyMap<string, number>
}

/** A message or another way to tell of it. */
type Saying = { readonly text: string; readonly joined: string; readonly isMessage: boolean }

type Hit = {
  readonly one: Case
  readonly how: CaseLine['how']
  readonly message: string
  readonly score: number
}

const SCORE = { whole: 4_000, beginning: 3_000, within: 2_000, words: 1_000, told: -200 }

/** How much a case that is at home here, or fits the visitor, goes before one that does not. */
const LEANING = { region: 60, system: 30, elsewhere: -90, who: 25, ages: 25 }

/** A line with less than this part of the best score is not what was meant. */
const WORTH = 0.35

/** Of what was asked this part must be there. */
const SMALLEST_PART = 0.3

/** Looks up the cases of one region. Made once for a region; all of them are looked through every time. */
export function createFinder(region: Region) {
  const entries = region.cases.map((one) => entryOf(one, region))
  const vocabulary = createVocabulary(entries.map(({ stems }) => stems))

  return (query: string, visitor: Visitor): CaseLine[] => {
    const asked = readings(query)
    if (asked.length === 0) return usualLines(region, visitor)

    const meant = asked.map((words) => ({ words, meant: words.slice(0, WORDS).map(vocabulary) }))
    const hits = entries.flatMap((entry) => {
      const found = meant.flatMap(
        ({ words, meant }) => bySaying(entry, words.join(' ')) ?? byWords(entry, words, meant) ?? [],
      )
      const best = found.toSorted(byScore)[0]
      return best ? [{ ...best, score: best.score + leaning(best.one, region, visitor) }] : []
    })
    const ranked = yieldingToOwn(hits, visitor)
    const least = Math.max(...ranked.map(({ score }) => score)) * WORTH
    return ranked
      .filter(({ how, score }) => how === 'whole' || how === 'beginning' || score >= least)
      .toSorted(byScore)
      .slice(0, LINES)
      .map((hit) => lineOf(hit, region, visitor))
  }
}

export type Finder = ReturnType<typeof createFinder>

/**
 * A message of somebody else goes behind one of the visitor that says the same and more: a parent reads
 * «Дневник не найден.», a child «Ваш дневник не найден. …», and both are told as the shorter one.
 */
function yieldingToOwn(hits: readonly Hit[], visitor: Visitor): Hit[] {
  const isOwn = ({ one }: Hit): boolean => one.who.includes(visitor.who)
  const own = hits.filter((hit) => isOwn(hit) && hit.how !== 'near' && hit.score > SCORE.within + SCORE.told)
  const best = Math.max(...own.map(({ score }) => score))
  return hits.map((hit) =>
    hit.how === 'whole' && !isOwn(hit) && own.some(says(hit))
      ? { ...hit, score: Math.min(hit.score, best - 1) }
      : hit,
  )
}

const says =
  ({ message: shorter }: Hit) =>
  ({ message }: Hit): boolean =>
    wordsOf(message).join(' ').includes(wordsOf(shorter).join(' '))

const byScore = (one: Hit, other: Hit): number => other.score - one.score

/** What was typed, and what the same keys give in the Russian layout. */
function readings(query: string): string[][] {
  const russian = toRussian(query)
  const both = /[a-z]/i.test(query) && russian !== query ? [query, russian] : [query]
  return both.map(wordsOf).filter((words) => words.length > 0)
}

function entryOf(one: Case, { staleDoors }: Region): Entry {
  const told = one.words.flatMap((word) => (word === '{stale}' ? staleDoors : [word]))
  const saying = (text: string, isMessage: boolean): Saying => {
    return { text, isMessage, joined: wordsOf(text).join(' ') }
  }
  const stems = new Map<string, number>()
  const weigh = (text: string, weight: number): void => {
    for (const word of wordsOf(text).map(stem)) stems.set(word, Math.max(weight, stems.get(word) ?? 0))
  }
  for (const text of [...one.messages.map(({ text }) => text), ...told]) weigh(text, 1)
  weigh(`${one.title.ru} ${one.title.en}`, 0.9)
  weigh(`${one.why.ru} ${one.why.en}`, 0.4)
  const sayings = [
    ...one.messages.map(({ text }) => saying(text, true)),
    ...[one.title.ru, one.title.en, one.why.ru, one.why.en, ...told].map((text) => saying(text, false)),
  ]
  return { one, sayings, stems }
}

/** The whole of a message, its beginning, or a run of words inside it. */
function bySaying({ one, sayings }: Entry, joined: string): Hit | undefined {
  const hits = sayings.flatMap((saying): Hit[] => {
    const message = saying.isMessage ? saying.text : firstMessage(one)
    const part = joined.length / saying.joined.length
    const own = saying.isMessage ? 0 : SCORE.told
    if (saying.joined === joined) return [{ one, how: 'whole', message, score: SCORE.whole + own }]
    if (saying.joined.startsWith(joined)) {
      return [{ one, how: 'beginning', message, score: SCORE.beginning + own + 100 * part }]
    }
    // The message with more around it, as it is pasted from a letter.
    if (saying.isMessage && ` ${joined} `.includes(` ${saying.joined} `)) {
      return [{ one, how: 'whole', message, score: SCORE.within + 100 / part }]
    }
    if (joined.length >= 4 && ` ${saying.joined}`.includes(` ${joined}`)) {
      return [{ one, how: 'words', message, score: SCORE.within + own + 100 * part }]
    }
    return []
  })
  return hits.toSorted(byScore)[0]
}

/** Words of it in any order and form. */
function byWords({ one, stems }: Entry, words: readonly string[], meant: readonly Meant[]): Hit | undefined {
  let [found, wanted, isNear] = [0, 0, false]
  for (const { stems: asked, rarity, trust } of meant) {
    wanted += rarity
    const weight = Math.max(0, ...asked.map((one) => stems.get(one) ?? 0))
    found += rarity * weight * trust
    if (weight > 0 && trust < 1) isNear = true
  }
  const part = found / wanted
  if (part < SMALLEST_PART) return undefined
  const how = isNear ? 'near' : 'words'
  return { one, how, message: nearestMessage(one, words), score: SCORE.words * part }
}

const firstMessage = (one: Case): string => one.messages[0]!.text

/** The message with most of the words. */
function nearestMessage({ messages }: Case, words: readonly string[]): string {
  if (messages.length === 1) return messages[0]!.text
  const stems = new Set(words.map(stem))
  const shared = messages.map(({ text }) => wordsOf(text).filter((word) => stems.has(stem(word))).length)
  return messages[shared.indexOf(Math.max(...shared))]!.text
}

function leaning(one: Case, { pack, served }: Region, visitor: Visitor): number {
  const isHere = one.regions.includes(pack.code)
  const isOfSystem = one.systems.includes(served.system)
  const isElsewhere = one.systems.length > 0 && !isOfSystem && !isHere
  return (
    (isHere ? LEANING.region : 0) +
    (isOfSystem ? LEANING.system : 0) +
    (isElsewhere ? LEANING.elsewhere : 0) +
    (one.who.includes(visitor.who) ? LEANING.who : 0) +
    (fits(visitor, { ages: one.ages, foreign: one.foreign }) ? LEANING.ages : 0)
  )
}

const usualLines = (region: Region, visitor: Visitor): CaseLine[] =>
  usualCases(region, visitor)
    .slice(0, USUAL_LINES)
    .map(({ one, question }) => ({
      ...lineOf({ one, how: 'usual', message: firstMessage(one), score: 0 }, region, visitor),
      question,
    }))

function lineOf({ one, how, message }: Hit, region: Region, visitor: Visitor): CaseLine {
  const isExact = one.messages.find(({ text }) => text === message)?.exact ?? false
  const fixer = endingFor(one, region, visitor).tasks[0]!.by
  return { code: one.code, nature: one.nature, title: one.title, message, isExact, fixer, how }
}
