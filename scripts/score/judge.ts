import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { fieldsShown, valueOf } from '../../contract/values.ts'
import { FIELDS, type Field } from '../../domain/person.ts'
import type { Planted } from './labels.ts'

/**
 * How many defects of one kind were in the base, how many of them found; and those that were not. `mended`: planted
 * in the file, but put right on the way in (a space at the end of a cell), so that the base holds nothing wrong.
 */
export type KindScore = {
  readonly kind: string
  planted: number
  found: number
  mended: number
  readonly missed: Planted[]
}

/** An alarm where nothing was planted. `isExplained`: it names a person who does have a planted defect. */
export type Alarm = { readonly person: string; readonly mark: Mark; readonly isExplained: boolean }

export type Score = {
  readonly persons: number
  readonly cleanFields: number
  readonly kinds: readonly KindScore[]
  readonly alarms: readonly Alarm[]
}

/** The most and the least that the product allows itself, in parts of a hundred. */
export const LEAST_RECALL = 99
export const MOST_ALARMS = 0.5

/** Found planted defects, in parts of a hundred. */
export const recallOf = ({ kinds }: Pick<Score, 'kinds'>): number =>
  (100 * sum(kinds, ({ found }) => found)) /
  Math.max(
    1,
    sum(kinds, ({ planted }) => planted),
  )

/** Alarms at clean fields, in parts of a hundred. */
export const alarmShareOf = ({ alarms, cleanFields }: Pick<Score, 'alarms' | 'cleanFields'>): number =>
  (100 * alarms.length) / Math.max(1, cleanFields)

export const holds = (score: Score): boolean =>
  recallOf(score) >= LEAST_RECALL && alarmShareOf(score) <= MOST_ALARMS

/**
 * Compares marks with what was planted, strictly: found is what is marked on that very person at that very
 * field; everything else that is marked as a fault or a warning is a false alarm, counted once a field.
 * Notices count for nothing. A doubled card is found on either of the two.
 *
 * @param kinds of defects to look at; the others are neither missed nor false. All where it is empty
 */
export function judge(
  records: Iterable<PersonRecord>,
  marksOf: (record: PersonRecord) => readonly Mark[],
  planted: readonly Planted[],
  kinds: ReadonlySet<string> = new Set(),
): Score {
  const labelled = new Set(planted.flatMap(keysOf))
  const labelsOf = Map.groupBy(planted, ({ person }) => person)
  const mended = new Set<Planted>()
  const soiled = new Set(planted.map(({ person }) => person))
  const marked = new Set<string>()
  const alarms: Alarm[] = []
  let [persons, fields] = [0, 0]

  for (const record of records) {
    persons++
    for (const label of labelsOf.get(record.id) ?? []) if (isMended(record, label)) mended.add(label)
    const places = new Set<string>([...fieldsShown(record), 'links', 'card'])
    for (const mark of marksOf(record).filter(({ severity }) => severity !== 'notice')) {
      const key = `${record.id} ${mark.field}`
      if (marked.has(key)) continue
      marked.add(key)
      if (labelled.has(key)) continue
      const others = 'others' in mark ? mark.others : []
      alarms.push({ person: record.id, mark, isExplained: others.some((other) => soiled.has(other)) })
    }
    fields += [...places].filter((place) => !labelled.has(`${record.id} ${place}`)).length
  }

  const scores = new Map<string, KindScore>()
  for (const label of planted) {
    if (kinds.size > 0 && !kinds.has(label.kind)) continue
    const score = scores.get(label.kind) ?? { kind: label.kind, planted: 0, found: 0, mended: 0, missed: [] }
    scores.set(label.kind, score)
    if (mended.has(label)) {
      score.mended++
      continue
    }
    score.planted++
    if (keysOf(label).some((key) => marked.has(key))) score.found++
    else score.missed.push(label)
  }
  return { persons, cleanFields: fields, kinds: [...scores.values()].sort(byKind), alarms }
}

/** Scores of several schools as one. */
export function together(scores: readonly Score[]): Score {
  const kinds = new Map<string, KindScore>()
  for (const one of scores.flatMap((score) => score.kinds)) {
    const all = kinds.get(one.kind) ?? { kind: one.kind, planted: 0, found: 0, mended: 0, missed: [] }
    kinds.set(one.kind, all)
    all.planted += one.planted
    all.found += one.found
    all.mended += one.mended
    all.missed.push(...one.missed)
  }
  return {
    persons: sum(scores, ({ persons }) => persons),
    cleanFields: sum(scores, ({ cleanFields }) => cleanFields),
    kinds: [...kinds.values()].sort(byKind),
    alarms: scores.flatMap(({ alarms }) => alarms),
  }
}

/** Whether the base holds what is right. Lists that do not say what is right are taken at their word. */
const isMended = (record: PersonRecord, { field, clean }: Planted): boolean =>
  isField(field) && clean !== '' && valueOf(record, field) === clean

const isField = (field: string): field is Field => (FIELDS as readonly string[]).includes(field)

const PLACES: ReadonlySet<string> = new Set([...FIELDS, 'links', 'card'])

/** Where a mark finds a defect. What has no field of its own on the screen is marked on the card as a whole. */
function keysOf({ person, field, clean }: Planted): string[] {
  if (PLACES.has(field)) return [`${person} ${field}`]
  return [person, ...(field === 'id' ? [clean] : [])].map((id) => `${id} card`)
}

const byKind = (one: KindScore, other: KindScore): number => (one.kind < other.kind ? -1 : 1)

const sum = <One>(all: readonly One[], of: (one: One) => number): number =>
  all.reduce((total, one) => total + of(one), 0)
