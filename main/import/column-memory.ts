import { columnTargets, type ColumnTarget } from '../../contract/import.ts'
import type { Database } from '../store/database.ts'

/** Columns as they were taken last time, and when that was, ms since 1970; 0 where nobody has noted it. */
export type Remembered = { readonly columns: readonly (ColumnTarget | null)[]; readonly since: number }

/** Which columns were taken last time from files with these headings: the same headings are the same source. */
export function columnMemoryOf(database: Database) {
  const find = database.prepare<[string], { columns: string; since: number }>(
    'select columns, since from import_columns where headings = ?',
  )
  const put = database.prepare('insert or replace into import_columns values (?, ?, ?)')
  const forget = database.prepare('delete from import_columns where headings = ?')
  return {
    /** @param signature what `signatureOf` gives for the headings */
    recall(signature: string): Remembered | undefined {
      const held = find.get(signature)
      return held && { columns: columnTargets.parse(JSON.parse(held.columns)), since: held.since }
    },
    /** The same columns again keep the day on which they were first told. */
    remember(signature: string, columns: readonly (ColumnTarget | null)[], now: number): void {
      const text = JSON.stringify(columns)
      if (find.get(signature)?.columns !== text) put.run(signature, text, now)
    },
    forget(signature: string): void {
      forget.run(signature)
    },
  }
}
