import { SHOWN, type ImportReport, type RemarkCode, type RowReason } from '../../contract/import.ts'
import type { Planned, PlannedRow } from './planner.ts'
import { changesOf } from './record.ts'

/** Counts what an import does, and keeps the first of each list for the screen. */
export function tally(peopleBefore: number) {
  const count = { rows: 0, added: 0, changed: 0, same: 0, rejected: 0 }
  const differences: ImportReport['differences'] = []
  const rejectedRows: ImportReport['rejectedRows'] = []
  const remarks: ImportReport['remarks'] = []
  const remarkCounts: Partial<Record<RemarkCode, number>> = {}

  function addPerson(row: number, { record, before, isSame }: Planned): void {
    if (isSame) {
      count.same++
      return
    }
    count[before ? 'changed' : 'added']++
    if (differences.length >= SHOWN) return
    const { id, kind, lastName, firstName, middleName } = record
    differences.push({
      row,
      id,
      kind,
      what: before ? 'changed' : 'added',
      name: { lastName, firstName, middleName },
      changes: changesOf(before, record),
    })
  }

  return {
    count,
    take(row: number, planned: PlannedRow): void {
      count.rows++
      for (const person of planned.people) addPerson(row, person)
      for (const { whose, code } of planned.remarks) {
        remarkCounts[code] = (remarkCounts[code] ?? 0) + 1
        if (remarks.length < SHOWN) remarks.push({ row, whose, code })
      }
    },
    reject(row: number, reason: RowReason): void {
      count.rows++
      count.rejected++
      if (rejectedRows.length < SHOWN) rejectedRows.push({ row, reason })
    },
    report: (): ImportReport => ({
      ...count,
      leftOut: peopleBefore - count.same - count.changed,
      differences,
      rejectedRows,
      remarks,
      remarkCounts,
    }),
  }
}
