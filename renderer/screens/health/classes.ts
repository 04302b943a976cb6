import type { ClassHealth, Health } from '../../../contract/health.ts'

const ORDER = new Intl.Collator('ru', { numeric: true })

/** Classes as people count them: 2А before 10А, and those without a number at the end. */
export function compareClasses(one: string, other: string): number {
  const [isOne, isOther] = [one, other].map((name) => /^\d/.test(name))
  return isOne === isOther ? ORDER.compare(one, other) : isOne ? -1 : 1
}

/** The stages of a school, and what is in none of them. */
export const STAGES = ['primary', 'middle', 'senior', 'other'] as const

export type Stage = (typeof STAGES)[number]

/** A stage with its years, each with its classes in their natural order. */
export type StageClasses = { readonly stage: Stage; readonly years: readonly (readonly ClassHealth[])[] }

/** The classes that have pupils, by stage and year; stages without any are left out. */
export function stagesOf(classes: readonly ClassHealth[]): StageClasses[] {
  const shown = classes
    .filter(({ className, pupils }) => className !== '' && pupils > 0)
    .toSorted((one, other) => compareClasses(one.className, other.className))
  return STAGES.flatMap((stage) => {
    const within = shown.filter(({ className }) => stageOf(className) === stage)
    const years = [...Map.groupBy(within, ({ className }) => yearOf(className)).values()]
    return years.length > 0 ? [{ stage, years }] : []
  })
}

/** How the bars lie on the page: rows of classes by stage, and how many stand in the longest row. */
export type ClassPage = {
  readonly columns: number
  readonly stages: readonly { readonly stage: Stage; readonly rows: StageClasses['years'] }[]
}

/** Years of so few classes lie side by side, so many classes to a row, or the page would be a thin column. */
const SIDE_BY_SIDE: Readonly<Record<number, number>> = { 1: 5, 2: 4 }

/** A year to a row, letter under letter; in a small school several years to a row. */
export function laidOut(stages: readonly StageClasses[]): ClassPage {
  const columns = Math.max(1, ...stages.flatMap(({ years }) => years.map(({ length }) => length)))
  const together = SIDE_BY_SIDE[columns]
  return {
    columns: together ?? columns,
    stages: stages.map(({ stage, years }) => ({ stage, rows: together ? [years.flat()] : years })),
  }
}

/** Every class there is, for a list to choose from; '' (of no class) is last. */
export const classNames = (classes: readonly ClassHealth[]): string[] =>
  classes
    .map(({ className }) => className)
    .toSorted((one, other) => (one === '' ? 1 : other === '' ? -1 : compareClasses(one, other)))

/** How many there are, and how many of them are ready. */
export type Ready = { readonly people: number; readonly ready: number }

/** Pupils and grown-ups of the whole base. A parent of two classes is one person: so grown-ups are what pupils leave. */
export function readyOf({ people, ready, classes }: Pick<Health, 'people' | 'ready' | 'classes'>): {
  readonly pupils: Ready
  readonly guardians: Ready
} {
  const pupils = {
    people: classes.reduce((total, one) => total + one.pupils, 0),
    ready: classes.reduce((total, one) => total + one.ready, 0),
  }
  return { pupils, guardians: { people: people - pupils.people, ready: ready - pupils.ready } }
}

const yearOf = (className: string): string => /^\d+/.exec(className)?.[0] ?? ''

function stageOf(className: string): Stage {
  const year = Number(yearOf(className))
  if (year === 0) return 'other'
  if (year <= 4) return 'primary'
  return year <= 9 ? 'middle' : 'senior'
}
