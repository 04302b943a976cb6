import type { HealthFilter } from '../../../contract/health.ts'

/** People shown at once; one press more shows as many again. */
export const PAGE = 100

/** How many people the list shows at most: whoever needs more narrows it, or saves it as a table. */
export const MOST_SHOWN = 1_000

/** Where the secretary is on the screen of health: kept outside it, so that a look at a card loses nothing. */
export type HealthWork = {
  /** What the list of people is narrowed to; absent while the whole base is looked at. */
  readonly filter?: HealthFilter
  /** How many people the list shows. */
  readonly shown: number
  /** What had the focus last in the whole (`class 7Б`, `kind snils.control`) and in the list (an id). */
  readonly chosen: string
  readonly person: string
}

/** The whole base, nothing chosen. */
export const wholeBase: HealthWork = { shown: PAGE, chosen: '', person: '' }

/** Down to the people behind one bar or one kind, which will have the focus on the way back. */
export const drilled = (work: HealthWork, filter: HealthFilter, chosen: string): HealthWork => ({
  ...work,
  filter,
  chosen,
  shown: PAGE,
  person: '',
})

/** The list narrowed, or widened where a part is undefined; read from its beginning. */
export function narrowed(
  work: HealthWork,
  change: { readonly [Part in keyof HealthFilter]: HealthFilter[Part] | undefined },
): HealthWork {
  const parts = Object.entries({ ...work.filter, ...change }).filter(([, value]) => value !== undefined)
  return { ...work, filter: Object.fromEntries(parts) as HealthFilter, shown: PAGE, person: '' }
}

/** Back to the whole base. */
export const widened = ({ filter: _filter, ...work }: HealthWork): HealthWork => ({
  ...work,
  shown: PAGE,
  person: '',
})

/** A page more. */
export const withMore = (work: HealthWork): HealthWork => ({
  ...work,
  shown: Math.min(MOST_SHOWN, work.shown + PAGE),
})
