import { z } from 'zod'
import { ASKERS } from '../domain/correction.ts'
import { REQUEST_KINDS, REQUEST_PAPERS, REQUEST_STATES } from '../domain/request.ts'
import { call } from './call.ts'
import { correctionId, instant } from './correction.ts'
import { field, heldText, personId } from './person.ts'

export const requestId = z.uuid()

/**
 * A request of a person about their data (152-ФЗ, articles 14, 20, 21). `number` counts within the year of
 * `received` (ISO day); `due` is the last working day in time; `corrections` are those made of it.
 */
export const request = z.strictObject({
  id: requestId,
  number: z.int().positive(),
  received: z.iso.date(),
  kind: z.enum(REQUEST_KINDS),
  askedBy: z.enum(ASKERS),
  paper: z.enum(REQUEST_PAPERS),
  /** What is asked, in the school's own words; may be empty where a correction says it. */
  what: heldText,
  due: z.iso.date(),
  /** Working days from today to `due`, today not counted; below zero: since then. */
  workingDaysLeft: z.int(),
  /** The year of the term whose days off are not decreed yet: `due` may still move by a day or two. */
  undecreed: z.int().optional(),
  state: z.enum(REQUEST_STATES),
  closed: z.iso.date().optional(),
  /** How it was answered. */
  answer: heldText,
  corrections: z.array(correctionId),
  /** What the corrections change. */
  fields: z.array(field),
  created: instant,
  person: z.strictObject({
    id: personId,
    lastName: heldText,
    firstName: heldText,
    middleName: heldText,
    className: heldText,
  }),
})

export type Request = z.output<typeof request>

export const requestCalls = {
  /** `open` first by due day; `all` the newest first. */
  'request.list': call(
    z.strictObject({
      show: z.enum(['open', 'all']),
      person: personId.optional(),
      limit: z.int().positive().max(5_000).default(200),
    }),
    z.strictObject({ requests: z.array(request), more: z.boolean(), overdue: z.int().nonnegative() }),
  ),
  'request.add': call(
    z.strictObject({
      person: personId,
      received: z.iso.date(),
      kind: z.enum(REQUEST_KINDS),
      askedBy: z.enum(ASKERS),
      paper: z.enum(REQUEST_PAPERS),
      what: heldText,
    }),
    request,
  ),
  'request.close': call(
    z.strictObject({ id: requestId, state: z.enum(['done', 'refused']), answer: heldText.min(1) }),
    request,
  ),
  /** Opens again what was closed by mistake. */
  'request.reopen': call(z.strictObject({ id: requestId }), request),
}
