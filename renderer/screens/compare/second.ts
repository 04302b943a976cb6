import { parseSnils } from '../../../domain/snils.ts'
import type { Reading, Sheet } from './sheet.ts'

/**
 * A СНИЛС keeps a person out by one digit, and one in seven hundred slips passes its control number. So a
 * new one is typed twice, the second time without seeing the first: two people rarely slip alike, nor does one.
 */
export const needsSecond = (snils: Reading, { twice }: Sheet): boolean =>
  snils.status === 'differs' && snils.becomes !== twice

/** The sheet at the СНИЛС, which is to be typed once more; the first entry is hidden from now on. */
export function askSecond(sheet: Sheet): Sheet {
  const { isMissed: _past, ...rest } = sheet
  return { ...rest, at: 'snils', second: { text: '' }, left: [...new Set([...sheet.left, sheet.at])] }
}

/** The second entry as it is being typed. */
export const withSecond = (sheet: Sheet, text: string): Sheet => ({ ...sheet, second: { text } })

/** Both entries are given up, and nothing is told of either. */
export function withoutBoth(sheet: Sheet): Sheet {
  const { second: _second, twice: _twice, isMissed: _missed, entries, ...rest } = sheet
  const { snils: _first, ...others } = entries
  return { ...rest, entries: others, at: 'snils' }
}

/** What the second entry comes to: nothing yet, too short to be compared, alike, or missed. */
export type Settled = { readonly came: 'nothing' | 'short' | 'alike' | 'missed'; readonly sheet: Sheet }

/**
 * Compares the second entry with the first. Where they differ both are to be typed anew: which of the two
 * was right, and where they part, is not told, or the second would be typed off the screen.
 *
 * @param first as it is kept
 */
export function settleSecond(sheet: Sheet, first: string): Settled {
  const text = sheet.second?.text ?? ''
  if (text.trim() === '') return { came: 'nothing', sheet }

  const read = parseSnils(text)
  if (!read.ok && (read.fault.code === 'snils.form' || read.fault.code === 'snils.ten-digits')) {
    return { came: 'short', sheet: { ...sheet, second: { text, isShort: true } } }
  }
  if (!read.ok || read.value !== first) {
    return { came: 'missed', sheet: { ...withoutBoth(sheet), isMissed: true } }
  }
  const { second: _second, ...rest } = sheet
  return { came: 'alike', sheet: { ...rest, twice: first } }
}
