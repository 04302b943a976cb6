import { createDecipheriv } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Database } from '../../../main/store/database.ts'
import { key } from '../../fakes/store.ts'

/** Every place in the base where one of the texts stands: 'table.column', each once, in the order of the alphabet. */
export function tracesIn(database: Database, texts: readonly string[]): string[] {
  const tables = database
    .prepare<[], string>(`select name from sqlite_schema where type = 'table' order by name`)
    .pluck()
    .all()
  const found = new Set<string>()
  for (const table of tables) {
    const columns = (database.pragma(`table_xinfo(${table})`) as { name: string }[]).map(({ name }) => name)
    const rows = database.prepare<[], unknown[]>(`select ${columns.join()} from ${table}`).raw()
    for (const row of rows.iterate()) {
      row.forEach((value, place) => {
        const text = Buffer.isBuffer(value) ? value.toString('utf8') : String(value)
        if (texts.some((one) => text.toLowerCase().includes(one))) found.add(`${table}.${columns[place]}`)
      })
    }
  }
  return [...found].sort()
}

const PAGE = 4_096
/** At the end of each page: 16 bytes of IV, 64 of its check (SQLCipher 4). */
const RESERVED = 80
const WAL_HEADER = 32
const FRAME_HEADER = 24

/**
 * Which of the texts stand in the bytes of the file or of its log, free pages and free space of pages and all: each page
 * is deciphered here as it lies on the disk. The base itself would make the file anew on the way.
 */
export function textsInFile(file: string, texts: readonly string[]): string[] {
  const plain = plainOf(file)
  return texts.filter((one) => plain.includes(one))
}

/** The file and its log, deciphered page by page. */
export function plainOf(file: string): Buffer {
  const main = readFileSync(file)
  const log = readFileSync(`${file}-wal`)
  const pages: Buffer[] = []
  for (let at = 0; at + PAGE <= main.length; at += PAGE) pages.push(main.subarray(at, at + PAGE))
  for (let at = WAL_HEADER + FRAME_HEADER; at + PAGE <= log.length; at += FRAME_HEADER + PAGE)
    pages.push(log.subarray(at, at + PAGE))
  const plain = Buffer.concat(
    pages.map((page) => opened(page, page.subarray(0, 16).equals(main.subarray(0, 16)))),
  )
  if (!plain.includes('CREATE TABLE erased') && !plain.includes('create table erased'))
    throw new Error('the file is not deciphered')
  return plain
}

function opened(page: Buffer, isFirst: boolean): Buffer {
  const end = PAGE - RESERVED
  const cipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(page.subarray(isFirst ? 16 : 0, end)), cipher.final()])
}
