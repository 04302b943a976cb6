import { remembered } from '../../domain/remembered.ts'
import { commitLoosely } from '../store/bulk.ts'
import type { Database } from '../store/database.ts'
import { handerOver, type Wait } from '../store/hand-over.ts'
import { rowsInto } from '../store/rows-into.ts'
import { search as STEP } from '../store/steps/0003-search.ts'
import { entriesOf, wordsOf, type Entry, type Searched } from './entry.ts'
import { halfMadeOf } from './half-made.ts'
import { LEFT_OUT } from './lexicon.ts'
import { slipKeys } from './slip.ts'
import { foldedClasses } from './upkeep.ts'

/** People in one read; between reads nothing of them is held but their classes. */
const PAGE = 2_000

/** Rows of few numbers in one statement. */
const SHORT_ROWS = 100

/** The indexes of the search tables, as the steps make them. */
const INDEXES = STEP.match(/^create index .*;$/gm)!

const NAMES = INDEXES.map((text) => text.split(' ')[2]!)

/** Makes the search tables anew from the people, in one transaction. */
export function rebuilder(database: Database): () => void {
  const rebuild = rebuilderWithin(database)
  return database.transaction(() => {
    for (const _part of rebuild());
  })
}

/** The same step by step, each of a tenth of a second or so; to be gone through to its end inside one transaction. */
export function rebuilderWithin(database: Database): () => Generator<void> {
  const mark = halfMadeOf(database)
  return function* () {
    yield* partsOf(database)
    mark.end()
  }
}

/** Keeping another writer waiting about so long is not felt; a part is a transaction of about this length. */
const PART_MS = 75

/** So often it is tried in parts while others change people. */
const TURNS = 2

/**
 * The same, in many short transactions: others can write between them. Whoever searches finds nobody until the last
 * part. Where others change people meanwhile it begins again, and at last does it in one.
 *
 * @param partMs how long a part takes at least
 */
export function rebuilderInParts(database: Database, wait: Wait, partMs = PART_MS): () => Promise<void> {
  const mark = halfMadeOf(database)
  const inOne = rebuilder(database)

  async function tryInParts(): Promise<boolean> {
    const parts = partsOf(database)
    const handOver = handerOver(wait)
    let isBegun = false
    const part = (): 'over' | 'spoilt' | 'goes on' => {
      if (!isBegun) mark.begin()
      else if (!mark.isUnspoilt()) return 'spoilt'
      isBegun = true
      const from = performance.now()
      while (!parts.next().done) if (performance.now() - from >= partMs) return 'goes on'
      mark.end()
      return 'over'
    }
    for (;;) {
      const came = commitLoosely(database, part)
      if (came !== 'goes on') return came === 'over'
      await handOver()
    }
  }

  return async () => {
    for (let turn = 0; turn < TURNS; turn += 1) if (await tryInParts()) return
    commitLoosely(database, inOne)
  }
}

/** Rows in the order of their tables, the indexes after them; may be broken off, and the base left, at each `yield`. */
function* partsOf(database: Database): Generator<void> {
  for (const name of NAMES) database.exec(`drop index if exists ${name}`)
  for (const name of TABLES) database.exec(`delete from search_${name}`)
  database.exec(`insert into search_kin
    select l.pupil, p.row_id from link l join person p on p.id = l.guardian order by 1, 2`)
  yield
  yield* addEntries(database)
  for (const text of INDEXES) {
    database.exec(text)
    yield
  }
}

const TABLES = ['entry', 'class', 'word', 'slip', 'kin']

/** Rows of everybody, and with them what is counted on the way: who is in which class, who has which word. */
function* addEntries(database: Database): Generator<void> {
  const add = rowsInto(database, 'search_entry', 13)
  const classesOf = yield* classReader(database)
  const words = remembered(wordsOf)
  const lexicon = wordCounter()
  const inClass = new Map<string, number[]>()

  for (const page of peopleByPages(database)) {
    const values: unknown[] = []
    const classesOnPage = classesOf(page)
    for (const { rowId, ...person } of page) {
      const classes = classesOnPage(rowId, person.kind)
      entriesOf(person, classes, words).forEach((entry, place) => {
        const row = rowId * 16 + place
        const { surname, name, patronymic, also, birth, guardian, gone } = entry
        values.push(row, surname, name, patronymic, also, entry.classes, birth, guardian, gone)
        values.push(entry.snils, entry.snilsBack, entry.phone, entry.phoneBack)
        lexicon.count(entry)
        for (const one of classes) grouped(inClass, one).push(row)
      })
    }
    add(values)
    yield
  }
  yield* addClasses(database, inClass)
  yield* lexicon.write(database)
}

type Source = Searched & { rowId: number }

function* peopleByPages(database: Database): Generator<Source[]> {
  const after = database.prepare<[number, number], Source>(`
    select row_id rowId, kind, last_name lastName, first_name firstName, middle_name middleName,
      birth_date birthDate, snils, phone, state
    from person where row_id > ? order by row_id limit ?`)
  for (let page = after.all(0, PAGE); page.length > 0; page = after.all(page.at(-1)!.rowId, PAGE)) yield page
}

/** The folded classes of people: a pupil's own, and of a guardian those of all pupils. */
function* classReader(database: Database): Generator<void, ClassReader> {
  const own = database
    .prepare<[number, number], [person: number, className: string]>(
      'select person, class_name from enrolment where person between ? and ? and until is null',
    )
    .raw()
  const ofPupils = database
    .prepare<[number, number], [guardian: number, className: string]>(
      `select k.guardian, e.class_name from search_kin k
         join enrolment e on e.person = k.pupil and e.until is null
       where k.pupil between ? and ?`,
    )
    .raw()
  const last = Number(database.prepare('select max(pupil) from search_kin').pluck().get() ?? 0)
  const foldedOf = remembered((names: string) => foldedClasses(names.split('\n')))
  const ofGuardians = new Map<number, string>()
  for (let from = 0; from <= last; from += PUPILS_AT_ONCE) {
    for (const [guardian, name] of ofPupils.all(from, from + PUPILS_AT_ONCE - 1)) {
      const others = ofGuardians.get(guardian)
      ofGuardians.set(guardian, others === undefined ? name : `${others}\n${name}`)
    }
    yield
  }

  return (page: readonly Source[]) => {
    const ofPage = new Map(own.all(page[0]!.rowId, page.at(-1)!.rowId))
    return (rowId: number, kind: Searched['kind']): readonly string[] =>
      foldedOf((kind === 'pupil' ? ofPage : ofGuardians).get(rowId) ?? '')
  }
}

type ClassReader = (page: readonly Source[]) => (rowId: number, kind: Searched['kind']) => readonly string[]

const PUPILS_AT_ONCE = 20_000

function* addClasses(database: Database, inClass: ReadonlyMap<string, readonly number[]>): Generator<void> {
  const add = rowsInto(database, 'search_class', 2, SHORT_ROWS)
  let rows = 0
  for (const name of [...inClass.keys()].sort(byBytes)) {
    const entries = inClass.get(name)!
    add(entries.flatMap((entry) => [name, entry]))
    rows += entries.length
    if (rows < ROWS_AT_ONCE) continue
    rows = 0
    yield
  }
  yield
}

/** Counts the distinct words and where they stand, and writes them with their slips. */
function wordCounter() {
  const counts = new Map<string, [surname: number, name: number, patronymic: number, also: number]>()
  const note = (word: string, place: 0 | 1 | 2 | 3): void => {
    if (word === '') return
    let count = counts.get(word)
    if (!count) counts.set(word, (count = [0, 0, 0, 0]))
    count[place] += 1
  }

  return {
    count({ surname, name, patronymic, also }: Entry): void {
      note(surname, 0)
      note(name, 1)
      note(patronymic, 2)
      if (also !== '') for (const word of also.split(' ')) note(word, 3)
    },

    *write(database: Database): Generator<void> {
      const texts = [...counts.keys()].sort(byBytes)
      const add = rowsInto(database, 'search_word (id, text, surname, name, patronymic, also)', 6)
      add(texts.flatMap((text, place) => [place + 1, text, ...counts.get(text)!]))
      yield
      yield* addSlips(database, texts)
      yield
    },
  }
}

/** Sorted before they are written: in the order of the table this is several times faster. */
function* addSlips(database: Database, texts: readonly string[]): Generator<void> {
  const pairs: number[] = []
  for (const [place, text] of texts.entries()) {
    for (const key of slipKeys(text, LEFT_OUT)) pairs.push(key * WORDS + place + 1)
    if (place % WORDS_AT_ONCE === WORDS_AT_ONCE - 1) yield
  }
  const add = rowsInto(database, 'search_slip', 2, SHORT_ROWS)
  const sorted = Float64Array.from(pairs).sort()
  yield
  for (let from = 0; from < sorted.length; from += ROWS_AT_ONCE) {
    const values: number[] = []
    for (const pair of sorted.subarray(from, from + ROWS_AT_ONCE)) {
      values.push(Math.floor(pair / WORDS), pair % WORDS)
    }
    add(values)
    yield
  }
}

/** A hash of 32 bits and a word number of 21 together fit a number exactly. */
const WORDS = 2 ** 21

const WORDS_AT_ONCE = 5_000
const ROWS_AT_ONCE = 10_000

function grouped<Value>(groups: Map<string, Value[]>, key: string): Value[] {
  let group = groups.get(key)
  if (!group) groups.set(key, (group = []))
  return group
}

/** Near enough the order of the tables; where it is another one, only the speed is. */
const byBytes = (one: string, other: string): number => (one < other ? -1 : 1)
