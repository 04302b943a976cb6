import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Database } from '../store/database.ts'
import { taker } from '../store/people-in-order.ts'
import { rowsInto } from '../store/rows-into.ts'
import { sortKey } from './class-order.ts'
import { sumsOf, type Share } from './sums.ts'
import { WEIGHT, worstOf } from './worst.ts'

/** A person as the check has found them; no record for one whom the base no longer has. */
export type Found = {
  readonly row: number
  readonly person?: { readonly record: PersonRecord; readonly classes: readonly string[] }
  readonly marks: readonly Mark[]
}

type CheckedRow = {
  kind: 'pupil' | 'guardian'
  active: number
  classes: string
  sortKey: string
  marks: number
}
type CheckedValues = readonly [
  person: number,
  kind: CheckedRow['kind'],
  active: number,
  classes: string,
  sortKey: string,
  marks: number,
]
type AddChecked = (...row: (string | number)[]) => unknown
type Held = { readonly row: CheckedRow; readonly bodies: readonly string[]; readonly marks: readonly Mark[] }

/** The marks as they were last found, and all that is told of them: lists, sums, who is named. */
export function keptMarksOf(database: Database) {
  const sums = sumsOf(database)
  const checked = database.prepare<[number], CheckedRow>(
    'select kind, active, classes, sort_key sortKey, marks from checked where person = ?',
  )
  const bodies = database
    .prepare<[number], string>('select body from mark where person = ? order by number')
    .pluck()
  const addChecked = database.prepare('insert into checked values (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const addAllChecked = rowsInto(database, 'checked', 9)
  const remove = database.prepare('delete from checked where person = ?')
  const addMark = database.prepare('insert into mark values (?, ?, ?, ?, ?, ?)')
  const removeMarks = database.prepare('delete from mark where person = ?')
  const addCode = database.prepare('insert or replace into mark_code values (?, ?, ?, ?)')
  const removeCode = database.prepare('delete from mark_code where code = ? and sort_key = ? and person = ?')
  const addNamed = database.prepare('insert or ignore into mark_names values (?, ?)')
  const removeNamed = database.prepare('delete from mark_names where named = ? and person = ?')
  const addToClass = database.prepare('insert into checked_class values (?, ?, ?, ?)')
  const removeFromClass = database.prepare(
    'delete from checked_class where class_name = ? and sort_key = ? and person = ?',
  )
  const checkedBeside = database
    .prepare<[number, number], CheckedValues>(
      `select person, kind, active, classes, sort_key, marks from checked where person between ? and ? order by person`,
    )
    .raw()
  const bodiesBeside = database
    .prepare<[number, number], readonly [number, string]>(
      'select person, body from mark where person between ? and ? order by person, number',
    )
    .raw()

  function heldOf(row: number): Held | undefined {
    const found = checked.get(row)
    if (!found) return undefined
    return heldWith(found, found.marks > 0 ? bodies.all(row) : [])
  }

  /** What is held of all whose rows lie between two; asked for in their order. */
  function heldBeside(first: number, last: number): (row: number) => Held | undefined {
    const rows = taker(checkedBeside.all(first, last))
    const texts = taker(bodiesBeside.all(first, last))
    return (row) => {
      const [found] = rows(row)
      if (!found) return undefined
      const [, kind, active, classes, sortKey, marks] = found
      return heldWith(
        { kind, active, classes, sortKey, marks },
        texts(row).map(([, text]) => text),
      )
    }
  }

  function takeOut(row: number, { row: held, marks }: Held): void {
    sums.add(shareOf(held, marks), -1)
    remove.run(row)
    if (marks.length === 0) return
    removeMarks.run(row)
    for (const named of namedBy(marks)) removeNamed.run(named, row)
    for (const { code } of marks) removeCode.run(code, held.sortKey, row)
    for (const name of held.classes.split('\n')) removeFromClass.run(name, held.sortKey, row)
  }

  function putIn(
    row: number,
    next: CheckedRow,
    marks: readonly Mark[],
    texts: readonly string[],
    add: AddChecked,
  ): void {
    sums.add(shareOf(next, marks), 1)
    const { kind, active, classes, sortKey } = next
    if (marks.length === 0) return void add(row, kind, active, classes, sortKey, 0, 0, 0, 0)

    const count = (severity: string) => marks.filter((mark) => mark.severity === severity).length
    const worst = active ? worstOf(marks) : 0
    add(row, kind, active, classes, sortKey, count('error'), count('warning'), marks.length, worst)

    marks.forEach(({ field, code, severity }, number) =>
      addMark.run(row, number, field, code, severity, texts[number]),
    )
    for (const named of namedBy(marks)) addNamed.run(named, row)
    if (!active) return
    for (const code of new Set(marks.map((mark) => mark.code))) {
      addCode.run(code, sortKey, row, worstOf(marks.filter((mark) => mark.code === code)))
    }
    for (const name of classes.split('\n')) addToClass.run(name, sortKey, row, worst)
  }

  /** Gives who is named now and was not before. */
  function put({ row, person, marks }: Found, held: Held | undefined, add: AddChecked): string[] {
    if (!person) {
      if (held) takeOut(row, held)
      return []
    }
    const next = rowOf(person, marks.length)
    const texts = marks.map((mark) => JSON.stringify(mark))
    if (held && isSame(held, next, texts)) return []
    if (held) takeOut(row, held)
    putIn(row, next, marks, texts, add)
    if (marks.length === 0) return []
    const before = new Set(held ? namedBy(held.marks) : [])
    return namedBy(marks).filter((named) => !before.has(named))
  }

  return {
    /**
     * Puts what was found in the place of what was held; writes nothing where nothing has changed. Call inside
     * a transaction, and `writeSums` at its end. Gives who is named now and was not before.
     */
    keep: (found: Found): string[] => put(found, heldOf(found.row), (...row) => addChecked.run(...row)),

    /** The same for people who stand side by side in the base, in their order; who is named is not asked for. */
    keepBeside(found: readonly Found[]): void {
      const heldOfRow = heldBeside(found[0]?.row ?? 0, found.at(-1)?.row ?? -1)
      const rows: unknown[] = []
      for (const one of found) put(one, heldOfRow(one.row), (...row) => rows.push(...row))
      addAllChecked(rows)
    },

    /** Whom the marks held of a person name. */
    namedBy: (row: number): string[] => namedBy(heldOf(row)?.marks ?? []),
    writeSums: (): void => sums.write(),
    /** Forgets what was gathered for the sums: the transaction has been taken back. */
    dropSums: (): void => sums.drop(),
  }
}

export type KeptMarks = ReturnType<typeof keptMarksOf>

const shareOf = ({ kind, active, classes }: CheckedRow, marks: readonly Mark[]): Share => ({
  kind,
  active: active === 1,
  classes: classes.split('\n'),
  marks,
})

const rowOf = ({ record, classes }: NonNullable<Found['person']>, marks: number): CheckedRow => ({
  kind: record.kind,
  active: record.state === 'active' ? 1 : 0,
  classes: classes.join('\n'),
  sortKey: sortKey(classes, record),
  marks,
})

const heldWith = (row: CheckedRow, bodies: readonly string[]): Held => ({
  row,
  bodies,
  marks: bodies.map((text) => JSON.parse(text) as Mark),
})

const isSame = ({ row, bodies }: Held, next: CheckedRow, texts: readonly string[]): boolean =>
  row.kind === next.kind &&
  row.active === next.active &&
  row.classes === next.classes &&
  row.sortKey === next.sortKey &&
  texts.length === bodies.length &&
  texts.every((text, at) => text === bodies[at])

const namedBy = (marks: readonly Mark[]): string[] => [
  ...new Set(marks.flatMap((mark) => ('others' in mark ? mark.others : []))),
]

/** Severities at least as grave, for asking the base. */
export const atLeast = (severity: Mark['severity'] | undefined): number => (severity ? WEIGHT[severity] : 1)
