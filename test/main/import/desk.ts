import { createWriteStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { ColumnTarget } from '../../../contract/import.ts'
import { createImporter, type Importer } from '../../../main/import/importer.ts'
import { rebuilderWithin } from '../../../main/search/rebuild.ts'
import { upkeepOf } from '../../../main/search/upkeep.ts'
import type { Database } from '../../../main/store/database.ts'
import { peopleOf, type People } from '../../../main/store/people.ts'
import { noIndex, ownBase, ownFolder } from '../../fakes/store.ts'

const NOW = Date.UTC(2026, 10, 22, 8)

type OwnImporter = {
  readonly importer: Importer
  readonly database: Database
  readonly base: string
  readonly people: People
  readonly folder: string
}

/** An importer on a real base, with ids in order and a clock that goes one second at a call. */
export function ownImporter(bulkFrom?: number): OwnImporter {
  const { database, file } = ownBase()
  let ids = 0
  let seconds = 0
  const importer = createImporter({
    database,
    index: upkeepOf(database),
    rebuild: rebuilderWithin(database),
    newId: () => `019b0000-0000-7000-8000-${String(++ids).padStart(12, '0')}`,
    now: () => NOW + 1000 * seconds++,
    ...(bulkFrom !== undefined && { bulkFrom }),
  })
  return {
    importer,
    database,
    base: file,
    people: peopleOf(database, noIndex, () => NOW),
    folder: ownFolder(),
  }
}

/** Writes a file of this text or these bytes and gives its path. */
export function fileOf(folder: string, content: string | Uint8Array, name = 'school.csv'): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

/** The columns as they are guessed. */
export async function columnsOf(importer: Importer, file: string): Promise<(ColumnTarget | null)[]> {
  const look = await importer.look(file)
  if (!look.ok) throw new Error(look.fault.code)
  return look.value.columns.map(({ target }) => target)
}

/** Imports a file with the columns as guessed. */
export async function runWhole(importer: Importer, file: string, padSnils = false) {
  const outcome = await importer.run({ file, columns: await columnsOf(importer, file), padSnils })
  if (!outcome.ok) throw new Error(outcome.fault.code)
  return outcome.value
}

/** Everything in the tables that an import may touch; the batches themselves apart. */
export function contentOf(database: Database): string {
  const tables = [
    'person',
    'document',
    'link',
    'enrolment',
    'search_entry',
    'search_word',
    'search_kin',
    'import_columns',
    'journal_id',
  ]
  return JSON.stringify(tables.map((table) => database.prepare(`select * from ${table} order by 1, 2`).all()))
}

/** Everything that a batch may change and its undoing has to put back. */
export function recordsOf(database: Database): unknown {
  const tables = ['person', 'document', 'link', 'enrolment', 'search_entry', 'search_kin', 'journal_id']
  return tables.map((table) => database.prepare(`select * from ${table} order by 1, 2`).all())
}

type Parts = { readonly [name: string]: string | Buffer }

/** A workbook of these sheet rows (XML of the cells) and shared texts. */
export const bookParts = (rows: readonly string[], shared: readonly string[] = []): Parts => ({
  'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Лист" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/sharedStrings.xml': `<sst>${shared.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.map((cells) => `<row>${cells}</row>`).join('')}</sheetData></worksheet>`,
})

/** Packs files into an archive and gives its path. */
export async function archiveOf(folder: string, parts: Parts, name = 'school.xlsx'): Promise<string> {
  const zip = new ZipFile()
  for (const [part, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), part)
  zip.end()
  const file = join(folder, name)
  await pipeline(zip.outputStream, createWriteStream(file))
  return file
}
