import { z } from 'zod'

/**
 * What desks of earlier versions of the protocol read, copied out of the contract as it was then. Nothing here is ever
 * changed: such desks stand in schools. Each parses strictly, and does nothing with an answer that has one member more.
 */
const id = z.uuid()
const field = z.enum([
  'snils',
  'lastName',
  'firstName',
  'middleName',
  'birthDate',
  'certificateSeries',
  'certificateNumber',
  'phone',
  'email',
])
const text = z.string().max(500)
const cursor = z.string().max(100)

const person = z.strictObject({
  id,
  kind: z.enum(['pupil', 'guardian']),
  lastName: text,
  firstName: text,
  middleName: text,
  birthDate: text,
  sex: z.enum(['male', 'female', 'unknown']),
  snils: text,
  citizenship: text,
  phone: text,
  email: text,
  className: text,
  state: z.enum(['active', 'left']),
  documents: z
    .array(
      z.strictObject({
        type: z.enum(['birth-certificate', 'foreign-birth-certificate', 'passport', 'foreign-document']),
        series: text,
        number: text,
        issued: text,
        issuer: text,
        act: text,
      }),
    )
    .max(20),
  links: z
    .array(
      z.strictObject({
        guardian: id,
        relation: z.enum(['mother', 'father', 'guardian', 'adopter', 'other']),
        basis: text,
      }),
    )
    .max(20),
  version: z.int().nonnegative(),
})

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), cursor, person }),
  z.strictObject({ kind: z.literal('gone'), cursor, id }),
  z.strictObject({ kind: z.literal('end'), cursor }),
])

const me = z.strictObject({
  school: z.string().regex(/^[a-z0-9-]{1,40}$/),
  workplace: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: z.string().max(300),
  training: z.boolean(),
})

const verdictsWith = (refusals: z.ZodEnum, everyField: z.ZodRawShape = {}) =>
  z.strictObject({
    verdicts: z
      .array(
        z.discriminatedUnion('state', [
          z.strictObject({ id, state: z.literal('accepted'), version: z.int().positive() }),
          z.strictObject({
            id,
            state: z.literal('conflict'),
            field,
            theirs: text,
            version: z.int().nonnegative(),
            ...everyField,
          }),
          z.strictObject({ id, state: z.literal('refused'), code: refusals }),
        ]),
      )
      .max(100),
  })

/** Version 1. */
const first = {
  me,
  change,
  verdicts: verdictsWith(
    z.enum(['bytes', 'signature', 'rights', 'person-unknown', 'value', 'training', 'id-taken']),
  ),
}

const refusedSinceSecond = z.enum([
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

/** Version 2: refusals `revoked` and `second`. */
const second = { me, change, verdicts: verdictsWith(refusedSinceSecond) }

/** Version 3: a conflict names every field, `me` the protocol. */
const third = {
  me: me.extend({ protocol: z.int().positive().optional() }),
  change,
  verdicts: verdictsWith(refusedSinceSecond, {
    fields: z
      .array(z.strictObject({ field, theirs: text }))
      .min(1)
      .max(20)
      .optional(),
  }),
}

/** The desks in use that are older than this program: what they send to name their version, and what they read. */
export const oldDesks: readonly (readonly [string, Record<string, string>, typeof first | typeof second])[] =
  [
    ['of the first version', {}, first],
    ['of the first version that names it', { 'sverka-protocol': '1' }, first],
    ['of the second version', { 'sverka-protocol': '2' }, second],
    ['of the third version', { 'sverka-protocol': '3' }, third],
  ]
