import type { Field } from '../../../domain/person.ts'
import { askSecond, needsSecond, settleSecond } from './second.ts'
import { fieldAfter, withEntry, withField, type Reading, type Sheet } from './sheet.ts'

/** A comparison as it stands: the sheet, the fields that are gone through, and what all entries come to. */
export type Standing = {
  readonly sheet: Sheet
  /** In the order in which they are gone through; those apart only once they are unfolded. */
  readonly fields: readonly Field[]
  readonly readings: readonly { readonly field: Field; readonly reading: Reading }[]
}

/** What the entry of one field comes to; a field that is not shown was not touched. */
export const readingAt = ({ readings }: Pick<Standing, 'readings'>, field: Field): Reading =>
  readings.find((one) => one.field === field)?.reading ?? { status: 'untouched' }

/** Whether a new СНИЛС stands that was not yet typed twice alike. */
export const isSecondWanted = (standing: Standing): boolean =>
  needsSecond(readingAt(standing, 'snils'), standing.sheet)

/** Whether something stands that must not be kept. */
export const isFaulty = ({ readings }: Standing): boolean =>
  readings.some(({ reading }) => reading.status === 'fault')

/** Whether a correction could be kept, but for a second entry still to come. */
export const isReady = (standing: Standing): boolean =>
  !isFaulty(standing) && standing.readings.some(({ reading }) => reading.status === 'differs')

/** At another field. A new СНИЛС that is left is hidden, and waits to be typed once more. */
export function goTo(standing: Standing, field: Field): Sheet {
  const { sheet } = standing
  const isLeft = sheet.at === 'snils' && isSecondWanted(standing) && !sheet.second
  return withField(isLeft ? askSecond(sheet) : sheet, field)
}

/** To the saving, where a correction can be kept; by way of the second entry where one is wanted. */
export function toBasis(standing: Standing): Sheet {
  if (!isReady(standing)) return standing.sheet
  const sheet = isSecondWanted(standing) ? secondTaken(standing) : standing.sheet
  return isSecondWanted({ ...standing, sheet }) ? sheet : { ...withField(sheet, sheet.at), step: 'basis' }
}

/** Enter: what was typed stands, or the field matches, and on to the next; after the last one to the saving. */
export function accept(standing: Standing): Sheet {
  const { sheet, fields } = standing
  const reading = readingAt(standing, sheet.at)
  if (reading.status === 'fault') return withField(sheet, sheet.at)
  if (sheet.at === 'snils' && isSecondWanted(standing)) {
    const taken = secondTaken(standing)
    return taken.twice === undefined || taken.second ? taken : onward({ ...standing, sheet: taken })
  }
  // After a miss an Enter too many must not say that the journal is right.
  if (sheet.at === 'snils' && sheet.isMissed && reading.status === 'untouched') return sheet
  const entry = reading.status === 'untouched' ? undefined : sheet.entries[sheet.at]
  return onward({ ...standing, sheet: withEntry(sheet, sheet.at, entry ?? { how: 'same' }) }, fields)
}

/** The next field; after the last one the saving, where a correction can be kept. */
function onward(standing: Standing, fields = standing.fields): Sheet {
  const { sheet } = standing
  const next = withField(sheet, fieldAfter(fields, sheet.at, 1))
  const isDone = sheet.at === fields.at(-1) && isReady(standing)
  return isDone ? toBasis({ ...standing, sheet: next }) : next
}

/** The second entry asked for, or taken as it was typed. */
function secondTaken(standing: Standing): Sheet {
  const { sheet } = standing
  const first = readingAt(standing, 'snils')
  if (!sheet.second || sheet.at !== 'snils') {
    return sheet.second ? withField(sheet, 'snils') : askSecond(sheet)
  }
  return first.status === 'differs' ? settleSecond(sheet, first.becomes).sheet : sheet
}
