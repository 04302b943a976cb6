import { kindOf, type EventKind } from '../../domain/event.ts'
import type { AccessBy, AccessCount } from '../../contract/access.ts'
import type { Event } from '../store/events.ts'
import type { Abouts } from './about.ts'

/** How often, by what it was. */
export type Times = { look: number; carried: number; correct: number }

export type PersonSum = Times & { readonly id: string; readonly staff: Set<string> }
export type StaffSum = Times & { readonly by: AccessBy; readonly people: Set<string> }

/** Everything that rows of the log come to. */
export type Sums = {
  readonly count: AccessCount
  readonly people: readonly PersonSum[]
  readonly staff: readonly StaffSum[]
}

type Needs = {
  readonly abouts: Pick<Abouts, 'of'>
  readonly name: (who: string) => AccessBy
  /** Told of every row on the way. */
  readonly each?: (event: Event) => void
}

/** Lists of many people at once: the log does not say whose names stood on them. */
const LISTS: ReadonlySet<string> = new Set([
  'list.class',
  'list.marks',
  'list.register',
  'list.drafts',
  'list.second',
  'list.sent',
  'list.requests',
  'list.conflicts',
  'list.retype',
  'list.import',
  'copies.check',
  'health.export',
  'print.class-list',
  'print.requests',
  'print.register',
])

const PLACE: { readonly [Kind in EventKind]?: keyof Times } = {
  look: 'look',
  print: 'carried',
  export: 'carried',
  correct: 'correct',
}

/**
 * Counts per person and per member of the staff, those with the most looks first. What came by itself, with nobody at
 * the desk, was seen by nobody and counts among the rows alone.
 */
export async function sumsOf(
  slices: AsyncIterable<readonly Event[]>,
  { abouts, name, each }: Needs,
): Promise<Sums> {
  const people = new Map<string, PersonSum>()
  const staff = new Map<string, StaffSum>()
  let [rows, lists] = [0, 0]
  const add = (event: Event): void => {
    const { what, subject, who } = event
    rows++
    each?.(event)
    const by = name(who)
    const place = PLACE[kindOf(what)]
    if (by.way === 'nobody' || !place) return
    if (LISTS.has(what)) lists++
    const own = held(staff, by.key, () => ({ by, people: new Set<string>(), ...never() }))
    own[place]++
    const { person } = abouts.of(what, subject)
    if (!person) return
    own.people.add(person)
    const seen = held(people, person, () => ({ id: person, staff: new Set<string>(), ...never() }))
    seen.staff.add(by.key)
    seen[place]++
  }
  for await (const slice of slices) for (const event of slice) add(event)
  const most = (one: Times, other: Times) => other.look + other.carried - one.look - one.carried
  return {
    count: { rows, lists, people: people.size, staff: staff.size },
    people: [...people.values()].toSorted(most),
    staff: [...staff.values()].toSorted(most),
  }
}

const never = (): Times => ({ look: 0, carried: 0, correct: 0 })

function held<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const there = map.get(key)
  if (there) return there
  const made = make()
  map.set(key, made)
  return made
}
