import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../main/store/database.ts'
import { openStore } from '../../main/store/open.ts'
import { troubleOfBase } from '../../main/store/trouble.ts'
import { chanceFrom } from '../torture/terms.ts'
import { KEY, officeOf, phoneOf, pupils } from './office.ts'
import { counted, type Trial } from './trial.ts'

const PAGE = 4_096 // bytes
const WAL_HEAD = 32 // bytes
const FRAME = 24 + PAGE // bytes

/** What is done to a page. */
const HARMS = {
  'a bit turned': (bytes: Buffer, at: number, chance: () => number): void => {
    const place = at + Math.floor(chance() * PAGE)
    bytes[place] = bytes[place]! ^ (1 << Math.floor(chance() * 8))
  },
  zeroed: (bytes: Buffer, at: number): void => void bytes.fill(0, at, at + PAGE),
  'of another place': (bytes: Buffer, at: number): void => {
    const from = at + 2 * PAGE <= bytes.length ? at + PAGE : Math.max(at - PAGE, 0)
    bytes.copy(bytes, at, from, from + PAGE)
  },
} as const

/** What must never be other than it was written; each table in its order. */
const READ = {
  person: 'select * from person order by row_id',
  document: 'select * from document order by 1, 2',
  correction: 'select number, id, person, body, previous, chain from correction order by number',
  event: 'select * from event order by number',
} as const

type Rows = { readonly [Table in keyof typeof READ]: readonly string[] }

function rowsOf(database: Database): Rows {
  const read = (sql: string): string[] =>
    database
      .prepare(sql)
      .all()
      .map((row) => JSON.stringify(row))
  return {
    person: read(READ.person),
    document: read(READ.document),
    correction: read(READ.correction),
    event: read(READ.event),
  }
}

/** A base as an evening leaves it: most in its own file, the last corrections in its log. */
function ownBase(folder: string): { file: string; rows: Rows; frames: number } {
  const file = join(folder, 'whole.db')
  const opened = openStore({ file, key: KEY })
  if (!opened.ok) throw new Error(opened.fault.code)
  const database = opened.value
  const office = officeOf(database)
  office.put(pupils(120))
  database.pragma('wal_checkpoint(TRUNCATE)')
  for (let number = 1; number <= 4; number += 1) office.sign(office.draft(number, phoneOf(number)))
  const rows = rowsOf(database)
  // As a kill leaves it: with its log.
  const kept = join(folder, 'kept.db')
  copyFileSync(file, kept)
  copyFileSync(`${file}-wal`, `${kept}-wal`)
  database.close()
  return { file: kept, rows, frames: Math.floor((readFileSync(`${kept}-wal`).length - WAL_HEAD) / FRAME) }
}

/**
 * What a program sees of a harmed base. `harmless`: all of it as it was; `older`: the whole of an earlier moment;
 * otherwise the code that the screen gets.
 */
function seen(file: string, rows: Rows): { what: string; isWrong: boolean } {
  const opened = openStore({ file, key: KEY })
  if (!opened.ok) return { what: opened.fault.code, isWrong: false }
  const database = opened.value
  try {
    const now = rowsOf(database)
    const tables = Object.keys(READ) as (keyof Rows)[]
    const isBegin = tables.every((table) => now[table].every((row, place) => row === rows[table][place]))
    const isSame = isBegin && tables.every((table) => now[table].length === rows[table].length)
    const isWhole = database.pragma('integrity_check', { simple: true }) === 'ok'
    if (now.person.length === 0) return { what: 'an empty base', isWrong: true }
    if (isSame) return { what: isWhole ? 'harmless' : 'found by a check', isWrong: false }
    return { what: isBegin && isWhole ? 'older' : 'other rows', isWrong: !isBegin || !isWhole }
  } catch (cause) {
    const trouble = troubleOfBase(cause)
    return { what: trouble?.code ?? 'a surprise', isWrong: trouble === undefined }
  } finally {
    database.close()
  }
}

type Harm = (bytes: Buffer) => Buffer

function tryHarm(given: ReturnType<typeof ownBase>, folder: string, side: '' | '-wal', harm: Harm) {
  const own = mkdtempSync(join(folder, 'harmed-'))
  const file = join(own, 'base.db')
  for (const part of ['', '-wal']) copyFileSync(given.file + part, file + part)
  writeFileSync(file + side, harm(readFileSync(file + side)))
  const before = readFileSync(file)
  const found = seen(file, given.rows)
  const isKept =
    existsSync(file) && (found.what.startsWith('store.') ? readFileSync(file).length >= before.length : true)
  rmSync(own, { recursive: true })
  return { ...found, isKept }
}

/** Harms every page in every way, and cuts the file off at each. */
function harmAll(folder: string, seed: number, times: number) {
  mkdirSync(folder, { recursive: true })
  const chance = chanceFrom(seed)
  const given = ownBase(folder)
  const pages = readFileSync(given.file).length / PAGE
  const wrong: string[] = []
  const outcomes: string[] = []
  let tried = 0
  const judge = (what: string, found: ReturnType<typeof tryHarm>): void => {
    tried += 1
    outcomes.push(found.what)
    if (found.isWrong) wrong.push(`${what}: ${found.what}`)
    if (!found.isKept) wrong.push(`${what}: the base was not left as it was`)
  }
  for (let page = 0; page < pages; page += 1) {
    if (page > 0 && chance() > times) continue
    for (const [what, harm] of Object.entries(HARMS))
      judge(
        `a page ${what}`,
        tryHarm(given, folder, '', (bytes) => (harm(bytes, page * PAGE, chance), bytes)),
      )
    judge(
      'cut off',
      tryHarm(given, folder, '', (bytes) => bytes.subarray(0, page * PAGE)),
    )
  }
  for (let frame = 0; frame < given.frames; frame += 1) {
    if (chance() > times) continue
    const at = WAL_HEAD + frame * FRAME
    judge(
      'the log, a bit turned',
      tryHarm(given, folder, '-wal', (bytes) => (HARMS['a bit turned'](bytes, at + 24, chance), bytes)),
    )
    judge(
      'the log, cut off',
      tryHarm(given, folder, '-wal', (bytes) => bytes.subarray(0, at + Math.floor(chance() * FRAME))),
    )
  }
  const sums = Object.entries(Object.groupBy(outcomes, (one) => one)).map(
    ([what, all]) => `${what} ${all!.length}`,
  )
  return { wrong: counted(wrong), seen: `${tried} harms: ${sums.join(', ')}` }
}

export const pageTrials: readonly Trial[] = [
  {
    id: 'pages',
    fault: 'a bit turned, a page zeroed or of another place, a file cut off; in the base and in its log',
    outcome:
      'refused as damaged, or the whole of an earlier moment where the log was harmed; never other data',
    run: async ({ folder, seed, times }) => harmAll(folder, seed, times),
  },
]
