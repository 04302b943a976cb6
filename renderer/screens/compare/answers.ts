import type { HeldCorrection } from '../../../contract/journal.ts'
import type { Asker, Basis } from '../../../domain/correction.ts'

/** By what a correction is confirmed. */
export type Answers = { readonly basis: Basis; readonly askedBy: Asker }

/** What was answered of a correction that is kept. */
export const answersOf = ({ correction: { basis, askedBy } }: HeldCorrection): Answers => ({ basis, askedBy })
