import { z } from 'zod'
import { correctionId, schoolCode, workplaceCode } from './correction.ts'
import { field, heldText, personId, personRecord } from './person.ts'

/**
 * The version of the protocol this program speaks. Both sides name theirs in the header; a desk that names none speaks
 * the first or the second, which did not know it. The gateway answers each desk in its own version.
 *
 * 1: the beginning · 2: refusals `revoked` and `second` · 3: a conflict names every field, `me` names the protocol ·
 * 4: a correction may travel as the text it is, and a request packed
 */
export const PROTOCOL = 4

/** A gateway takes texts and packed requests from this version on. */
export const PACKING_SINCE = 4

export const PROTOCOL_HEADER = 'sverka-protocol'

/** How many corrections one request may carry. */
export const BATCH = 100

/** A signed correction as it travels: the exact bytes that were signed, and the detached CAdES over them. */
export const parcel = z.strictObject({
  id: correctionId,
  bytes: z.base64().max(40_000),
  signature: z.base64().max(80_000),
})

export type Parcel = z.output<typeof parcel>

/**
 * The same with the text whose UTF-8 was signed, which names its id itself: text packs to half of what base64 does.
 * Since protocol 4.
 */
export const textParcel = z.strictObject({ text: z.string().max(30_000), signature: z.base64().max(80_000) })

export type TextParcel = z.output<typeof textParcel>

export const pushed = z.strictObject({
  parcels: z
    .array(z.union([parcel, textParcel]))
    .min(1)
    .max(BATCH),
})

/**
 * Why the gateway will not take a correction. None of them passes by itself.
 *
 * - `bytes`: not a correction, or another id or spelling than was announced
 * - `signature`: broken, expired, not from a trusted authority, or too old to be believed without a time stamp
 * - `revoked`: the certificate of a signer was taken back
 * - `second`: a second person must sign too
 * - `rights`: this certificate may not correct this school, or the token is of another school
 * - `person-unknown`: the region has no such person in this school
 * - `value`: a value that the rules of the field forbid
 * - `training`: an exercise sent to a real gateway, or the reverse
 * - `id-taken`: the same id came before with other bytes
 */
export const refusal = z.enum([
  'bytes',
  'signature',
  'revoked',
  'second',
  'rights',
  'person-unknown',
  'value',
  'training',
  'id-taken',
])

export type Refusal = z.output<typeof refusal>

/** A field that the journal holds otherwise than the secretary saw it. */
export const differing = z.strictObject({ field, theirs: heldText })

/**
 * What became of one correction; the same again for every repetition of the same bytes. A conflict names its first
 * field, and since protocol 3 all of them in `fields`.
 */
export const verdict = z.discriminatedUnion('state', [
  z.strictObject({ id: correctionId, state: z.literal('accepted'), version: z.int().positive() }),
  z.strictObject({
    id: correctionId,
    state: z.literal('conflict'),
    field,
    theirs: heldText,
    fields: z.array(differing).min(1).max(20).optional(),
    version: z.int().nonnegative(),
  }),
  z.strictObject({ id: correctionId, state: z.literal('refused'), code: refusal }),
])

export type Verdict = z.output<typeof verdict>

export const verdicts = z.strictObject({ verdicts: z.array(verdict).max(BATCH) })

/**
 * One line of the pull (NDJSON). `cursor` is the gateway's own mark: the desk keeps the last one it has
 * stored and sends it back, never reads it. A tombstone says that the person is no longer of this school.
 */
export const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), cursor: z.string().max(100), person: personRecord }),
  z.strictObject({ kind: z.literal('gone'), cursor: z.string().max(100), id: personId }),
  z.strictObject({ kind: z.literal('end'), cursor: z.string().max(100) }),
])

export type GatewayChange = z.output<typeof change>

/** Whose token this is. */
export const me = z.strictObject({
  school: schoolCode,
  workplace: workplaceCode,
  title: z.string().max(300),
  training: z.boolean(),
  protocol: z.int().positive().optional(),
})

export type Me = z.output<typeof me>
