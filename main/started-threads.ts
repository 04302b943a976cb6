import { join } from 'node:path'
import { Worker, type ResourceLimits } from 'node:worker_threads'
import type { CopyStart, HealthStart, SyncStart, ThreadStart, VerifyStart } from './thread-start.ts'
import type { SheetForm } from './workbook/sheet.ts'

/** The programs of the threads lie beside this one among what is built. */
const startThread =
  <Start = ThreadStart>(name: string, resourceLimits?: ResourceLimits) =>
  (start: Start) =>
    new Worker(join(import.meta.dirname, `${name}.js`), {
      workerData: start,
      ...(resourceLimits && { resourceLimits }),
    })

/**
 * Starts the thread that talks with the journal. Room for what lives short: in a first pull nearly all does, and with
 * the usual room it would be copied about.
 */
export const startSync = startThread<SyncStart>('sync', { maxYoungGenerationSizeMb: 96 })

/**
 * Starts the thread that reads files and writes the people in them; that checks everybody; that verifies signatures; that
 * makes one workbook; that makes one copy.
 */
export const threads = {
  startImport: startThread('importer'),
  startHealth: startThread<HealthStart>('health'),
  startVerifying: startThread<VerifyStart>('verifier'),
  startWorkbook: startThread<readonly SheetForm[]>('workbook'),
  startCopy: startThread<CopyStart>('copier'),
}
