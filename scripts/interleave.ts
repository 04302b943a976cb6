/**
 * Random interleavings of desks, faults and restarts, each judged at its end:
 * `npm run interleave -- --runs 10000 --seed 1`. Two processes share the runs. Exits non-zero when one is falsified,
 * with its smallest form; `--path` and the seed it names repeat it alone.
 */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Share, ToldShare } from './interleave/share.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    path: { type: 'string' },
  },
})
const runs = Number(values.runs)
const seed = Number(values.seed)
const from = performance.now()

const shares: Share[] = values.path
  ? [{ runs, seed, path: values.path }]
  : [
      { runs: Math.ceil(runs / 2), seed },
      { runs: Math.floor(runs / 2), seed: seed + 1_000_003 },
    ]
let done = 0
let falsified = 0

await Promise.all(shares.filter((share) => share.runs > 0).map(runShare))
const seconds = (performance.now() - from) / 1_000
console.log(`${done} runs, ${falsified} falsified; seed ${seed}; ${Math.round(seconds)} s, ${rate()} runs/s`)
process.exitCode = falsified > 0 ? 1 : 0

function runShare(share: Share): Promise<void> {
  const child = fork(join(import.meta.dirname, 'interleave/share.ts'), { stdio: 'inherit' })
  child.send(share)
  return new Promise((resolve, reject) => {
    child.on('message', (told: ToldShare) => {
      if ('ran' in told) return count(told.ran)
      falsified += told.falsified ? 1 : 0
      if (told.falsified) console.error(told.falsified)
      resolve()
    })
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a share has ended with ${code}`)),
    )
  })
}

function count(ran: number): void {
  const before = done
  done += ran
  if (Math.floor(before / 500) < Math.floor(done / 500)) console.log(`${done} runs, ${rate()} runs/s`)
}

function rate(): string {
  return (done / ((performance.now() - from) / 1_000)).toFixed(1)
}
