import { z } from 'zod'

/**
 * How signed corrections get to the journal.
 *
 * - `gateway`: over the line, by themselves
 * - `package`: in signed exchange packages that a person carries to a journal without an interface
 * - `retype`: a person types them into the journal, field by field
 */
export const way = z.enum(['gateway', 'package', 'retype'])

export type Way = z.output<typeof way>
