import type { PersonRecord } from '../../contract/person.ts'
import type { Database } from '../store/database.ts'
import type { PersonIndex } from '../store/people.ts'
import { classKey, entriesOf, type Entry, type Searched } from './entry.ts'
import { halfMadeOf } from './half-made.ts'
import { lexiconOf } from './lexicon.ts'

type Known = Searched & { readonly id: string }

/** Entries of one person: row_id * 16 to row_id * 16 + 15. */
const ROOM = 16

const INSERT_ENTRY = `insert into search_entry values (@entry, @surname, @name, @patronymic, @also, @classes,
  @birth, @guardian, @gone, @snils, @snilsBack, @phone, @phoneBack)`

/** Keeps the search tables in step with the people, record by record, inside the store's transaction. */
export function upkeepOf(database: Database): PersonIndex {
  const halfMade = halfMadeOf(database)
  const lexicon = lexiconOf(database)
  const held = database.prepare<[number, number], Entry & { entry: number }>(`
    select entry, surname, name, patronymic, also, classes, birth, guardian, gone, snils,
      snils_back snilsBack, phone, phone_back phoneBack
    from search_entry where entry between ? and ?`)
  const add = database.prepare(INSERT_ENTRY)
  const remove = database.prepare('delete from search_entry where entry between ? and ?')
  const addClass = database.prepare('insert or ignore into search_class values (?, ?)')
  const removeClass = database.prepare('delete from search_class where class = ? and entry = ?')

  const person = database.prepare<[number], Known>(`
    select id, kind, last_name lastName, first_name firstName, middle_name middleName, birth_date birthDate,
      snils, phone, state from person where row_id = ?`)
  const classesOfPupils = database
    .prepare<[string], string>(
      `select distinct e.class_name from link l join enrolment e on e.person = l.pupil and e.until is null
       where l.guardian = ?`,
    )
    .pluck()

  const guardians = database
    .prepare<[number], number>('select guardian from search_kin where pupil = ?')
    .pluck()
  const linked = database
    .prepare<[number], number>(
      'select p.row_id from link l join person p on p.id = l.guardian where l.pupil = ?',
    )
    .pluck()
  const pupils = database.prepare<[string], number>('select pupil from link where guardian = ?').pluck()
  const addKin = database.prepare('insert or ignore into search_kin values (?, ?)')
  const removeKin = database.prepare('delete from search_kin where pupil = ?')

  /** Puts the entries of one person in the place of those held; nothing is written where nothing changed. */
  function put(rowId: number, entries: readonly Entry[]): void {
    const [first, last] = [rowId * ROOM, rowId * ROOM + ROOM - 1]
    const before = held.all(first, last)
    const now = entries.map((entry, place) => ({ entry: first + place, ...entry }))
    if (JSON.stringify(before) === JSON.stringify(now)) return

    for (const entry of before) {
      lexicon.drop(entry)
      for (const name of classesIn(entry)) removeClass.run(name, entry.entry)
    }
    remove.run(first, last)
    for (const entry of now) {
      add.run(entry)
      lexicon.add(entry)
      for (const name of classesIn(entry)) addClass.run(name, entry.entry)
    }
  }

  const classesOf = ({ kind, id }: Known, own: string): string[] =>
    foldedClasses(kind === 'guardian' ? classesOfPupils.all(id) : [own])

  function refreshGuardian(rowId: number): void {
    const known = person.get(rowId)
    if (known?.kind === 'guardian') put(rowId, entriesOf(known, classesOf(known, '')))
  }

  return {
    keep(record: PersonRecord, rowId: number): void {
      if (halfMade.isSet()) return halfMade.spoil()
      put(rowId, entriesOf(record, classesOf(record, record.className)))

      const now = linked.all(rowId)
      const kin = new Set([...guardians.all(rowId), ...now])
      removeKin.run(rowId)
      for (const guardian of now) addKin.run(rowId, guardian)
      for (const pupil of pupils.all(record.id)) addKin.run(pupil, rowId)
      for (const guardian of kin) refreshGuardian(guardian)
    },

    forget(rowId: number): void {
      if (halfMade.isSet()) return halfMade.spoil()
      put(rowId, [])
      const kin = guardians.all(rowId)
      removeKin.run(rowId)
      for (const guardian of kin) refreshGuardian(guardian)
    },
  }
}

/** Each class once, in the order of the alphabet. */
export const foldedClasses = (names: readonly string[]): string[] =>
  [...new Set(names.map(classKey))].filter((name) => name !== '').sort()

const classesIn = ({ classes }: Entry): string[] => classes.split(' ').filter((name) => name !== '')
