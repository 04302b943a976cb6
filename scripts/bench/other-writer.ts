import { setTimeout } from 'node:timers/promises'
import { inOneGo } from '../../main/store/database.ts'
import { openStore } from '../../main/store/open.ts'

/**
 * Somebody who saves a little in the same base every 50 ms, in a process of its own, until its parent says a word;
 * then tells it how long each waited.
 *
 * `node other-writer.ts <base>`
 */

const EVERY_MS = 50

const opened = openStore({ file: process.argv[2]!, key: new Uint8Array(32).fill(7) })
if (!opened.ok) throw new Error(opened.fault.code)
const database = opened.value
// Who waits longer than the product lets anybody wait is counted all the same.
database.pragma('busy_timeout=60000')
const save = database.prepare(`insert or replace into cursor (source, mark) values ('bench', ?)`)

const over = new AbortController()
process.once('message', () => over.abort())

const waits: number[] = []
process.send?.('ready')
while (!over.signal.aborted) {
  const from = performance.now()
  inOneGo(database, () => save.run(String(from)))
  waits.push(performance.now() - from)
  await setTimeout(EVERY_MS)
}
database.close()
process.send?.(waits)
process.disconnect?.()
