/**
 * Feeds every border at which strangers speak with inputs made of genuine ones: `npm run fuzz -- --seed 1`.
 * `--times 2` doubles the inputs, `--only csv,xlsx` tries these targets, `--keep` adds what reached something new to
 * test/fuzz/corpus. A thread per core. Exits non-zero when something crashed, hung, or was accepted wrongly; the
 * inputs are then written to a folder that is named.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { keepInCorpus } from './fuzz/corpus.ts'
import { jobsOf, runJobs } from './fuzz/jobs.ts'
import { printTable, type Row } from './fuzz/table.ts'
import { targets } from './fuzz/targets.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    times: { type: 'string', default: '1' },
    only: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
const wanted = values.only?.split(',')
const chosen = targets.filter(({ name }) => !wanted || wanted.includes(name))
if (chosen.length === 0) {
  console.error(`no such target; there are: ${targets.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
const from = performance.now()
const fresh = new Map<string, number>()
const rows = await runJobs({
  jobs: jobsOf(chosen, Number(values.times)),
  seed,
  threads: availableParallelism(),
  done: ({ name, ran }, left) => {
    const kept = values.keep ? keepInCorpus(name, ran.kept) : ran.kept.length
    fresh.set(name, (fresh.get(name) ?? 0) + kept)
    const seconds = Math.round((performance.now() - from) / 1_000)
    const bad = ran.found.map(({ kind, because }) => `; ${kind}: ${because}`).join('')
    console.error(`${name}: ${ran.inputs} inputs, ${seconds} s, ${left} left${bad}`)
  },
})

const broken = rows.flatMap(({ name, ran }) => ran.found.map((found) => ({ name, ...found })))
const ordered: Row[] = chosen.flatMap(({ name }) => rows.find((row) => row.name === name) ?? [])
printTable(ordered, fresh)
if (broken.length > 0) {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-fuzz-found-'))
  for (const [place, { name, kind, because, input }] of broken.entries()) {
    const file = join(folder, `${name}-${place + 1}`)
    writeFileSync(file, input)
    console.error(`${name}: ${kind}: ${because}\n  ${file}`)
  }
}
const total = (pick: (row: Row) => number): number => ordered.reduce((sum, row) => sum + pick(row), 0)
const crashes = total(({ ran }) => ran.crashes)
const wrong = total(({ ran }) => ran.wrong)
console.log(
  `${total(({ ran }) => ran.inputs)} inputs, ${crashes} crashes, ${wrong} accepted wrongly; ` +
    `seed ${seed}; ${Math.round((performance.now() - from) / 1_000)} s`,
)
process.exitCode = crashes + wrong > 0 ? 1 : 0
