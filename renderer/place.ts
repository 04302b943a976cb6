import type { Card } from '../contract/people.ts'
import type { PersonRecord } from '../contract/person.ts'
import { valuesOf } from '../contract/values.ts'
import type { OpenCase } from '../contract/diagnosis.ts'
import type { CaseWork } from './screens/case/work.ts'
import { emptySheet, isBegun, type Sheet } from './screens/compare/sheet.ts'
import { wholeBase, type HealthWork } from './screens/health/work.ts'
import type { PaperKind } from './screens/paper/paper-kind.ts'

/** Where the secretary may be. */
export type Place =
  | { readonly screen: 'search' | 'sign' | 'outbox' | 'health' | 'requests' | 'import' | 'setup' }
  | { readonly screen: 'person'; readonly id: string }
  /** The card goes along, so that the first key typed finds its field. */
  | {
      readonly screen: 'compare'
      readonly id: string
      readonly card: Card
      /** The case for which it is compared. */
      readonly found?: OpenCase
    }
  /** What is on the screen of the person; of nobody in particular where a call came by phone. */
  | { readonly screen: 'case'; readonly person?: string }
  | { readonly screen: 'paper'; readonly paper: PaperKind }

export type Section = Exclude<Place['screen'], 'person' | 'compare' | 'case' | 'paper'>

const SECTIONS: ReadonlySet<Place['screen']> = new Set<Section>([
  'search',
  'sign',
  'outbox',
  'health',
  'requests',
  'import',
  'setup',
])

/** What is held over all screens and behind the lock: the way she came, the query, the comparisons on their way. */
export type Work = {
  readonly places: readonly Place[]
  readonly query: string
  /** By person. */
  readonly sheets: Readonly<Record<string, Sheet>>
  /** Diagnoses by person; '' is nobody in particular. */
  readonly cases: Readonly<Record<string, CaseWork>>
  readonly health: HealthWork
  /** Whether numbers are hidden from the public side. */
  readonly isCovered: boolean
}

/** A shift that has just begun. */
export const beginning: Work = {
  places: [{ screen: 'search' }],
  query: '',
  sheets: {},
  cases: {},
  health: wholeBase,
  isCovered: false,
}

/** One step further. A section begins the way anew. */
export function go(work: Work, place: Place): Work {
  const isSection = SECTIONS.has(place.screen)
  const isHere = JSON.stringify(work.places.at(-1)) === JSON.stringify(place)
  if (isHere) return work
  const before: readonly Place[] = isSection ? [{ screen: 'search' }] : work.places
  return { ...work, places: place.screen === 'search' ? [place] : [...before, place] }
}

/** One step back; the search is where all ways begin. */
export const back = (work: Work): Work =>
  work.places.length > 1 ? { ...work, places: work.places.slice(0, -1) } : work

/** Whether something was entered that is not yet a draft. */
export const kept = ({ sheets }: Work): boolean => Object.values(sheets).some(isBegun)

/** The comparison that goes on, or begins; of the others only those with something entered are held. */
export function compared(work: Work, record: PersonRecord): Work {
  const begun = Object.entries(work.sheets).filter(([, sheet]) => isBegun(sheet))
  const sheet = emptySheet(record.id, record.version, valuesOf(record))
  return { ...work, sheets: { [record.id]: sheet, ...Object.fromEntries(begun) } }
}

/** Another person goes on: what is half-entered is kept, what the first one was looking for is not hers to see. */
export function handedOver(work: Work): Work {
  const begun = Object.entries(work.sheets).filter(([, sheet]) => isBegun(sheet))
  return { ...beginning, sheets: Object.fromEntries(begun) }
}

/** One comparison is done with: its draft is kept. */
export const settled = (work: Work, person: string): Work => ({
  ...work,
  sheets: Object.fromEntries(Object.entries(work.sheets).filter(([id]) => id !== person)),
})
