import type { Database } from '../store/database.ts'
import { entriesOf, type Searched } from './entry.ts'
import { LEFT_OUT } from './lexicon.ts'
import { slipKeys } from './slip.ts'
import { foldedClasses, INSERT_ENTRY } from './upkeep.ts'

type Source = Searched & { rowId: number; classes: string | null }

/** People in one read; between reads nothing of them is held. */
const PAGE = 2_000

/**
 * Makes the search tables anew from the people, in one transaction: rows first, indexes after them, the
 * dictionary from the indexes.
 */
export const rebuilder = (database: Database) => (): void => {
  const indexes = database
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_schema where type = 'index' and tbl_name = 'search_entry' and sql is not null`,
    )
    .all()

  database.transaction(() => {
    for (const { name } of indexes) database.exec(`drop index ${name}`)
    database.exec(
      ['entry', 'class', 'word', 'slip', 'kin'].map((name) => `delete from search_${name};`).join('\n'),
    )
    addEntries(database)
    for (const { sql } of indexes) database.exec(sql)
    addWords(database)
    addSlips(database)
    database.exec(`insert into search_kin
      select l.pupil, p.row_id from link l join person p on p.id = l.guardian order by 1, 2`)
  })()
}

function addEntries(database: Database): void {
  database.exec('create temp table if not exists search_class_later (class text, entry integer)')
  const page = database.prepare<[number, number], Source>(`
    select row_id rowId, kind, last_name lastName, first_name firstName, middle_name middleName,
      birth_date birthDate, snils, phone, state,
      case kind when 'pupil'
        then (select class_name from enrolment e where e.person = row_id and e.until is null)
        else (select group_concat(e.class_name, char(10)) from link l
          join enrolment e on e.person = l.pupil and e.until is null where l.guardian = person.id)
      end classes
    from person where row_id > ? order by row_id limit ?`)
  const add = database.prepare(INSERT_ENTRY)
  const noteClass = database.prepare('insert into temp.search_class_later values (?, ?)')

  for (let after = 0, more = true; more;) {
    const people = page.all(after, PAGE)
    for (const { rowId, classes: held, ...person } of people) {
      const classes = foldedClasses((held ?? '').split('\n'))
      entriesOf(person, classes).forEach((entry, place) => {
        add.run({ entry: rowId * 16 + place, ...entry })
        for (const name of classes) noteClass.run(name, rowId * 16 + place)
      })
      after = rowId
    }
    more = people.length === PAGE
  }
  database.exec(`
    insert into search_class select class, entry from temp.search_class_later order by 1, 2;
    drop table temp.search_class_later;`)
}

/** Whole words from the indexes; the other parts of double names are few and are counted here. */
function addWords(database: Database): void {
  const add = (place: string, from: string) =>
    database.exec(`insert into search_word (text, ${place}) select word, n from (${from}) where word <> ''
      order by word on conflict (text) do update set ${place} = excluded.${place}`)
  for (const place of ['surname', 'name', 'patronymic']) {
    add(
      place,
      `select ${place} word, count(*) n from search_entry indexed by search_by_${place} group by ${place}`,
    )
  }

  const also = new Map<string, number>()
  const parts = database
    .prepare<[], string>(`select also from search_entry indexed by search_by_name where also <> ''`)
    .pluck()
  for (const words of parts.iterate()) {
    for (const word of words.split(' ')) if (word !== '') also.set(word, (also.get(word) ?? 0) + 1)
  }
  const addAlso = database.prepare(`insert into search_word (text, also) values (?, ?)
    on conflict (text) do update set also = excluded.also`)
  for (const [word, count] of also) addAlso.run(word, count)
}

/** Sorted before they are written: in the order of the table this is several times faster. */
function addSlips(database: Database): void {
  const words = database.prepare<[], { id: number; text: string }>('select id, text from search_word').all()
  const pairs = words.flatMap(({ id, text }) => slipKeys(text, LEFT_OUT).map((key) => key * WORDS + id))
  const add = database.prepare('insert into search_slip values (?, ?)')
  for (const pair of Float64Array.from(pairs).sort()) add.run(Math.floor(pair / WORDS), pair % WORDS)
}

/** A hash of 32 bits and a word number of 21 together fit a number exactly. */
const WORDS = 2 ** 21
