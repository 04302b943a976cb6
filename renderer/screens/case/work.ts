import type { Visitor } from '../../../domain/diagnosis.ts'

/** A diagnosis on its way: kept outside the screen, as a comparison is. */
export type CaseWork = {
  readonly query: string
  /** The case that was chosen. */
  readonly code?: string
  /** The message that stood on the screen, word for word; '' where only a symptom was told. */
  readonly message?: string
  /** Who is logging in, where the secretary has said otherwise than the record. */
  readonly visitor?: Visitor
  /** The case is known, and now the person is looked for: it goes along to the next one. */
  readonly isSought?: true
}

/** Diagnoses by person; '' is nobody in particular. */
export type Cases = Readonly<Record<string, CaseWork>>

/** A diagnosis at its beginning. */
export const emptyCase: CaseWork = { query: '' }

/** The diagnosis of a person as it was left; a new one begins with the case for which the person was sought. */
export function caseOf(cases: Cases, person: string): CaseWork {
  const held = cases[person]
  if (held) return held
  const { isSought, visitor: _whoCalled, ...sought } = cases[''] ?? emptyCase
  return isSought && sought.code !== undefined ? sought : emptyCase
}

/** The diagnoses with one set; a case that was looking for its person has found it. */
export function withCase(cases: Cases, person: string, work: CaseWork): Cases {
  const { '': nobody = emptyCase, ...others } = cases
  const isFound = person !== '' && nobody.isSought
  return { ...others, ...(isFound ? {} : { '': nobody }), [person]: work }
}

/** Back from the case to the messages. */
export const withoutCode = ({ query, visitor }: CaseWork): CaseWork => ({
  query,
  ...(visitor && { visitor }),
})
