import { useKeys } from './parts/keys.ts'
import { isInField } from './parts/typing.ts'
import type { Place, Work } from './place.ts'

/** Pages without a field of their own, where a letter can only be meant for the search. */
const WITHOUT_FIELDS: ReadonlySet<Place['screen']> = new Set<Place['screen']>([
  'person',
  'paper',
  'sign',
  'outbox',
  'requests',
])

/** Whether letters typed here begin the search for the next visitor. */
export function beginsSearch({ places, cases }: Work): boolean {
  const place = places.at(-1)!
  if (place.screen === 'case') return cases[place.person ?? '']?.code !== undefined
  return WITHOUT_FIELDS.has(place.screen)
}

/** The next visitor: the search, with nothing left in it of the last one; comparisons on their way are kept. */
export function nextVisitor(work: Work, typed = ''): Work {
  const { '': _called, ...cases } = work.cases
  return { ...work, places: [{ screen: 'search' }], query: typed, cases }
}

/** F4 goes to the next visitor from anywhere; where there is no field, so does the first letter of the name. */
export function useNextVisitor(
  work: Work,
  isOpen: boolean,
  onWork: (change: (work: Work) => Work) => void,
): void {
  useKeys((event) => {
    if (!isOpen || event.ctrlKey || event.altKey || event.metaKey) return undefined
    if (event.key === 'F4') return () => onWork((now) => nextVisitor(now))
    const isTyped = /^[\p{L}\p{N}+]$/u.test(event.key) && beginsSearch(work) && !isInField(event.target)
    return isTyped ? () => onWork((now) => nextVisitor(now, event.key)) : undefined
  })
}
