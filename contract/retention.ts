import { z } from 'zod'
import { call } from './call.ts'
import { instant } from './correction.ts'
import { heldText, personId } from './person.ts'
import { TERMS } from './retention-terms.ts'

/** How long, and where that is written. */
export const term = z.strictObject({
  count: z.int().min(1).max(3_650),
  unit: z.enum(['days', 'years']),
  source: z.string().min(10).max(400),
})

export type Term = z.output<typeof term>

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** The dated terms that come along; a file of the region stands in their place, whole or in part. */
export const retentionFile = z.strictObject({
  form: z.literal(1),
  checked: isoDay,
  terms: z.record(z.enum(TERMS), term),
})

/** What a region or the administrator of the machine says otherwise. */
export const retentionOverride = retentionFile.extend({ terms: z.partialRecord(z.enum(TERMS), term) })

export type RetentionOverride = z.output<typeof retentionOverride>

/** What keeps somebody's data here beyond the term. */
export const block = z.enum(['draft', 'unsent', 'stuck', 'request'])

export type Block = z.output<typeof block>

const count = z.int().nonnegative()

/** Somebody who has left, and when the data go. */
export const leaver = z.strictObject({
  id: personId,
  kind: z.enum(['pupil', 'guardian']),
  lastName: heldText,
  firstName: heldText,
  since: instant,
  due: instant,
  /** `draft`: not signed · `unsent`: on its way · `stuck`: a person must decide · `request`: is open */
  blocks: z.array(block),
})

export type Leaver = z.output<typeof leaver>

/** What one erasure took away; numbers only. */
export const erasedCounts = z.strictObject({
  pupils: count,
  guardians: count,
  documents: count,
  /** Pictures of people in what can be taken back of an import. */
  images: count,
  /** Rows of people in exchange packages. */
  packed: count,
})

export type ErasedCounts = z.output<typeof erasedCounts>

const act = z.strictObject({
  number: z.int().positive(),
  at: instant,
  /** The name on the certificate of whoever did it; '' where the program did it by itself. */
  by: z.string(),
  counts: erasedCounts,
  /** When the log of the base was emptied, so that nothing is left there either. */
  emptied: instant.optional(),
})

export type ErasureAct = z.output<typeof act>

/** What is kept how long, who is next, what was erased. */
export const retentionShown = z.strictObject({
  checked: isoDay,
  terms: z.record(z.enum(TERMS), term),
  /** How many have left and are still here; the first to go are named. */
  leavers: count,
  next: z.array(leaver).max(100),
  /** What would be erased now. */
  due: z.strictObject({ pupils: count, guardians: count }),
  /** Due, and kept by something that is not settled. */
  blocked: count,
  /** Signed documents whose term is over. */
  overdue: z.strictObject({ corrections: count, requests: count }),
  acts: z.array(act).max(100),
})

export type RetentionShown = z.output<typeof retentionShown>

/** The act of destruction: what Roskomnadzor's order 179 asks for, people by their ids. */
export const actShown = act.extend({
  people: z.array(
    z.strictObject({ id: personId, kind: z.enum(['pupil', 'guardian']), since: instant.optional() }),
  ),
  source: z.string(),
})

export type ActShown = z.output<typeof actShown>

/** `retention.nothing`: nobody is due, or what is due is kept by something unsettled; `retention.gone`: no such act. */
export type RetentionFault = { code: 'retention.nothing' } | { code: 'retention.gone' }

/** What is erased after a pupil has left, when, and what was erased; and what was put into the clipboard. */
export const retentionCalls = {
  'retention.look': call(z.strictObject({}), retentionShown),
  /** Erases who is due now, without waiting for the quiet hour. */
  'retention.erase': call(z.strictObject({}), retentionShown),
  'retention.act': call(z.strictObject({ number: z.int().positive() }), actShown),
  /** The page has put something of a person into the clipboard: it is taken out again in a minute. */
  'clip.copied': call(z.strictObject({}), z.strictObject({})),
}
