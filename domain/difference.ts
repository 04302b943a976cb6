import { otherSpellings } from './name-spellings.ts'
import { isSameKey, kindAlone, kindOfPair, type Slip } from './slip.ts'

export { SLIPS, type Slip } from './slip.ts'

/**
 * A piece of the way from the first text to the second. What replaces something is a `removed` piece and,
 * right after it, an `added` one of the same kind.
 */
export type Piece =
  | { readonly change: 'same'; readonly text: string }
  | { readonly change: 'removed' | 'added'; readonly text: string; readonly kind: Slip }

/** One step: signs of the first text (none when added) and of the second (none when removed). */
type Step = { readonly was: string; readonly becomes: string; readonly kind: Slip | 'same' }

/**
 * The shortest way from the first text to the second, sign by sign as people see signs (й is one even when
 * kept as two). Joining `same` and `removed` gives the first text, `same` and `added` the second. Time and
 * room grow with the product of the lengths: meant for the 500 signs of a field.
 */
export function difference(first: string, second: string): Piece[] {
  return grouped(wholeLayouts(stepsBetween(signsOf(first), signsOf(second)))).flatMap(piecesOf)
}

/** Whether the two have enough in common for single signs to tell anything. @param first as it went into `difference` */
export const isKindred = (first: string, pieces: readonly Piece[]): boolean => {
  const same = pieces
    .filter(({ change }) => change === 'same')
    .reduce((sum, { text }) => sum + text.length, 0)
  return (
    same * 2 >= first.length || pieces.every((piece) => piece.change === 'same' || piece.kind !== 'other')
  )
}

/** Why two texts differ, in one word: `one-sign` and `other-spelling` (Наталья, Наталия) stand for `other`. */
export type Why = 'same' | Slip | 'one-sign' | 'other-spelling' | 'several'

/** The one reason of all differences; `several` when there are different ones, none of them `other`. */
export function whyDifferent(first: string, second: string): Why {
  const changes = wholeLayouts(stepsBetween(signsOf(first), signsOf(second))).filter(isChange)
  const [only, another] = new Set(changes.map((step) => step.kind))
  if (only === undefined) return 'same'
  if (another === undefined && only !== 'other') return only
  if (changes.every((step) => step.kind !== 'other')) return 'several'
  if (otherSpellings(first).includes(second.normalize('NFC').trim())) return 'other-spelling'
  return changes.length === 1 ? 'one-sign' : 'other'
}

const segmenter = new Intl.Segmenter('ru', { granularity: 'grapheme' })
const signsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** Whole slips cost the same; among ways of one length the one through look-alikes is taken. */
const SLIP = 1000
const ALIKE = 999

/** Damerau and Levenshtein's way with neighbours swapped (optimal string alignment), read back from the end. */
function stepsBetween(first: readonly string[], second: readonly string[]): Step[] {
  const start = countWhile(Math.min(first.length, second.length), (at) => first[at] === second[at])
  const end = countWhile(
    Math.min(first.length, second.length) - start,
    (at) => first[first.length - 1 - at] === second[second.length - 1 - at],
  )
  const was = first.slice(start, first.length - end)
  const becomes = second.slice(start, second.length - end)
  return [
    ...first.slice(0, start).map(sameStep),
    ...middle(was, becomes),
    ...first.slice(first.length - end).map(sameStep),
  ]
}

function middle(was: readonly string[], becomes: readonly string[]): Step[] {
  const { cost, isSwap, replacing } = costsBetween(was, becomes)
  const steps: Step[] = []
  let [row, column] = [was.length, becomes.length]
  while (row > 0 || column > 0) {
    const here = cost(row, column)
    const [one, other] = [was[row - 1] ?? '', becomes[column - 1] ?? '']
    if (isSwap(row, column) && here === cost(row - 2, column - 2) + SLIP) {
      steps.push({ was: other + one, becomes: one + other, kind: 'swapped' })
      row -= 2
      column -= 2
    } else if (row > 0 && column > 0 && here === cost(row - 1, column - 1) + replacing(row, column)) {
      steps.push(one === other ? sameStep(one) : { was: one, becomes: other, kind: kindOfPair(one, other) })
      row--
      column--
    } else if (row > 0 && here === cost(row - 1, column) + SLIP) {
      steps.push({ was: one, becomes: '', kind: kindAlone(one) })
      row--
    } else {
      steps.push({ was: '', becomes: other, kind: kindAlone(other) })
      column--
    }
  }
  return steps.toReversed()
}

/** What the best way costs for every pair of beginnings. */
function costsBetween(was: readonly string[], becomes: readonly string[]) {
  const width = becomes.length + 1
  const costs = new Float64Array((was.length + 1) * width)
  const ids = new Map([...new Set([...was, ...becomes])].map((sign, id) => [sign, id]))
  const prices = new Uint16Array(ids.size * ids.size)

  const cost = (row: number, column: number): number => costs[row * width + column]!
  const isSwap = (row: number, column: number): boolean =>
    row > 1 &&
    column > 1 &&
    was[row - 1] === becomes[column - 2] &&
    was[row - 2] === becomes[column - 1] &&
    was[row - 1] !== was[row - 2]
  const replacing = (row: number, column: number): number => {
    const [one, other] = [was[row - 1]!, becomes[column - 1]!]
    if (one === other) return 0
    const pair = ids.get(one)! * ids.size + ids.get(other)!
    return (prices[pair] ||= kindOfPair(one, other) === 'other' ? SLIP : ALIKE)
  }

  for (let column = 0; column < width; column++) costs[column] = column * SLIP
  for (let row = 1; row <= was.length; row++) {
    costs[row * width] = row * SLIP
    for (let column = 1; column < width; column++) {
      const dropped = Math.min(cost(row - 1, column), cost(row, column - 1)) + SLIP
      const swapped = isSwap(row, column) ? cost(row - 2, column - 2) + SLIP : Infinity
      const kept = cost(row - 1, column - 1) + replacing(row, column)
      costs[row * width + column] = Math.min(dropped, swapped, kept)
    }
  }
  return { cost, isSwap, replacing }
}

/** Two or more signs in a row from the same keys are one slip of layout, look-alikes among them included. */
function wholeLayouts(steps: readonly Step[]): Step[] {
  const relabelled = [...steps]
  for (let from = 0; from < steps.length; from++) {
    const length = countWhile(steps.length - from, (at) => isByKey(steps[from + at]!))
    const run = steps.slice(from, from + length)
    if (length < 2 || run.every((step) => step.kind !== 'layout')) continue
    run.forEach((step, at) => (relabelled[from + at] = { ...step, kind: 'layout' }))
    from += length
  }
  return relabelled
}

type ChangeStep = Step & { readonly kind: Slip }

const isChange = (step: Step): step is ChangeStep => step.kind !== 'same'

const isByKey = ({ was, becomes, kind }: Step): boolean => kind !== 'same' && isSameKey(was, becomes)

/** Neighbours of one kind joined; dropping and replacing stay apart unless the whole stretch is just `other`. */
function grouped(steps: readonly Step[]): Step[] {
  const groups: Step[] = []
  for (const step of steps) {
    const last = groups.at(-1)
    if (last && mayJoin(last, step)) {
      groups[groups.length - 1] = { ...last, was: last.was + step.was, becomes: last.becomes + step.becomes }
    } else groups.push(step)
  }
  return groups
}

const mayJoin = (last: Step, step: Step): boolean =>
  last.kind === step.kind &&
  step.kind !== 'swapped' &&
  (step.kind === 'other' || (last.was === '') === (step.was === '')) &&
  (step.kind === 'other' || (last.becomes === '') === (step.becomes === ''))

function piecesOf({ was, becomes, kind }: Step): Piece[] {
  if (kind === 'same') return [{ change: 'same', text: was }]
  const removed: Piece[] = was === '' ? [] : [{ change: 'removed', text: was, kind }]
  return becomes === '' ? removed : [...removed, { change: 'added', text: becomes, kind }]
}

const sameStep = (sign: string): Step => ({ was: sign, becomes: sign, kind: 'same' })

function countWhile(limit: number, holds: (at: number) => boolean): number {
  let count = 0
  while (count < limit && holds(count)) count++
  return count
}
