import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from '../steps.ts'
import type { BenchLine } from './line.ts'

const FILE = join(root, 'docs/bench.json')

const storedShape = z.record(z.string(), z.number())

/** Figures by name, `part: what`. */
export type Stored = Readonly<Record<string, number>>

/** A worse figure than this many times the stored one is told: what two cores with other work make of the same code. */
const TOLERATED = 1.25

/** The figures of the run that was kept last; none before the first. */
export const readStored = (): Stored =>
  existsSync(FILE) ? storedShape.parse(JSON.parse(readFileSync(FILE, 'utf8'))) : {}

/** Keeps these figures beside those of other parts, which stay. */
export function store(figures: Stored): void {
  const all = { ...readStored(), ...figures }
  const sorted = Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)))
  writeFileSync(FILE, `${JSON.stringify(sorted, null, 2)}\n`)
}

/** How many times worse than stored; 1 and less is as good or better. Not known for a new figure. */
export function worseBy(line: BenchLine, stored: number | undefined): number | undefined {
  if (stored === undefined || stored <= 0 || line.figure <= 0) return undefined
  return line.better === 'less' ? line.figure / stored : stored / line.figure
}

/** Worse than noise explains. */
export const isWorse = (times: number | undefined): boolean => times !== undefined && times > TOLERATED
