import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync, appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { createImporter } from '../../main/import/importer.ts'
import { rebuilder } from '../../main/search/rebuild.ts'
import { upkeepOf } from '../../main/search/upkeep.ts'
import { connect, type Database } from '../../main/store/database.ts'
import { openStore, unlock } from '../../main/store/open.ts'
import { csvHead, csvRow } from '../contingent/csv.ts'
import { HEADINGS, rowsOf } from '../contingent/columns.ts'
import { families, pupilsFor } from '../contingent/school.ts'
import { above, below, type BenchLine } from './line.ts'

const PEOPLE = 100_000
const KEY = new Uint8Array(32).fill(7)

/**
 * Import of 100,000 people into the encrypted base with every search table, against two peers in the same
 * run: only reading the file, and putting the same people into one plain table without encryption, as the
 * shell of SQLite does.
 */
export async function benchImport(): Promise<BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-import-'))
  try {
    const file = join(folder, 'school.csv')
    const records = writeSchool(file)
    const megabytes = statSync(file).size / 1e6

    const parseMs = await timed(() => parseOnly(file))
    const plainMs = await timed(() => plainInserts(join(folder, 'plain.db'), records))
    const tablesMs = await timed(() => encryptedTables(join(folder, 'tables.db'), records))
    const { firstMs, rehearseMs, againMs } = await importTwice(join(folder, 'base.db'), file)
    const perSecond = (records.length / firstMs) * 1000
    const note = `${records.length} people, ${megabytes.toFixed(0)} MB in ${(firstMs / 1000).toFixed(1)} s of the processor`

    return [
      below('import with search tables to reading the file only', firstMs / parseMs, 'times', 15, note),
      below('import with search tables to plain inserts, not encrypted', firstMs / plainMs, 'times', 28),
      below(
        'import with search tables to encrypted inserts of people, papers, links',
        firstMs / tablesMs,
        'times',
        11,
      ),
      below('rehearsal to reading the file only', rehearseMs / parseMs, 'times', 5),
      below('the same file again to the first time', againMs / firstMs, 'times', 0.6),
      above('people imported in a second of the processor', perSecond, 'people', 2_500),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Row = Readonly<Record<string, string>> & { readonly links: string; readonly documents: string }

/** Writes the file, and gives the people as flat rows for the peers. */
function writeSchool(file: string): Row[] {
  const records: Row[] = []
  writeFileSync(file, csvHead(HEADINGS))
  let waiting = ''
  for (const { people } of families({ pupils: pupilsFor(PEOPLE), seed: 1 })) {
    waiting += rowsOf(people).map(csvRow).join('')
    for (const { version: _version, documents, links, ...person } of people)
      records.push({ ...person, documents: JSON.stringify(documents), links: JSON.stringify(links) })
    if (waiting.length < 1 << 22) continue
    appendFileSync(file, waiting)
    waiting = ''
  }
  appendFileSync(file, waiting)
  return records
}

async function parseOnly(file: string): Promise<void> {
  const records = createReadStream(file).pipe(parse({ delimiter: ';', bom: true }))
  for await (const _ of records) continue
}

const COLUMNS = [
  'id',
  'kind',
  'lastName',
  'firstName',
  'middleName',
  'birthDate',
  'sex',
  'snils',
  'citizenship',
  'phone',
  'email',
  'className',
  'state',
  'documents',
  'links',
]

function plainInserts(file: string, records: readonly Row[]): void {
  insertFlat(connect(file), records)
}

/** People, papers and links in tables of their own, encrypted, without any index. */
function encryptedTables(file: string, records: readonly Row[]): void {
  const database = connect(file)
  unlock(database, KEY)
  database.exec('create table paper (person text, body text); create table relation (person text, body text)')
  const paper = database.prepare('insert into paper values (?, ?)')
  const relation = database.prepare('insert into relation values (?, ?)')
  insertFlat(database, records, ({ id, documents, links }) => {
    paper.run(id, documents)
    relation.run(id, links)
  })
}

function insertFlat(database: Database, records: readonly Row[], more: (one: Row) => void = () => {}): void {
  database.exec(`create table flat (${COLUMNS.join(', ')})`)
  const add = database.prepare(`insert into flat values (${COLUMNS.map((name) => `@${name}`).join(', ')})`)
  database.transaction(() => {
    for (const one of records) {
      add.run(one)
      more(one)
    }
  })()
  database.close()
}

async function importTwice(base: string, file: string) {
  const opened = openStore({ file: base, key: KEY })
  if (!opened.ok) throw new Error(opened.fault.code)
  const database = opened.value
  const importer = createImporter({
    database,
    index: upkeepOf(database),
    rebuild: rebuilder(database),
    newId: () => crypto.randomUUID(),
    now: Date.now,
  })
  const look = await importer.look(file)
  if (!look.ok) throw new Error(look.fault.code)
  const order = { file, columns: look.value.columns.map(({ target }) => target), padSnils: false }

  const rehearseMs = await timed(async () => void mustBe(await importer.rehearse(order)))
  const firstMs = await timed(async () => void mustBe(await importer.run(order)))
  const againMs = await timed(async () => void mustBe(await importer.run(order)))
  database.close()
  return { rehearseMs, firstMs, againMs }
}

function mustBe(outcome: { ok: boolean; fault?: { code: string } }): void {
  if (!outcome.ok) throw new Error(outcome.fault?.code)
}

/** Time of the processor, ms: other programs on the machine do not stretch it, and nothing here waits but for the disk. */
async function timed(work: () => unknown): Promise<number> {
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
