import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createImporter } from '../../main/import/importer.ts'
import { rebuilderWithin } from '../../main/search/rebuild.ts'
import { upkeepOf } from '../../main/search/upkeep.ts'
import type { Database } from '../../main/store/database.ts'
import { openStore } from '../../main/store/open.ts'
import { HEADINGS, rowsOf } from '../contingent/columns.ts'
import { csvHead, csvRow } from '../contingent/csv.ts'
import { families, type Wanted } from '../contingent/school.ts'
import type { Planted } from './labels.ts'

/** Writes a synthetic school as the file that a journal would give, and tells what was planted in it. */
export function writeSchool(file: string, wanted: Wanted): Planted[] {
  const labels: Planted[] = []
  writeFileSync(file, csvHead(HEADINGS))
  for (const family of families(wanted)) {
    appendFileSync(file, rowsOf(family.people).map(csvRow).join(''))
    labels.push(...family.labels)
  }
  return labels
}

/**
 * Brings a file of people into a fresh encrypted base by the product's own importer, its columns as guessed.
 *
 * @throws when the file cannot be read or its columns are not enough
 */
export async function importedBase(folder: string, file: string): Promise<Database> {
  const opened = openStore({ file: join(folder, 'base.db'), key: crypto.getRandomValues(new Uint8Array(32)) })
  if (!opened.ok) throw new Error(`no base: ${opened.fault.code}`)
  const database = opened.value

  const importer = createImporter({
    database,
    index: upkeepOf(database),
    rebuild: rebuilderWithin(database),
    newId: () => crypto.randomUUID(),
    now: Date.now,
    // The search tables are no part of this: they are made anew at once.
    bulkFrom: 1,
  })
  const look = await importer.look(file)
  if (!look.ok) throw new Error(`the file cannot be read: ${look.fault.code}`)
  const columns = look.value.columns.map(({ target }) => target)
  const run = await importer.run({ file, columns, padSnils: false })
  if (!run.ok) throw new Error(`the file was not imported: ${run.fault.code}`)
  return database
}
