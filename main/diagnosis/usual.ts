import { daysBetween } from '../../domain/date.ts'
import { fits, type Question, type Visitor } from '../../domain/diagnosis.ts'
import type { Case } from '../../contract/region.ts'
import type { Region } from './region.ts'

/** How long people keep coming to an old door. */
const MOVED_LATELY = 365 // days

/** A case usual for a visitor, and the question under which it comes up. */
export type Usual = { readonly one: Case; readonly question: Question }

/**
 * The cases usual for this visitor here, in the order of questions: which door where the journal has moved
 * lately, who logs in, then what stands on the screen: of a parent first, of the child after it. Cases of
 * journals that do not serve here are left out.
 */
export function usualCases(region: Region, visitor: Visitor): Usual[] {
  const isOwn = (one: Case): boolean => fits(visitor, { who: one.who, ages: one.ages, foreign: one.foreign })
  const { staleDoors, validFrom } = region.served
  const hasMoved = staleDoors.length > 0 && daysBetween(validFrom, region.today) <= MOVED_LATELY
  const ofRegion = (one: Case): number => (one.regions.includes(region.pack.code) ? 0 : 1)
  const placed = (one: Case): Usual & { readonly place: number } => {
    const { nature } = one
    if (nature === 'door' && hasMoved && one.words.includes('{stale}'))
      return { one, place: 0, question: 'door' }
    if (nature === 'door' || nature === 'outage') return { one, place: 6, question: 'other' }
    if (one.foreign) return { one, place: 1, question: 'who' }
    if (isOfAge(one)) return { one, place: 2, question: 'who' }
    const question = ACCOUNT.has(nature) ? 'account' : 'message'
    if (!isOwn(one)) return { one, place: 4, question }
    const isSeen = isMessage(one) || ofRegion(one) === 0
    return { one, place: isSeen ? 3 : 5, question }
  }
  return region.cases
    .filter((one) => isHere(one, region) && (isOwn(one) || (visitor.who === 'guardian' && isOfChild(one))))
    .map(placed)
    .sort((one, other) => one.place - other.place || ofRegion(one.one) - ofRegion(other.one))
}

/** What is amiss with the account itself, whatever the diary says. */
const ACCOUNT: ReadonlySet<Case['nature']> = new Set(['account', 'password', 'binding'])

const isHere = ({ systems, regions }: Case, { pack, served }: Region): boolean =>
  systems.length === 0 || systems.includes(served.system) || regions.includes(pack.code)

/** A message that a parent reads from the screen of the child. */
const isOfChild = (one: Case): boolean =>
  isMessage(one) && one.who.includes('pupil') && !one.foreign && (one.ages?.includes('to-13') ?? true)

const isMessage = ({ messages }: Case): boolean => messages.some(({ exact }) => exact)

/** Comes up at one age only, and is told by it and not by a message. */
const isOfAge = (one: Case): boolean => one.ages?.length === 1 && !isMessage(one)
