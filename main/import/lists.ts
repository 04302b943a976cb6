import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { ImportEntry, ImportList, RemarkCode, RowRemark } from '../../contract/import.ts'
import { fold } from '../../domain/fold.ts'
import { connect, type Database } from '../store/database.ts'
import { unlock } from '../store/open.ts'

const TABLES = `
create table entry (number integer primary key, list text not null, called text not null, body text not null);
create table remark (number integer primary key, code text not null, body text not null);
`
const INDEXES = `
create index entry_by_list on entry (list, number);
create index entry_by_name on entry (list, called);
create index remark_by_code on remark (code, number);
`

/** The sign after every other, behind which no name begins. */
const LAST = '\u{10ffff}'

export type Part = { readonly from: number; readonly size: number }

/**
 * The lists of one rehearsal, in a file of their own beside the base: a hundred thousand lines need no memory.
 * The file is enciphered under a key that only this process knows, and goes with the next rehearsal.
 *
 * @param base the file of the base
 */
export function listsOf(base: string) {
  const file = `${base}-rehearsal`
  let held: ReturnType<typeof tablesOf> | undefined

  function forget(): void {
    held?.database.close()
    held = undefined
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true })
  }

  return {
    /** Begins new lists; those before are gone. */
    begin(): void {
      forget()
      held = tablesOf(file)
      held.database.exec('begin')
    },
    add(list: ImportList, entry: Omit<ImportEntry, 'number'>): void {
      const { lastName, firstName, middleName } = entry.name
      held?.add.run(list, fold(`${lastName} ${firstName} ${middleName}`), JSON.stringify(entry))
    },
    addRemark(remark: RowRemark): void {
      held?.addRemark.run(remark.code, JSON.stringify(remark))
    },
    end(): void {
      if (!held?.database.inTransaction) return
      held.database.exec(INDEXES)
      held.database.exec('commit')
    },
    forget,

    /** A part of a list, of those whose name begins so; in the order of the file where nothing is asked. */
    list(list: ImportList, query: string, { from, size }: Part): { total: number; entries: ImportEntry[] } {
      if (!held) return { total: 0, entries: [] }
      const called = fold(query)
      const rows =
        called === ''
          ? held.all.all({ list, from, size })
          : held.called.all({ list, called, last: called + LAST, from, size })
      const total = called === '' ? held.count.get(list) : held.countCalled.get(list, called, called + LAST)
      return {
        total: total ?? 0,
        entries: rows.map(({ number, body }) => ({ ...(JSON.parse(body) as ImportEntry), number })),
      }
    },
    remarks(code: RemarkCode, { from, size }: Part): { total: number; remarks: RowRemark[] } {
      if (!held) return { total: 0, remarks: [] }
      const bodies = held.remarks.all({ code, from, size })
      return {
        total: held.countRemarks.get(code) ?? 0,
        remarks: bodies.map((body) => JSON.parse(body) as RowRemark),
      }
    },
  }
}

export type Lists = ReturnType<typeof listsOf>

type Row = { number: number; body: string }
type Asked = Part & { list: ImportList; called?: string; last?: string }

function tablesOf(file: string) {
  const database: Database = connect(file)
  unlock(database, randomBytes(32))
  // What a broken rehearsal leaves behind is of no use to anybody.
  database.pragma('journal_mode=memory')
  database.pragma('synchronous=off')
  database.exec(TABLES)
  return {
    database,
    add: database.prepare('insert into entry (list, called, body) values (?, ?, ?)'),
    addRemark: database.prepare('insert into remark (code, body) values (?, ?)'),
    all: database.prepare<[Asked], Row>(
      'select number, body from entry where list = @list order by number limit @size offset @from',
    ),
    called: database.prepare<[Asked], Row>(
      `select number, body from entry where list = @list and called >= @called and called < @last
       order by called, number limit @size offset @from`,
    ),
    count: database.prepare<[string], number>('select count(*) from entry where list = ?').pluck(),
    countCalled: database
      .prepare<[string, string, string], number>(
        'select count(*) from entry where list = ? and called >= ? and called < ?',
      )
      .pluck(),
    remarks: database
      .prepare<[Part & { code: RemarkCode }], string>(
        'select body from remark where code = @code order by number limit @size offset @from',
      )
      .pluck(),
    countRemarks: database.prepare<[string], number>('select count(*) from remark where code = ?').pluck(),
  }
}
