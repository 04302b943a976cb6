import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { memoryPlace } from '../../scripts/faults/trial.ts'
import { trials } from '../../scripts/faults/trials.ts'

/** Of each trial so much is tried here; `npm run faults` tries the whole. */
const SHARES: { readonly [id: string]: number } = {
  'power-day': 0.05,
  'power-step': 0.1,
  full: 0.05,
  'sync-error': 0.5,
  pages: 0.04,
  copies: 1,
  'copy-damaged': 0.1,
  'second-folder': 1,
  'chain-end': 1,
  'two-programs': 0.1,
  clock: 1,
}

for (const { id, fault, run } of trials) {
  const share = SHARES[id]
  if (share === undefined) continue
  test(`what is promised holds: ${fault}`, async () => {
    const folder = mkdtempSync(join(memoryPlace(), 'sverka-test-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const { wrong } = await run({ folder, seed: 7, times: share })
    expect(wrong).toEqual([])
  })
}

test('the table of faults says what is tried, and nothing else', () => {
  const page = readFileSync(new URL('../../docs/reliability.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `([a-z-]+)` +\| ([^|]+) \| ([^|]+) \|/gm)].map(
    ([, id, fault, outcome]) => ({
      id,
      fault: fault!.trim(),
      outcome: outcome!.trim(),
    }),
  )
  expect(rows).toEqual(trials.map(({ id, fault, outcome }) => ({ id, fault, outcome })))
})
