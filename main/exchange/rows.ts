import type { Correction } from '../../contract/correction.ts'
import { withValue, type PersonRecord } from '../../contract/person.ts'

/** A signed correction with its place in the package, from 1. */
export type Signed = {
  readonly place: number
  readonly correction: Correction
  /** ms since 1970. */
  readonly signedAt: number
  /** Names of who signed it; asked only where a column shows them. */
  readonly signers: () => readonly string[]
}

/** One person of the table: as the corrections make them, and as the journal held them before. */
export type PersonRow = {
  readonly becomes: PersonRecord
  readonly was: PersonRecord
  /** The oldest first. */
  readonly signed: readonly Signed[]
}

/**
 * The people of a package, each once, in the order of their first correction; where several change the same field, the
 * newest counts. People whom the base no longer has are left out.
 *
 * @param signed the oldest first
 */
export function rowsOf(
  signed: readonly Signed[],
  find: (person: string) => PersonRecord | undefined,
): PersonRow[] {
  const byPerson = Map.groupBy(signed, ({ correction }) => correction.person)
  return [...byPerson].flatMap(([person, own]) => {
    const record = find(person)
    if (!record) return []
    const changes = own.flatMap(({ correction }) => correction.changes)
    const becomes = changes.reduce((one, change) => withValue(one, change.field, change.becomes), record)
    // What was signed first saw the journal as it was; the others may have seen it with that one over it.
    const was = changes.reduceRight((one, change) => withValue(one, change.field, change.was), record)
    return [{ becomes, was, signed: own }]
  })
}
