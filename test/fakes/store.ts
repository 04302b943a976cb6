import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Database } from '../../main/store/database.ts'
import { openStore } from '../../main/store/open.ts'
import type { PersonIndex } from '../../main/store/people.ts'

export const key = new Uint8Array(32).fill(7)

/** An index that remembers nothing, for tests that do not search. */
export const noIndex: PersonIndex = { keep() {}, forget() {} }

/** A folder of the test's own, gone when the test has ended. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A real encrypted base in a folder of the test's own. */
export function ownBase(file = join(ownFolder(), 'base.db')): { file: string; database: Database } {
  const opened = openStore({ file, key })
  if (!opened.ok) throw new Error(opened.fault.code)
  const database = opened.value
  onTestFinished(() => {
    database.close()
  })
  return { file, database }
}
