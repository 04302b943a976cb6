import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { createDiagnosis } from '../../../main/diagnosis/diagnosis.ts'

/** The data that comes along. */
export const REGIONS = fileURLToPath(new URL('../../../regions', import.meta.url))

type Wanted = {
  readonly region?: string
  readonly today?: string
  readonly packs?: string
  readonly own?: string
  /** What came along. */
  readonly regions?: string
}

/** The diagnosis of a desk in a region, with the data that comes along. */
export const ownDiagnosis = ({
  region,
  today = '2026-11-22',
  packs,
  own = tempFolder(),
  regions = REGIONS,
}: Wanted = {}) => createDiagnosis({ regions, packs, own, locked: region, today: () => today })

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'regions-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
