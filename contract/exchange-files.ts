import { z } from 'zod'
import { correctionId, instant, schoolCode } from './correction.ts'
import { journal, mapping } from './exchange.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a package says of itself in `manifest.json`: hashes of the signed bytes, of the signatures, and of the table. */
export const manifest = z.strictObject({
  form: z.literal(1),
  package: z.uuid(),
  number: z.int().positive(),
  school: schoolCode,
  journal,
  made: instant,
  corrections: z
    .array(z.strictObject({ id: correctionId, bytes: sha256, signature: sha256 }))
    .min(1)
    .max(1_000),
  table: z.strictObject({ name: z.string(), bytes: sha256 }).optional(),
})

export type Manifest = z.output<typeof manifest>

/** A receipt as a program of the journal may write it, instead of the form filled in by a person. */
export const receiptFile = z.strictObject({
  form: z.literal(1),
  package: z.uuid(),
  results: z
    .array(
      z.strictObject({
        id: correctionId,
        state: z.enum(['taken', 'refused']),
        note: z.string().trim().max(500).default(''),
      }),
    )
    .max(10_000),
})

const rows = z.array(z.array(z.string()))

/**
 * What the base keeps of a package beside the corrections themselves, so that the same file can be written again after
 * people, signatures and mappings have changed: the cells as they were, and which of the signatures went along.
 */
export const packageContent = z.strictObject({
  mapping: mapping.nullable(),
  table: z.strictObject({ above: rows, headings: z.array(z.string()), rows }).nullable(),
  items: z.array(z.strictObject({ person: z.string(), signature: sha256 })),
})

export type PackageContent = z.output<typeof packageContent>
