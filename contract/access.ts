import { z } from 'zod'
import { EVENT_KINDS } from '../domain/event.ts'
import { call } from './call.ts'
import { instant } from './correction.ts'
import { told } from './people.ts'
import { personId } from './person.ts'

const count = z.int().nonnegative()

/** `access.too-many`: more rows than a file takes; the period must be narrowed. */
export type AccessFault =
  { code: 'access.too-many'; rows: number; limit: number } | { code: 'leak.gone' } | { code: 'leak.future' }

/** A member of the staff or a certificate, as `access.choices` names it; `no-card` is a shift without a card. */
const staffKey = z.string().max(100)

/** Which rows of the log: on these days (ISO, both included), by these, about these, of these kinds. All must hold. */
export const accessFilter = z.strictObject({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  staff: z.array(staffKey).min(1).max(100).optional(),
  people: z.array(personId).min(1).max(100).optional(),
  kinds: z.array(z.enum(EVENT_KINDS)).min(1).optional(),
})

export type AccessFilter = z.output<typeof accessFilter>

/** Who did it. `name` is empty for a certificate that is known no more; then `key` is its fingerprint. */
export const accessBy = z.strictObject({
  way: z.enum(['card', 'no-card', 'nobody']),
  key: staffKey,
  name: z.string(),
})

export type AccessBy = z.output<typeof accessBy>

/** Whom it was about, as the base names them now; no names where the record has been deleted since. */
export const accessPerson = told.pick({
  id: true,
  lastName: true,
  firstName: true,
  middleName: true,
  className: true,
})

/** One row of the log. `about` is what else it was about, and no person: a class, a region, somebody of the staff. */
export const accessLine = z.strictObject({
  number: z.int().positive(),
  at: instant,
  what: z.string(),
  by: accessBy,
  workplace: z.string(),
  person: accessPerson.optional(),
  about: z.string(),
})

export type AccessLine = z.output<typeof accessLine>

/** How a chain stands: `idle` until it was verified; `broken` is the first row that does not hold. */
export const chainState = z.strictObject({
  state: z.enum(['idle', 'running', 'done']),
  done: count,
  of: count,
  /** Where it came to an end. */
  at: instant.optional(),
  /** The last link that holds, lower-case hex. */
  head: z.string().optional(),
  broken: z.int().positive().optional(),
})

export type ChainState = z.output<typeof chainState>

const chains = z.strictObject({ event: chainState, correction: chainState })

/** A leak, from the moment it was found; `tellBy` is 24 hours after it, `reportBy` 72 hours. */
export const leak = z.strictObject({
  number: z.int().positive(),
  found: instant,
  tellBy: instant,
  reportBy: instant,
  told: instant.optional(),
  reported: instant.optional(),
  closed: instant.optional(),
})

export type Leak = z.output<typeof leak>

const leaks = z.strictObject({ leaks: z.array(leak) })

/** How much there is to carry out: rows, people whose data were seen, and who saw them; whole classes are lists. */
export const accessCount = z.strictObject({ rows: count, people: count, staff: count, lists: count })

export type AccessCount = z.output<typeof accessCount>

/** The words of the file in the language of the page, so that no sentence lives in main. */
export const accessWords = z.strictObject({
  sheets: z.strictObject({
    summary: z.string().max(31),
    rows: z.string().max(31),
    people: z.string().max(31),
    staff: z.string().max(31),
  }),
  /** Names of the rows of the summary, in their order. */
  summary: z.array(z.string().max(200)).length(13),
  rows: z.array(z.string().max(100)).length(8),
  people: z.array(z.string().max(100)).length(7),
  staff: z.array(z.string().max(100)).length(6),
  /** A sentence for each code. */
  codes: z.record(z.string(), z.string().max(300)),
  noCard: z.string().max(100),
  nobody: z.string().max(100),
  gone: z.string().max(100),
  everybody: z.string().max(100),
  whole: z.string().max(100),
  broken: z.string().max(100),
})

export type AccessWords = z.output<typeof accessWords>

/** Who has looked at whom, and what was done at this desk. */
export const accessCalls = {
  /** Newest first; `before` is the number of the last row of the page before. */
  'access.list': call(
    accessFilter.extend({
      before: z.int().positive().optional(),
      limit: z.int().positive().max(500).default(100),
    }),
    z.strictObject({ lines: z.array(accessLine), more: z.boolean() }),
  ),
  /** Who stands in the log, and the person of a filter. */
  'access.choices': call(
    z.strictObject({ person: personId.optional() }),
    z.strictObject({ staff: z.array(accessBy), person: accessPerson.optional() }),
  ),
  /** Somebody's data are being compared with a paper. */
  'access.compare': call(z.strictObject({ person: personId }), z.strictObject({})),
  'access.chain': call(z.strictObject({}), chains),
  /** Verifies both chains beside everything else. */
  'access.verify': call(z.strictObject({}), chains),
  'access.leaks': call(z.strictObject({}), leaks),
  'access.leakEnter': call(z.strictObject({ found: instant }), leaks),
  'access.leakMark': call(
    z.strictObject({ number: z.int().positive(), step: z.enum(['told', 'reported', 'closed']) }),
    leaks,
  ),
  'access.count': call(accessFilter, accessCount),
  /** Writes the rows, the counts and the state of the chains where the person chooses. */
  'access.export': call(
    accessFilter.extend({ file: z.enum(['xlsx', 'csv']), words: accessWords }),
    accessCount.extend({ name: z.string() }),
  ),
}
