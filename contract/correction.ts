import { z } from 'zod'
import { ASKERS, BASES } from '../domain/correction.ts'
import { CODE } from './entered.ts'
import { field, heldText, personId } from './person.ts'

export const correctionId = z.uuid()

/** A school's code in its region and the desk's own name, both given by the region with the token. */
export const schoolCode = z.string().regex(CODE)
export const workplaceCode = z.string().regex(CODE)

/** An instant, UTC, milliseconds: 2026-11-22T08:15:00.000Z. */
export const instant = z.iso.datetime({ precision: 3 })

export const change = z.strictObject({ field, was: heldText, becomes: heldText })

/**
 * A correction: exactly what is shown before the PIN, signed (as canonical JSON), sent and kept.
 * `id` is a UUID v7 made by the desk; `baseVersion` is the version of the record the secretary saw;
 * `training` marks exercises, which a real gateway refuses; `replaces` names a correction this one supersedes.
 */
export const correction = z.strictObject({
  form: z.literal(1),
  id: correctionId,
  school: schoolCode,
  workplace: workplaceCode,
  person: personId,
  baseVersion: z.int().nonnegative(),
  changes: z
    .array(change)
    .min(1)
    .max(20)
    .refine((changes) => new Set(changes.map((one) => one.field)).size === changes.length, 'change.twice')
    .refine((changes) => changes.every((one) => one.was !== one.becomes), 'change.none'),
  basis: z.enum(BASES),
  askedBy: z.enum(ASKERS),
  case: z
    .string()
    .regex(/^C\d{2}$/)
    .optional(),
  replaces: correctionId.optional(),
  created: instant,
  training: z.boolean(),
})

export type Correction = z.output<typeof correction>
