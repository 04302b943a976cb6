import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Database } from '../store/database.ts'
import { sortedClasses, sortKey } from './class-order.ts'
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
  const put = database.prepare('insert or replace into checked values (?, ?, ?, ?, ?, ?, ?, ?, ?)')
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
  const classesOfPupils = database
    .prepare<[string], string>(
      `select distinct e.class_name from link l join person p on p.row_id = l.pupil and p.state = 'active'
       join enrolment e on e.person = l.pupil and e.until is null where l.guardian = ?`,
    )
    .pluck()

  function heldOf(row: number): Held | undefined {
    const found = checked.get(row)
    if (!found) return undefined
    const texts = found.marks > 0 ? bodies.all(row) : []
    return { row: found, bodies: texts, marks: texts.map((text) => JSON.parse(text) as Mark) }
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

  function putIn(row: number, next: CheckedRow, marks: readonly Mark[], texts: readonly string[]): void {
    sums.add(shareOf(next, marks), 1)
    const count = (severity: string) => marks.filter((mark) => mark.severity === severity).length
    const worst = next.active ? worstOf(marks) : 0
    const { kind, active, classes, sortKey } = next
    put.run(row, kind, active, classes, sortKey, count('error'), count('warning'), marks.length, worst)
    if (marks.length === 0) return

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

  return {
    /** The classes that a person counts in, at least one; '' is none. */
    classesOf(record: PersonRecord): string[] {
      if (record.kind === 'pupil') return [record.className]
      const classes = classesOfPupils.all(record.id).filter((name) => name !== '')
      return classes.length > 0 ? sortedClasses(classes) : ['']
    },

    /**
     * Puts what was found in the place of what was held; writes nothing where nothing has changed. Call inside
     * a transaction, and `writeSums` at its end. Gives who is named now and was not before.
     */
    keep({ row, person, marks }: Found): string[] {
      const held = heldOf(row)
      if (!person) {
        if (held) takeOut(row, held)
        return []
      }
      const { record, classes } = person
      const next: CheckedRow = {
        kind: record.kind,
        active: record.state === 'active' ? 1 : 0,
        classes: classes.join('\n'),
        sortKey: sortKey(classes, record),
        marks: marks.length,
      }
      const texts = marks.map((mark) => JSON.stringify(mark))
      if (held && isSame(held, next, texts)) return []
      if (held) takeOut(row, held)
      putIn(row, next, marks, texts)
      const before = new Set(held ? namedBy(held.marks) : [])
      return namedBy(marks).filter((named) => !before.has(named))
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
