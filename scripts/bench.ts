/**
 * Every speed, as a ratio to a peer or against a limit in the same run: `npm run bench`, or
 * `npm run bench -- search import` for some parts. `--seed N` takes other people and queries; `--quick` runs the
 * short form of each part that has one; `--store` keeps the figures that later runs are compared with. A whole run
 * writes docs/bench.md. What is worse than stored is told at the end. Exits non-zero when a limit does not hold.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { above } from './bench/line.ts'
import { parts } from './bench/parts.ts'
import { pageOf, shown, titledTable, type Measured } from './bench/report.ts'
import type { BenchResult } from './bench/result.ts'
import { isWorse, readStored, store, worseBy } from './bench/stored.ts'
import { root } from './steps.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    store: { type: 'boolean', default: false },
  },
})
/** Twice what the dearest part takes, with its bases to make. */
const MOST_OF_A_PART_MS = 600_000

const unknown = positionals.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0)
  throw new Error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)

const depth = values.quick ? 'quick' : 'whole'
const asked = positionals.length > 0 ? positionals : Object.keys(parts)
const names = asked.filter((name) => parts[name]![depth] !== undefined)
const stored = readStored()
const measured: Measured[] = []
const worse: string[] = []

for (const name of names) {
  const begun = performance.now()
  const result = await measure(name)
  const seconds = (performance.now() - begun) / 1_000
  measured.push({ name, result, seconds })
  console.log(`\n${name} (${Math.round(seconds)} s)`)
  for (const line of result.lines) {
    console.log(
      `  ${line.holds ? 'holds' : 'FAILS'}  ${line.what}: ${shown(line.figure)} ${line.unit} (limit ${line.limit})`,
    )
    if (line.note) console.log(`         ${line.note}`)
    const times = worseBy(line, stored[keyOf(name, line.what)])
    if (isWorse(times))
      worse.push(
        `${name}: ${line.what}: ${times!.toFixed(2)} times worse than ${shown(stored[keyOf(name, line.what)]!)}`,
      )
  }
  for (const table of result.tables ?? []) console.log(`\n${titledTable(table)}`)
}

const isAll = positionals.length === 0 && !values.quick
if (isAll) writeFileSync(join(root, 'docs/bench.md'), pageOf(measured, Number(values.seed)))
if (values.store)
  store(
    Object.fromEntries(
      measured.flatMap(({ name, result }) =>
        result.lines
          .filter(({ figure }) => Number.isFinite(figure))
          .map(({ what, figure }) => [keyOf(name, what), figure]),
      ),
    ),
  )

const lines = measured.flatMap(({ result }) => result.lines)
const failures = lines.filter((line) => !line.holds).length
const minutes = measured.reduce((sum, { seconds }) => sum + seconds, 0) / 60
if (worse.length > 0)
  console.log(`\n!!! SLOWER THAN STORED !!!\n${worse.map((one) => `!!! ${one}`).join('\n')}`)
console.log(
  `\n${lines.length - failures} hold, ${failures} fail, ${worse.length} worse than stored; ${minutes.toFixed(1)} minutes`,
)
process.exitCode = failures === 0 ? 0 : 1

function keyOf(name: string, what: string): string {
  return `${name}${values.quick ? ' quick' : ''}: ${what}`
}

/** The part in a process of its own; its memory is its own, and its words come through. One that breaks off is told as failed. */
async function measure(name: string): Promise<BenchResult> {
  const child = fork(join(root, 'scripts/bench/part.ts'), [name, depth, values.seed], {
    serialization: 'advanced', // a figure that is no number must not come as null
  })
  const ended = once(child, 'exit')
  let result: BenchResult | undefined
  child.once('message', (message) => {
    result = message as BenchResult
  })
  const late = setTimeout(() => child.kill(), MOST_OF_A_PART_MS)
  const [code] = (await ended) as [number | null]
  clearTimeout(late)
  const why = code === null ? 'cut off: it took too long' : `ended with ${code}`
  return result ?? { lines: [above('the part ends with its figures', 0, 'results', 1, why)] }
}
