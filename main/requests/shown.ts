import { isoToday } from '../../domain/date.ts'
import { DAYS_TO_ANSWER, type RequestKind } from '../../domain/request.ts'
import { dueDate, undecreedYear, workingDaysBetween, type Calendar } from '../../domain/working-days.ts'
import type { Request } from '../../contract/request.ts'
import type { RequestRow } from './rows.ts'

/** A request without the names of its person. */
export type HeldRequest = Omit<Request, 'person'> & { readonly person: string }

type Begun = { readonly received: string; readonly kind: RequestKind }

/** A request as the register shows it on a day (ISO). */
export function shownRequest(row: RequestRow, calendar: Calendar, today: string): HeldRequest {
  const { year: _year, closed, confirmed, created, corrections, fields, ...rest } = row
  const due = dueOf(row, calendar)
  const undecreed = undecreedYear(row.received, due, calendar)
  const ended = closed ?? (row.state === 'done' && confirmed !== null ? isoToday(confirmed) : undefined)
  return {
    ...rest,
    due,
    workingDaysLeft: workingDaysBetween(today, due, calendar),
    ...(undecreed !== undefined && { undecreed }),
    ...(ended !== undefined && { closed: ended }),
    corrections: JSON.parse(corrections) as string[],
    fields: JSON.parse(fields) as Request['fields'],
    created: new Date(created).toISOString(),
  }
}

/** Whether the last day to answer has passed. */
export const isOverdue = (begun: Begun, calendar: Calendar, today: string): boolean =>
  dueOf(begun, calendar) < today

const dueOf = ({ received, kind }: Begun, calendar: Calendar): string =>
  dueDate(received, calendar, DAYS_TO_ANSWER[kind])
