/**
 * Lets the disk, the power, the clock and the machine fail in every way we know of, and looks whether what comes of it is
 * what docs/reliability.md promises: `npm run faults -- --only power --seed 1 --times 0.2`. Prints a table and exits
 * non-zero when anything does not hold.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { memoryPlace } from './faults/trial.ts'
import { trials } from './faults/trials.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    times: { type: 'string', default: '1' },
  },
})
const seed = Number(values.seed)
const times = Number(values.times)
const wanted = trials.filter(
  ({ id }) => !values.only || values.only.split(',').some((one) => id.startsWith(one)),
)

const from = performance.now()
let failed = 0
const waiting = [...wanted]
await Promise.all([next(), next()])
const seconds = Math.round((performance.now() - from) / 1_000)
console.log(`${wanted.length - failed} passed, ${failed} failed; seed ${seed}; ${seconds} s`)
process.exitCode = failed > 0 || wanted.length === 0 ? 1 : 0

/** Two at a time: one that waits for a disk leaves the processor to the other. */
async function next(): Promise<void> {
  for (let trial = waiting.shift(); trial; trial = waiting.shift()) {
    const folder = mkdtempSync(join(memoryPlace(), 'sverka-faults-'))
    const began = performance.now()
    try {
      const { wrong, seen } = await trial.run({ folder, seed, times }).catch((cause: unknown) => ({
        wrong: [cause instanceof Error ? cause.message : 'unknown'],
        seen: '',
      }))
      const lasted = ((performance.now() - began) / 1_000).toFixed(0)
      console.log(`${wrong.length === 0 ? 'holds' : 'FAILS'}  ${trial.id.padEnd(14)} ${trial.fault}`)
      console.log(`       ${' '.repeat(14)} → ${trial.outcome}${seen && ` (${seen}; ${lasted} s)`}`)
      for (const words of wrong.slice(0, 8)) console.log(`       ${' '.repeat(14)} ! ${words.slice(0, 200)}`)
      if (wrong.length > 0) failed += 1
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
