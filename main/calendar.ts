import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LAW_ALONE, type Calendar } from '../domain/working-days.ts'
import { calendar, type CalendarFile } from '../contract/calendar.ts'

type Needs = {
  /** The data that comes along. */
  readonly regions: string
  /** The administrator's own folder, if there is one. */
  readonly packs: string | undefined
  /** Told why a calendar is not taken: the place in the file and what is wrong there. */
  readonly refused: (cause: Error) => void
}

const NAME = 'calendar.json'

/**
 * The calendar of days off. The administrator's stands in the place of the one that came along unless that was
 * looked after later; one that cannot be read is told and left alone. With none the law's own rule is left.
 */
export function readCalendar({ regions, packs, refused }: Needs): Calendar {
  const shipped = read(join(regions, NAME), refused)
  const own = packs === undefined ? undefined : read(join(packs, NAME), refused)
  if (!shipped || !own) return own ?? shipped ?? LAW_ALONE
  return own.checked >= shipped.checked ? own : shipped
}

function read(file: string, refused: Needs['refused']): CalendarFile | undefined {
  if (!existsSync(file)) return undefined
  try {
    const parsed = calendar.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (parsed.success) return parsed.data
    const places = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    refused(new Error(`the calendar is not as it should be: ${places.join(', ')}`))
  } catch (cause) {
    refused(new Error('the calendar cannot be read', { cause }))
  }
  return undefined
}
