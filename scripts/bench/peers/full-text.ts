import { statSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type Database } from '../../../main/store/database.ts'
import { unlock } from '../../../main/store/open.ts'
import { PARTS, wordsTyped, textOf, type Sought } from './people.ts'
import { SHOWN, type Made, type Order, type Peer } from './peer.ts'

const KEY = new Uint8Array(32).fill(9)

/** SQLite's own search by whole words and their beginnings, in a base encrypted as ours. */
export const fullText: Peer = {
  title: 'FTS5, bm25',
  lives: 'file',
  set: "encrypted as ours, a column for each part, `prefix='1 2 3'`, every word a beginning, `order by rank` (bm25), optimised",
  make: (order) =>
    madeOf(order, {
      columns: [...PARTS],
      options: `tokenize="unicode61 remove_diacritics 0 tokenchars '.'", prefix='1 2 3'`,
      valuesOf: (person) => PARTS.map((part) => person[part]),
      matchOf: (words) => words.map((word) => `"${word}"*`).join(' '),
    }),
}

/** SQLite's own search by threes of letters: any place of a word, and forgiving where any three may do. */
export const trigrams: Peer = {
  title: 'FTS5, trigram',
  lives: 'file',
  set: 'encrypted as ours, one column, `tokenize=trigram`, any three letters of the words, `order by rank` (bm25); nothing under three signs',
  most: 100_000,
  make: (order) =>
    madeOf(order, {
      columns: ['words'],
      options: 'tokenize="trigram case_sensitive 1"',
      valuesOf: (person) => [textOf(person)],
      matchOf: (words) => [...new Set(threes(words))].map((three) => `"${three}"`).join(' OR '),
    }),
}

const threes = (words: readonly string[]): string[] =>
  words.flatMap((word) =>
    Array.from({ length: Math.max(0, word.length - 2) }, (_, place) => word.slice(place, place + 3)),
  )

type Setting = {
  readonly columns: readonly string[]
  readonly options: string
  readonly valuesOf: (person: Sought) => string[]
  readonly matchOf: (words: readonly string[]) => string
}

function madeOf({ people, folder }: Order, { columns, options, valuesOf, matchOf }: Setting): Made {
  const file = join(folder, 'full-text.db')
  const database = open(file)
  database.exec(`create virtual table peer using fts5(${columns.join()}, content='', ${options})`)
  const put = database.prepare(
    `insert into peer(rowid, ${columns.join()}) values (?, ${columns.map(() => '?').join()})`,
  )
  database.transaction(() => {
    for (const person of people()) put.run(person.row, ...valuesOf(person))
    database.exec(`insert into peer(peer) values ('optimize')`)
  })()
  database.pragma('wal_checkpoint(truncate)')

  const findIn = (base: Database) => {
    const search = base.prepare<[string], number>(
      `select rowid from peer where peer match ? order by rank limit ${SHOWN}`,
    )
    return (typed: string): number[] => {
      const match = matchOf(wordsTyped(typed))
      return match === '' ? [] : search.pluck().all(match)
    }
  }
  return {
    find: findIn(database),
    disk: () => statSync(file).size,
    reopen() {
      const from = performance.now()
      const again = open(file)
      findIn(again)('иванов')
      const took = performance.now() - from
      again.close()
      return took
    },
    close: () => database.close(),
  }
}

function open(file: string): Database {
  const database = connect(file)
  unlock(database, KEY)
  return database
}
