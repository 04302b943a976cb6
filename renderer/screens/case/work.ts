import type { Visitor } from '../../../domain/diagnosis.ts'

/** A diagnosis on its way: kept outside the screen, as a comparison is. */
export type CaseWork = {
  readonly query: string
  /** The case that was chosen. */
  readonly code?: string
  /** Who is logging in, where the secretary has said otherwise than the record. */
  readonly visitor?: Visitor
}

/** A diagnosis at its beginning. */
export const emptyCase: CaseWork = { query: '' }
