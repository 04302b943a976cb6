import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where inputs are kept that once reached something new: test/fuzz/corpus/<target>/<hash>. */
export const CORPUS = join(import.meta.dirname, '../../test/fuzz/corpus')

/** Larger inputs are not kept, bytes. */
const LARGEST = 6_000

/** All inputs of one target together, bytes. */
const MOST = 60_000

/** The kept inputs of a target, in the order of their names. */
export function corpusOf(target: string): Uint8Array[] {
  const folder = join(CORPUS, target)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name)))
}

/** Keeps new inputs of a target, named by what they are; gives how many were not there. */
export function keepInCorpus(target: string, inputs: readonly Uint8Array[]): number {
  const folder = join(CORPUS, target)
  mkdirSync(folder, { recursive: true })
  let held = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  let kept = 0
  for (const input of inputs) {
    const file = join(folder, createHash('sha256').update(input).digest('hex').slice(0, 16))
    if (existsSync(file) || input.length > LARGEST || held + input.length > MOST) continue
    writeFileSync(file, input)
    held += input.length
    kept += 1
  }
  return kept
}
