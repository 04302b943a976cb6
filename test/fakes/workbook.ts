import { Worker } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import { gather } from '../../main/workbook/gather.ts'
import { workbooksInThread, type Thread } from '../../main/workbook/in-thread.ts'
import type { MakeWorkbook, SheetForm } from '../../main/workbook/sheet.ts'

/** Starts the thread that makes a workbook. */
export const startWorkbook = (forms: readonly SheetForm[]): Worker =>
  new Worker(new URL('../../main/workbook-thread.ts', import.meta.url), { workerData: forms, execArgv: [] })

/** Workbooks as the desk makes them, in a real thread. */
export function ownWorkbooks(start: (forms: readonly SheetForm[]) => Thread = startWorkbook) {
  const workbooks = workbooksInThread(start)
  onTestFinished(workbooks.stop)
  return workbooks
}

/** Makes a workbook here, without a thread: for tests that make very many. */
export const makeHere: MakeWorkbook = async (sheets) => {
  const workbook = gather(sheets)
  for (const [place, { rows }] of sheets.entries()) for await (const row of rows) workbook.take(place, [row])
  return workbook.made()
}
