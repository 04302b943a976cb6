import { z } from 'zod'
import { CORRECTION_STATES } from '../domain/correction.ts'
import { call } from './call.ts'
import { change, correction, correctionId, instant } from './correction.ts'
import { verdict } from './gateway.ts'
import { trouble } from './trouble.ts'
import { heldText, personId } from './person.ts'
import { assessment, evidence } from './trust.ts'
import { way } from './way.ts'

/**
 * A correction with what has become of it. `hash` is SHA-256 of the signed bytes, hex; `answer` is the
 * journal's last word; `nextTry` stands while it waits; `due` is the last of seven working days, ISO.
 */
export const heldCorrection = z.strictObject({
  correction,
  state: z.enum(CORRECTION_STATES),
  hash: z.string(),
  due: z.string(),
  signedAt: instant.optional(),
  signer: z.string().optional(),
  signerFingerprint: z.string().optional(),
  /** The second person, once there is one. */
  secondSigner: z.string().optional(),
  /** Why the second person has set it aside, while it is. */
  rejection: z.strictObject({ reason: z.string(), at: instant }).optional(),
  /** Whether a time stamp stands with the signature; absent where no service is set. */
  isStamped: z.boolean().optional(),
  failures: z.int().nonnegative(),
  nextTry: instant.optional(),
  answer: verdict.optional(),
  /** The last word, where a person has brought it: from a file, ticked off a package, or typed into the journal. */
  byHand: z
    .strictObject({
      how: z.enum(['file', 'tick', 'retype']),
      taken: z.boolean(),
      note: z.string().max(500),
      by: z.string(),
      at: instant,
    })
    .optional(),
  person: z.strictObject({
    lastName: heldText,
    firstName: heldText,
    middleName: heldText,
    className: heldText,
  }),
})

export type HeldCorrection = z.output<typeof heldCorrection>

/** How a signature stands that was verified anew: each signer with what was known of the certificate then and is now. */
export const signatureState = z.strictObject({
  /** Fault of the verification (`cades.*`), absent when the signature is good. */
  fault: z.string().optional(),
  stampedAt: instant.optional(),
  signers: z.array(
    z.strictObject({ name: z.string(), signedAt: instant, whenSigned: evidence.optional(), now: assessment }),
  ),
})

export type SignatureState = z.output<typeof signatureState>

/** What the secretary enters: the main process adds the rest (what stands, version, ids, time). */
export const draft = z.strictObject({
  person: personId,
  baseVersion: z.int().nonnegative(),
  changes: z.array(change).min(1).max(20),
  basis: correction.shape.basis,
  askedBy: correction.shape.askedBy,
  case: correction.shape.case,
  replaces: correctionId.optional(),
})

export type Draft = z.output<typeof draft>

/**
 * How the line to the journal is. `paused`: a person has stopped it. `way` is how corrections leave: unless by `gateway`
 * the line only reads. `handedOver` are in a package and without an answer. `lastSuccess` is absent until there has been one.
 * `trouble` is why the last attempt came to nothing, at `troubleAt`; beside `idle` it is a clock that is wrong.
 * `progress` stands while much is sent or read, `of` where it is known how much there is. `host` is where the journal is
 * asked, with its port.
 */
export const line = z.strictObject({
  state: z.enum(['off', 'working', 'idle', 'waiting', 'no-rights', 'paused']),
  way,
  waiting: z.int().nonnegative(),
  handedOver: z.int().nonnegative(),
  needPerson: z.int().nonnegative(),
  /** Of these, those in conflict. */
  conflicts: z.int().nonnegative(),
  lastSuccess: instant.optional(),
  nextTry: instant.optional(),
  trouble: trouble.optional(),
  troubleAt: instant.optional(),
  host: z.string().max(300).optional(),
  progress: z
    .strictObject({
      what: z.enum(['sending', 'reading']),
      done: z.int().nonnegative(),
      of: z.int().nonnegative().optional(),
    })
    .optional(),
})

export type Line = z.output<typeof line>

/**
 * One step in the life of a correction. `what` is `correction.*` of the log of events, or `answer` with the journal's
 * word; `by` names who has acted where that was kept.
 */
export const historyEntry = z.strictObject({
  at: instant,
  what: z.string().max(60),
  answer: verdict.optional(),
  note: z.string().max(500).optional(),
  by: z.string().optional(),
})

export type HistoryEntry = z.output<typeof historyEntry>

const one = z.strictObject({ id: correctionId })

export const journalCalls = {
  'correction.draft': call(draft, heldCorrection),
  'correction.look': call(one, heldCorrection),
  /** Takes a draft back: before signing only. */
  'correction.withdraw': call(one, heldCorrection),
  /** `all`: the newest first, up to `limit`; drafts, what waits for the second signature (`second`) and what is in the outbox always whole, the oldest first. */
  'correction.list': call(
    z.strictObject({
      show: z.enum(['drafts', 'second', 'outbox', 'all']),
      limit: z.int().positive().max(5_000).default(100),
    }),
    z.strictObject({ corrections: z.array(heldCorrection), more: z.boolean() }),
  ),
  /** Signs the drafts named, under one PIN asked on its own page. Ends when all are signed or it is broken off. */
  'correction.sign': call(
    z.strictObject({ ids: z.array(correctionId).min(1).max(500), card: z.string(), certificate: z.string() }),
    z.strictObject({ signed: z.array(correctionId) }),
  ),
  /** Puts the second signature to what another person has signed; then it is sent. */
  'correction.second': call(
    z.strictObject({ ids: z.array(correctionId).min(1).max(500), card: z.string(), certificate: z.string() }),
    z.strictObject({ signed: z.array(correctionId) }),
  ),
  /** The second person does not agree: it is set aside with the reason. */
  'correction.reject': call(
    z.strictObject({ id: correctionId, reason: z.string().trim().min(3).max(500) }),
    heldCorrection,
  ),
  /** Verifies the signature anew, as it stands here. */
  'correction.verify': call(one, signatureState),
  /** Writes the signed bytes and the detached signature where the person chooses. */
  'correction.export': call(one, z.strictObject({ files: z.array(z.string()) })),
  /** Offers again what was refused, in conflict or set aside. */
  'correction.again': call(one, heldCorrection),
  /** Puts away what will not be sent. It stays in the outbox and the journal. */
  'correction.setAside': call(one, heldCorrection),
  /** Settles what will not be sent: nothing more is done about it. It stays in the journal of corrections. */
  'correction.close': call(one, heldCorrection),
  /** Everything that has become of one correction, the oldest first; `tries` counts attempts since the last answer. */
  'correction.history': call(
    one,
    z.strictObject({ entries: z.array(historyEntry), tries: z.int().nonnegative() }),
  ),
  'line.look': call(z.strictObject({}), line),
  /** Nothing is sent or read until `line.resume`, also after a restart. */
  'line.pause': call(z.strictObject({}), line),
  'line.resume': call(z.strictObject({}), line),
  'line.try': call(z.strictObject({}), line),
}
