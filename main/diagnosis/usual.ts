import { daysBetween } from '../../domain/date.ts'
import { fits, type Visitor } from '../../domain/diagnosis.ts'
import type { Case } from '../../contract/region.ts'
import type { Region } from './region.ts'

/** How long people keep coming to an old door. */
const MOVED_LATELY = 365 // days

/**
 * The cases usual for this visitor here, in the order of questions: which door, who logs in, then what stands
 * on the screen: of a parent first, of the child after it. Cases of journals that do not serve here are left out.
 */
export function usualCases(region: Region, visitor: Visitor): Case[] {
  const isOwn = (one: Case): boolean => fits(visitor, { who: one.who, ages: one.ages, foreign: one.foreign })
  const usual = region.cases.filter(
    (one) => isHere(one, region) && (isOwn(one) || (visitor.who === 'guardian' && isOfChild(one))),
  )
  const { staleDoors, validFrom } = region.served
  const hasMoved = staleDoors.length > 0 && daysBetween(validFrom, region.today) <= MOVED_LATELY
  const ofRegion = (one: Case): number => (one.regions.includes(region.pack.code) ? 0 : 1)
  const question = (one: Case): number => {
    if (one.nature === 'door') return hasMoved && one.words.includes('{stale}') ? 0 : 6
    if (one.nature === 'outage') return 7
    if (one.foreign) return 1
    if (isOfAge(one)) return 2
    if (!isOwn(one)) return 4
    return isMessage(one) || ofRegion(one) === 0 ? 3 : 5
  }
  return usual.toSorted((one, other) => question(one) - question(other) || ofRegion(one) - ofRegion(other))
}

const isHere = ({ systems, regions }: Case, { pack, served }: Region): boolean =>
  systems.length === 0 || systems.includes(served.system) || regions.includes(pack.code)

/** A message that a parent reads from the screen of the child. */
const isOfChild = (one: Case): boolean =>
  isMessage(one) && one.who.includes('pupil') && !one.foreign && (one.ages?.includes('to-13') ?? true)

const isMessage = ({ messages }: Case): boolean => messages.some(({ exact }) => exact)

/** Comes up at one age only, and is told by it and not by a message. */
const isOfAge = (one: Case): boolean => one.ages?.length === 1 && !isMessage(one)
