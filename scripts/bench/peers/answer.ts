import type { Answered, Ask, Asked } from './ask.ts'
import type { Find } from './peer.ts'

/** Rounds of which the median is taken. */
export const ROUNDS = 5
/** Of the patience: for whole queries, whose people are judged; the rest is for keystrokes. */
const FOR_WHOLES = 0.35
/** Keystrokes by which it is told whether all can be answered in time. */
const TRIED = 5

/** Puts one kind of query to a search: whole ones for their people, keystrokes for their time. */
export async function answerTo(find: Find, ask: Ask, { patience, whole }: Asked): Promise<Answered> {
  const begun = performance.now()
  const end = whole.includes(ask.what) ? Infinity : begun + patience * FOR_WHOLES
  const answers: (readonly number[])[] = [await find(ask.wholes[0]!)]
  const took = performance.now() - begun
  if (took > patience)
    return { what: ask.what, answers, places: [ask.wholes[0]!.length - 1], rounds: [[took]] }
  for (const text of ask.wholes.slice(1)) {
    if (performance.now() > end) break
    answers.push(await find(text))
  }

  let left = patience * (1 - FOR_WHOLES)
  const tried = await roundOf(find, ask, ask.order.slice(0, TRIED), left)
  const expected = (sumOf(tried) / tried.length) * ask.keystrokes.length * ROUNDS
  // In the order of typing where there is time for all, as in life; else by chance, so that few stand for all.
  const wanted = expected < left ? ask.keystrokes.map((_, place) => place) : ask.order
  const first = await roundOf(find, ask, wanted, left / ROUNDS)
  const places = wanted.slice(0, first.length)
  const rounds = [first]
  left -= sumOf(first)
  while (rounds.length < ROUNDS && left > 0) {
    const next = await roundOf(find, ask, places, Infinity)
    rounds.push(next)
    left -= sumOf(next)
  }
  return { what: ask.what, answers, places, rounds }
}

/** The milliseconds of each of these keystrokes, until the time is up; of one at least. */
async function roundOf(find: Find, ask: Ask, places: readonly number[], patience: number): Promise<number[]> {
  const times: number[] = []
  let spent = 0
  for (const place of places) {
    const typed = ask.keystrokes[place]!
    const from = performance.now()
    const answer = find(typed)
    if (answer instanceof Promise) await answer
    const took = performance.now() - from
    times.push(took)
    spent += took
    if (spent > patience) break
  }
  return times
}

const sumOf = (times: readonly number[]): number => times.reduce((sum, time) => sum + time, 0)
