import type { Card } from '../contract/people.ts'
import type { PersonRecord } from '../contract/person.ts'
import { valuesOf } from '../contract/values.ts'
import type { OpenCase } from '../contract/diagnosis.ts'
import { emptyCase, withCase, type CaseWork } from './screens/case/work.ts'
import type { Found } from '../contract/people.ts'
import { emptySheet, isBegun, type Sheet } from './screens/compare/sheet.ts'
import { undecided, type ConflictWork } from './screens/conflicts/picks.ts'
import { lately, type AccessWork } from './screens/access/work.ts'
import { wholeBase, type HealthWork } from './screens/health/work.ts'
import type { Seen } from './screens/palette/command.ts'
import type { PaperKind } from './screens/paper/paper-kind.ts'
import { wholeJournal, type RegisterWork } from './screens/register/work.ts'
import type { RequestWork } from './screens/requests/work.ts'
import type { SetupPart } from './screens/setup/setup.tsx'

/** Where the secretary may be. */
export type Place =
  | {
      readonly screen: 'search' | 'sign' | 'outbox' | 'health' | 'register' | 'import'
    }
  /** The cards, where no part is named. */
  | { readonly screen: 'setup'; readonly part?: SetupPart }
  /** With somebody: a request about that person is written down at once. */
  | { readonly screen: 'requests'; readonly about?: Found }
  /** Beside the outbox: how corrections get to the journal, and what has come in their way. */
  | { readonly screen: 'conflicts' | 'retype' | 'exchange' }
  /** Beside the journal of corrections: who has looked at whom. And the way to a real school, and the manual. */
  | { readonly screen: 'start' }
  /** From a card: about this person alone. */
  | { readonly screen: 'access'; readonly person?: string }
  | { readonly screen: 'manual'; readonly page?: string }
  | { readonly screen: 'person'; readonly id: string }
  /** What has become of a person. */
  | { readonly screen: 'past'; readonly id: string }
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
  /** `atOnce`: it was asked to be printed and not only to be seen. */
  | { readonly screen: 'paper'; readonly paper: PaperKind; readonly atOnce?: true }

export type Section = Exclude<
  Place['screen'],
  | 'person'
  | 'past'
  | 'compare'
  | 'case'
  | 'paper'
  | 'conflicts'
  | 'retype'
  | 'exchange'
  | 'access'
  | 'start'
  | 'manual'
>

/** The sections in their order: Alt+1 and so on. */
export const SECTIONS = [
  'search',
  'sign',
  'outbox',
  'health',
  'requests',
  'register',
  'import',
  'setup',
] as const satisfies readonly Section[]

/** Where a way begins anew: the sections and the pages beside them. */
const PAGES: ReadonlySet<Place['screen']> = new Set<Place['screen']>([
  ...SECTIONS,
  'conflicts',
  'retype',
  'exchange',
  'access',
])

/** People whom the palette offers again. */
const RECENT = 8

/** What is held over all screens and behind the lock: the way she came, the query, the comparisons on their way. */
export type Work = {
  readonly places: readonly Place[]
  readonly query: string
  /** By person. */
  readonly sheets: Readonly<Record<string, Sheet>>
  /** Diagnoses by person; '' is nobody in particular. */
  readonly cases: Readonly<Record<string, CaseWork>>
  readonly health: HealthWork
  readonly register: RegisterWork
  /** What is asked of the log of access. */
  readonly access: AccessWork
  /** What is said of conflicts that are not settled yet. */
  readonly conflicts: ConflictWork
  readonly requests: RequestWork
  /** Whether numbers are hidden from the public side. */
  readonly isCovered: boolean
  /** Who was opened during this shift, the last one first. */
  readonly recent: readonly Seen[]
}

/** A shift that has just begun. */
export const beginning: Work = {
  places: [{ screen: 'search' }],
  query: '',
  sheets: {},
  cases: {},
  health: wholeBase,
  register: wholeJournal,
  access: lately,
  conflicts: undecided,
  requests: {},
  isCovered: false,
  recent: [],
}

/** One step further. A section begins the way anew. */
export function go(work: Work, place: Place): Work {
  const isSection = PAGES.has(place.screen) && !('person' in place)
  const last = work.places.at(-1)!
  const isHere =
    last.screen === 'setup' ? place.screen === 'setup' : JSON.stringify(last) === JSON.stringify(place)
  if (isHere) return work
  const before: readonly Place[] = isSection ? [{ screen: 'search' }] : work.places
  return { ...work, places: place.screen === 'search' ? [place] : [...before, place] }
}

/** Another part of the setup: a paper printed from there leads back to it. */
export const withPart = (work: Work, part: SetupPart): Work => ({
  ...work,
  places: [...work.places.slice(0, -1), { screen: 'setup', part }],
})

/** One step back; the search is where all ways begin. */
export const back = (work: Work): Work =>
  work.places.length > 1 ? { ...work, places: work.places.slice(0, -1) } : work

/** The page beneath a sheet or the past of a person: its section is the one she is in. */
export const under = ({ places }: Work): Place =>
  places.findLast(({ screen }) => screen !== 'paper' && screen !== 'past') ?? places[0]!

/** The sheet that was to be printed at once is being printed: coming back to it prints nothing. */
export function printing(work: Work): Work {
  const last = work.places.at(-1)!
  if (last.screen !== 'paper') return work
  return { ...work, places: [...work.places.slice(0, -1), { screen: 'paper', paper: last.paper }] }
}

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

/** A person was opened: the palette offers her first. */
export const seen = (work: Work, person: Seen): Work => ({
  ...work,
  recent: [person, ...work.recent.filter(({ id }) => id !== person.id)].slice(0, RECENT),
})

/** A person found from anywhere: the way begins anew, as from the search. */
export const opened = (work: Work, id: string): Work =>
  go(go(work, { screen: 'search' }), { screen: 'person', id })

/** To the search with these words; with none, those that stand there stay. */
export const searched = (work: Work, query: string): Work =>
  go(query === '' ? work : { ...work, query }, { screen: 'search' })

/** To one case: of the person who is open, else of nobody in particular. */
export function withOpenCase(work: Work, code: string): Work {
  const place = work.places.at(-1)!
  const person = place.screen === 'person' ? place.id : place.screen === 'case' ? place.person : undefined
  const cases = withCase(work.cases, person ?? '', { ...emptyCase, code })
  return go({ ...work, cases }, { screen: 'case', ...(person !== undefined && { person }) })
}

/** Whether a case stands open on the page of the cases, and not the list of messages. */
export const isCaseOpen = ({ cases }: Work, place: Place): boolean =>
  place.screen === 'case' && cases[place.person ?? '']?.code !== undefined
