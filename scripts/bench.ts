/**
 * Every speed, as a ratio to a peer or against a limit in the same run: `npm run bench`, or
 * `npm run bench -- search import` for some. Exits non-zero when a line does not hold; a whole run
 * writes docs/bench.md.
 */
import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { benchChecks } from './bench/checks.ts'
import { benchImport } from './bench/import.ts'
import type { BenchLine } from './bench/line.ts'
import { benchSearch } from './bench/search.ts'
import { benchSigning } from './bench/signing.ts'
import { benchStart } from './bench/start.ts'
import { benchSync } from './bench/sync.ts'
import { root } from './steps.ts'

const benches: Record<string, () => Promise<BenchLine[]>> = {
  search: benchSearch,
  import: benchImport,
  checks: benchChecks,
  sync: benchSync,
  signing: benchSigning,
  start: benchStart,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0)
  throw new Error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`)

const lines: (BenchLine & { bench: string })[] = []
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  console.log(`\n${name}`)
  for (const line of await benches[name]!()) {
    lines.push({ ...line, bench: name })
    console.log(
      `  ${line.holds ? 'holds' : 'FAILS'}  ${line.what}: ${shown(line.figure)} ${line.unit} (limit ${line.limit})`,
    )
    if (line.note) console.log(`         ${line.note}`)
  }
}

if (asked.length === 0) writeFileSync(join(root, 'docs/bench.md'), report())
const failures = lines.filter((line) => !line.holds).length
console.log(`\n${lines.length - failures} hold, ${failures} fail`)
process.exitCode = failures === 0 ? 0 : 1

function shown(figure: number): string {
  return figure >= 100 ? Math.round(figure).toLocaleString('en') : figure.toPrecision(3)
}

function report(): string {
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`
  const rows = lines.map(
    ({ bench, what, figure, unit, limit, holds, note }) =>
      `| ${bench} | ${what} | ${shown(figure)} ${unit} | ${limit} | ${holds ? 'yes' : '**no**'} | ${note ?? ''} |`,
  )
  return `# Speeds

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}; ${machine}; Node ${process.version}.
Each figure is a ratio to a peer or a limit measured in the same run: machines differ, ratios hardly do.

| bench | what | figure | limit | holds | note |
|---|---|---|---|---|---|
${rows.join('\n')}
`
}
