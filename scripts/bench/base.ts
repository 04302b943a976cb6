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
import { join } from 'node:path'
import { createSearch, type Search } from '../../main/search/search.ts'
import type { Database } from '../../main/store/database.ts'
import { openStore } from '../../main/store/open.ts'
import { peopleOf, type People } from '../../main/store/people.ts'
import { pupilsFor, school } from '../contingent/school.ts'
import { root } from '../steps.ts'

/** An encrypted base of synthetic people, open. */
export type Base = { readonly database: Database; readonly people: People; readonly search: Search }

const KEY = new Uint8Array(32).fill(7)
const TOGETHER = 10_000
const SILENT = { keep: () => {}, forget: () => {} }

/**
 * Opens the base of about so many people, made once and kept in the temporary folder under its seed, its
 * size and the steps of the store (a changed generator does not renew it: take the folder away); search tables
 * made by another version of the search are made anew.
 */
export function openBase(size: number, seed: number): Base {
  const made = markOf('main/store/steps/*.ts')
  const places = join(tmpdir(), 'sverka-bench')
  const folder = join(places, `${size}-${seed}-${made}`)
  const file = join(folder, 'base.db')
  if (!existsSync(file)) {
    for (const old of globSync(`${size}-${seed}-*`, { cwd: places }))
      rmSync(join(places, old), { recursive: true })
    const unfinished = join(folder, 'unfinished.db')
    mkdirSync(folder, { recursive: true })
    for (const end of ['', '-wal', '-shm']) rmSync(unfinished + end, { force: true })
    timed(`people of ${size.toLocaleString('en')} written`, () => fill(unfinished, size, seed))
    renameSync(unfinished, file)
  }

  const database = open(file)
  const search = createSearch(database)
  const stamp = join(folder, 'search-made-by')
  const searchMark = markOf('main/search/{entry,slip,lexicon,rebuild}.ts')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== searchMark) {
    timed(`search tables of ${size.toLocaleString('en')} built`, search.rebuild)
    database.pragma('wal_checkpoint(truncate)')
    writeFileSync(stamp, searchMark)
  }
  warm(file)
  return { database, people: peopleOf(database, search.index, Date.now), search }
}

function fill(file: string, size: number, seed: number): void {
  const database = open(file)
  const { keep } = peopleOf(database, SILENT, Date.now)
  const keepAll = database.transaction((records: Parameters<typeof keep>[0][]) => records.forEach(keep))
  let waiting: Parameters<typeof keep>[0][] = []
  let left = size
  for (const record of school({ pupils: pupilsFor(size), seed })) {
    if (left-- === 0) break
    waiting.push(record)
    if (waiting.length < TOGETHER) continue
    keepAll(waiting)
    waiting = []
  }
  keepAll(waiting)
  database.pragma('wal_checkpoint(truncate)')
  database.close()
}

function open(file: string): Database {
  const opened = openStore({ file, key: KEY })
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
