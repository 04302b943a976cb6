import { columnTargets, type ColumnTarget } from '../../contract/import.ts'
import type { Database } from '../store/database.ts'

/** Which columns were taken last time from files with these headings. */
export function columnMemoryOf(database: Database) {
  const find = database
    .prepare<[string], string>('select columns from import_columns where headings = ?')
    .pluck()
  const put = database.prepare('insert or replace into import_columns values (?, ?)')
  return {
    /** @param signature what `signatureOf` gives for the headings */
    recall(signature: string): (ColumnTarget | null)[] | undefined {
      const text = find.get(signature)
      return text === undefined ? undefined : columnTargets.parse(JSON.parse(text))
    },
    remember(signature: string, columns: readonly (ColumnTarget | null)[]): void {
      put.run(signature, JSON.stringify(columns))
    },
  }
}
