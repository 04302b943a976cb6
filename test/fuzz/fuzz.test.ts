import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { CORPUS, corpusOf } from '../../scripts/fuzz/corpus.ts'
import { runShare } from '../../scripts/fuzz/run-share.ts'
import { targets } from '../../scripts/fuzz/targets.ts'

/** The short run of npm run fuzz: the kept corpus, and some new inputs of one seed for each target. */
const SEED = 20_260_901

/** Targets that write a file for each input, or ask a database. */
const SLOW: ReadonlyMap<string, number> = new Map([
  ['csv', 15],
  ['xlsx', 20],
  ['receipt', 25],
  ['gateway', 30],
  ['import', 14],
  ['cades', 100],
  ['time-stamp', 120],
  ['apdu', 300],
  ['der', 300],
  ['certificate', 250],
  ['pem', 150],
  ['calls', 250],
  ['pin-calls', 100],
  ['calendar', 80],
  ['region-pack', 100],
  ['settings', 120],
  ['desk-settings', 120],
])

const USUAL = 500

test.for(targets.map(({ name }) => name))(
  '%s: nothing crashes and nothing is accepted wrongly',
  async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'sverka-fuzz-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const target = targets.find((one) => one.name === name)!
    const corpus = corpusOf(name)
    const inputs = corpus.length + (SLOW.get(name) ?? USUAL)
    const ran = await runShare({ target, folder, seed: SEED, share: 0, inputs, corpus, watched: 0 })
    expect(ran.found.map(({ kind, because }) => `${kind}: ${because}`)).toEqual([])
    expect(ran.inputs).toBeGreaterThanOrEqual(inputs)
    expect(ran.accepted).toBeGreaterThan(0)
    expect(ran.refused).toBeGreaterThan(0)
  },
)

test('the kept corpus is of targets that there are, and small', () => {
  const names = existsSync(CORPUS) ? readdirSync(CORPUS) : []
  expect(names.filter((name) => !targets.some((target) => target.name === name))).toEqual([])
  const files = names.flatMap((name) =>
    readdirSync(join(CORPUS, name)).map((file) => join(CORPUS, name, file)),
  )
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(2_000_000)
})
