import type { RetypeTask } from '../../../contract/delivery.ts'
import { formatDate } from '../../../domain/date.ts'
import { showField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'
import { covered, coveredText } from '../../parts/covered.ts'

/** What helps to find the person in the journal. */
export type Sought = 'name' | 'className' | 'birthDate' | 'snils'

/** Something to look for. `copied` goes into the clipboard, whatever is shown. */
export type FindRow = {
  readonly key: string
  readonly find: Sought
  readonly shown: string
  readonly copied: string
}

/** A field to type; `digit` is the key that chooses it, `isThere` when the journal holds it already. */
export type FieldRow = {
  readonly key: string
  readonly field: Field
  readonly digit: number
  readonly was: string
  readonly shown: string
  readonly copied: string
  readonly isThere: boolean
  readonly tick: { readonly by: string; readonly at: string } | undefined
}

export type Row = FindRow | FieldRow

/** The name of the person, as it stands in the journal. */
export const nameOf = ({ held: { person } }: RetypeTask): string =>
  [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')

/** Everything of one task from the top: how to find the person, then what to type. */
export function rowsOf(task: RetypeTask, isCovered: boolean): Row[] {
  const found: readonly (readonly [Sought, string, string])[] = [
    ['name', nameOf(task), nameOf(task)],
    ['className', task.held.person.className, task.held.person.className],
    ['birthDate', formatDate(task.birthDate), formatDate(task.birthDate)],
    ['snils', showField('snils', task.snils), shownAs('snils', task.snils, isCovered)],
  ]
  return [
    ...found
      .filter(([, copied]) => copied !== '')
      .map(([find, copied, shown]) => ({ key: `find ${find}`, find, shown, copied })),
    ...task.fields.map(({ field, was, becomes, tick }, place) => ({
      key: field,
      field,
      digit: place + 1,
      was: shownAs(field, was, isCovered),
      shown: shownAs(field, becomes, isCovered),
      copied: showField(field, becomes),
      isThere: was === becomes,
      tick,
    })),
  ]
}

function shownAs(field: Field, value: string, isCovered: boolean): string {
  const shown = showField(field, value)
  if (!isCovered) return shown
  return field === 'certificateSeries' ? coveredText(shown) : covered(field, shown)
}

/** The first field that is not typed yet, or the last line when all are. */
export const firstUntyped = (rows: readonly Row[]): number => {
  const place = rows.findIndex((row) => 'field' in row && !row.tick)
  return place === -1 ? rows.length - 1 : place
}

/** The next field below that is not typed, else the first above, else the same line. */
export function nextUntyped(rows: readonly Row[], from: number): number {
  const isUntyped = (row: Row, place: number) => 'field' in row && !row.tick && place !== from
  const below = rows.findIndex((row, place) => place > from && isUntyped(row, place))
  if (below !== -1) return below
  const above = rows.findIndex(isUntyped)
  return above === -1 ? from : above
}

/** How many people wait, with everything that is to be typed for each. */
export const peopleIn = (tasks: readonly RetypeTask[]): number =>
  new Set(tasks.map(({ held }) => held.correction.person)).size
