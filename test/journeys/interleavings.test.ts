import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { tryInterleavings } from '../../scripts/interleave/property.ts'

/** The suite tries some of them; `npm run interleave` tries ten thousand. */
const RUNS = 120

test('whatever desks, line and gateway suffer, and in whatever order, nothing is lost or applied twice', async () => {
  const found = await tryInterleavings({ runs: RUNS, seed: 20_261_122 })
  const words = found.errorInstance instanceof Error ? found.errorInstance.message : ''
  expect(found.failed ? `${fc.defaultReportMessage(found)}\n${words}` : 'holds').toBe('holds')
}, 300_000)
