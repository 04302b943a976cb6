import {
  SHOWN,
  type ImportEntry,
  type ImportReport,
  type RemarkCode,
  type RowReason,
} from '../../contract/import.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Draft } from './draft.ts'
import type { Lists } from './lists.ts'
import { namesOf } from './matcher.ts'
import type { Planned, PlannedRow } from './planner.ts'
import { changesOf } from './record.ts'
import { wholeName } from './question.ts'

type Needs = {
  /** People of the base before the file, and the pupils among them who attend. */
  readonly before: { readonly people: number; readonly attending: number }
  /** Where everything is listed; nowhere for a run. */
  readonly lists?: Pick<Lists, 'add' | 'addRemark'>
  /** For the names of a family. */
  readonly find: (id: string) => PersonRecord | undefined
}

/** Counts what an import does, keeps the first of each list for the report, and lists everybody. */
export function tally({ before, lists, find }: Needs) {
  const count = {
    rows: 0,
    added: 0,
    changed: 0,
    returned: 0,
    same: 0,
    questions: 0,
    skipped: 0,
    leavers: 0,
    gone: 0,
    rejected: 0,
  }
  const differences: ImportReport['differences'] = []
  const rejectedRows: ImportReport['rejectedRows'] = []
  const remarks: ImportReport['remarks'] = []
  const remarkCounts: Partial<Record<RemarkCode, number>> = {}

  function addPerson(row: number, { record, before, isSame }: Planned, beside: readonly Planned[]): void {
    const what = whatOf(record, before, isSame)
    count[what]++
    if (what === 'same') return lists?.add('same', lineOf(row, record))

    const isShown = differences.length < SHOWN
    const changes = isShown || (lists && before) ? changesOf(before, record) : []
    const { id, kind } = record
    if (isShown) differences.push({ row, id, kind, what, name: nameOf(record), changes })
    if (!lists) return
    const named = before ? changes.map((change) => withNames(change, beside)) : []
    lists.add(what, { ...lineOf(row, record), changes: named })
  }

  /** Who is whose is told by names. */
  function withNames<Change extends ImportEntry['changes'][number]>(
    change: Change,
    beside: readonly Planned[],
  ): Change {
    if (change.field !== 'links') return change
    const called = (id: string): string =>
      wholeName(beside.find(({ record }) => record.id === id)?.record ?? find(id))[0] ?? ''
    const said = (text: string): string => text.replace(UUID, called)
    return { ...change, was: said(change.was), becomes: said(change.becomes) }
  }

  return {
    count,
    /** A row, with everybody whom it tells of. */
    take(row: number, planned: PlannedRow): void {
      count.rows += planned.rows
      for (const person of planned.people) addPerson(row, person, planned.people)
      for (const remark of planned.remarks) {
        remarkCounts[remark.code] = (remarkCounts[remark.code] ?? 0) + 1
        if (remarks.length < SHOWN) remarks.push({ row, ...remark })
        lists?.addRemark({ row, ...remark })
      }
      count.skipped += planned.skipped
      count.questions += planned.questions.length
      for (const questionOf of lists ? planned.questions : []) {
        const question = questionOf()
        const { kind, asked } = question
        const { name, className, birthDate } = asked
        lists?.add('questions', { row, kind, name, className, birthDate, changes: [], question })
      }
    },
    /** A pupil whom several rows tell of. */
    takeChild: (row: number, planned: Planned): void => addPerson(row, planned, []),
    reject(row: number, reason: RowReason, one: Draft): void {
      count.rows++
      count.rejected++
      if (rejectedRows.length < SHOWN) rejectedRows.push({ row, reason })
      const { className = '', birthDate = '' } = one.plain
      lists?.add('rejected', {
        row,
        kind: one.kind,
        name: namesOf(one),
        className,
        birthDate,
        changes: [],
        reason,
      })
    },
    /** A pupil of the base whom the file does not name; `isGone` where a person said that they have left. */
    leave(record: PersonRecord, isGone: boolean): void {
      count.leavers++
      if (isGone) count.gone++
      lists?.add('leavers', lineOf(0, record))
    },
    report: (): ImportReport => ({
      ...count,
      attending: before.attending,
      leftOut: before.people - count.same - count.changed - count.returned,
      differences,
      rejectedRows,
      remarks,
      remarkCounts,
    }),
  }
}

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g

function whatOf(record: PersonRecord, before: PersonRecord | undefined, isSame: boolean) {
  if (isSame) return 'same'
  if (!before) return 'added'
  return before.state === 'left' && record.state === 'active' ? 'returned' : 'changed'
}

const nameOf = ({ lastName, firstName, middleName }: PersonRecord) => ({ lastName, firstName, middleName })

const lineOf = (row: number, record: PersonRecord): Omit<ImportEntry, 'number'> => {
  const { id, kind, className, birthDate } = record
  return { row, id, kind, name: nameOf(record), className, birthDate, changes: [] }
}
