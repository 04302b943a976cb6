import type { Conflict } from '../../../contract/conflict.ts'
import { whyDifferent, type Why } from '../../../domain/difference.ts'
import { showField } from '../../../domain/field.ts'
import { pickOf, type ConflictWork, type Picks } from './picks.ts'

/** Reasons that say little of what is right: such values only share that they differ. */
const PLAIN: ReadonlySet<Why> = new Set<Why>(['other', 'one-sign', 'several', 'other-spelling'])

/** Every card asks for that of all the others. */
const known = new WeakMap<Conflict, string>()

/** The same for conflicts in the same fields that differ in the same way: only ё and е, only capitals, another phone. */
export function likenessOf(conflict: Conflict): string {
  const held = known.get(conflict) ?? likenessAnew(conflict)
  known.set(conflict, held)
  return held
}

const likenessAnew = ({ fields }: Conflict): string =>
  fields
    .filter(({ state }) => state !== 'ours')
    .map(({ field, ours, theirs, state }) => {
      const why = whyDifferent(showField(field, theirs), showField(field, ours))
      return `${field} ${state === 'was' ? 'was' : PLAIN.has(why) ? 'other' : why}`
    })
    .sort()
    .join()

/** Other conflicts of the same likeness that could be decided now, and about which nothing was said yet. */
export function likeThis(one: Conflict, all: readonly Conflict[], work: ConflictWork): Conflict[] {
  const likeness = likenessOf(one)
  return all.filter(
    (other) =>
      other !== one &&
      other.isRead &&
      !other.isGone &&
      !work[other.held.correction.id] &&
      likenessOf(other) === likeness,
  )
}

/**
 * The same said of another conflict, beside what the journal holds there; undefined where a value was written anew:
 * that one is of one person only.
 */
export function picksLike(one: Conflict, picks: Picks, other: Conflict): Picks | undefined {
  const takes = one.fields
    .filter(({ state }) => state !== 'ours')
    .map((field) => [field.field, pickOf(field, picks)?.take] as const)
  if (takes.some(([, take]) => take === undefined || take === 'anew')) return undefined
  return Object.fromEntries(
    takes.map(([name, take]) => [
      name,
      { take, beside: other.fields.find(({ field }) => field === name)!.theirs },
    ]),
  ) as Picks
}
