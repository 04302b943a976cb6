import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  globSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { PersonRecord } from '../../contract/person.ts'
import { createSearch, type Search } from '../../main/search/search.ts'
import { buildSideIndexes, dropSideIndexes } from '../../main/store/bulk.ts'
import type { Database } from '../../main/store/database.ts'
import { openStore } from '../../main/store/open.ts'
import { peopleOf, type People } from '../../main/store/people.ts'
import { pupilsFor, school } from '../contingent/school.ts'
import { root } from '../steps.ts'

/** An encrypted base of synthetic people, open. */
export type Base = { readonly database: Database; readonly people: People; readonly search: Search }

/** The key of every base of the bench. */
export const BASE_KEY = new Uint8Array(32).fill(7)
const TOGETHER = 10_000
const SILENT = { keep: () => {}, forget: () => {} }

/**
 * Opens the base of about so many people, made once and kept in the temporary folder under its seed, its
 * size and the steps of the store (a changed generator does not renew it: take the folder away); search tables
 * made by another version of the search are made anew.
 */
export function openBase(size: number, seed: number): Base {
  const file = baseFile(size, seed)
  const folder = dirname(file)
  if (!existsSync(file)) {
    for (const old of globSync(`${size}-${seed}-*`, { cwd: PLACES }))
      rmSync(join(PLACES, old), { recursive: true })
    const unfinished = join(folder, 'unfinished.db')
    mkdirSync(folder, { recursive: true })
    for (const end of ['', '-wal', '-shm']) rmSync(unfinished + end, { force: true })
    timed(`people of ${size.toLocaleString('en')} written`, () => fill(unfinished, size, seed))
    renameSync(unfinished, file)
  }

  const stamp = join(folder, 'search-made-by')
  const searchMark = markOf('main/search/{entry,slip,lexicon,rebuild}.ts')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== searchMark) {
    buildSearch(file, size)
    writeFileSync(stamp, searchMark)
  }
  warm(file)
  const database = open(file)
  const search = createSearch(database)
  return { database, people: peopleOf(database, search.index, Date.now), search }
}

/** Where `openBase` keeps the base of so many people. */
export const baseFile = (size: number, seed: number): string =>
  join(PLACES, `${size}-${seed}-${markOf('main/store/steps/*.ts')}`, 'base.db')

const PLACES = join(tmpdir(), 'sverka-bench')

/** What a kill would spoil is made anew: no journal, no waiting for the disk; the side indexes after the people. */
function fill(file: string, size: number, seed: number): void {
  const database = open(file)
  loosen(database)
  dropSideIndexes(database)
  const people = peopleOf(database, SILENT, Date.now)
  const keepAll = database.transaction((records: readonly PersonRecord[]) => people.keepAll(records))
  let waiting: PersonRecord[] = []
  let left = size
  for (const record of school({ pupils: pupilsFor(size), seed })) {
    if (left-- === 0) break
    waiting.push(record)
    if (waiting.length < TOGETHER) continue
    keepAll(waiting)
    waiting = []
  }
  keepAll(waiting)
  buildSideIndexes(database)
  database.close()
}

function buildSearch(file: string, size: number): void {
  const database = open(file)
  loosen(database)
  timed(`search tables of ${size.toLocaleString('en')} built`, createSearch(database).rebuild)
  database.close()
}

function loosen(database: Database): void {
  database.pragma('journal_mode=OFF')
  database.pragma('synchronous=OFF')
  database.pragma('cache_size=-524288')
}

function open(file: string): Database {
  const opened = openStore({ file, key: BASE_KEY })
  if (!opened.ok) throw new Error(`the base of the bench does not open: ${opened.fault.code}`)
  return opened.value
}

const markOf = (...patterns: readonly string[]): string => {
  const sum = createHash('sha256')
  for (const file of globSync([...patterns], { cwd: root }).sort()) sum.update(readFileSync(join(root, file)))
  return sum.digest('hex').slice(0, 12)
}

/** Brings the file into the memory of the system: the bench is of the search, not of the disk. */
function warm(file: string): void {
  const handle = openSync(file, 'r')
  const piece = Buffer.alloc(2 ** 22)
  while (readSync(handle, piece) > 0);
  closeSync(handle)
}

function timed(what: string, work: () => void): void {
  const start = performance.now()
  work()
  console.log(`  ${what} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
