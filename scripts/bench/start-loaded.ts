import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { root } from '../steps.ts'
import type { BenchTable } from './result.ts'

/** A file that was loaded before the search could be used, and its bytes. */
type Loaded = readonly [name: string, bytes: number]

const MAIN = join(root, 'out/main')
const SHOWN = 12

/** What a start has loaded: the files of the page and of the main process, the largest first. */
export async function loadedIn(app: ElectronApplication, window: Page): Promise<readonly BenchTable[]> {
  const page = await window.evaluate(() =>
    performance.getEntriesByType('resource').map((one): [string, number] => {
      const { name, decodedBodySize } = one as PerformanceResourceTiming
      return [name.split('/').at(-1)!, decodedBodySize]
    }),
  )
  const required = await app.evaluate(() => {
    const { Module } = process.getBuiltinModule('node:module') as unknown as { Module: { _cache: object } }
    return Object.keys(Module._cache)
  })
  const packaged = Map.groupBy(
    required.filter((file) => file.includes('node_modules')),
    (file) => file.split('node_modules/').at(-1)!.split('/')[0]!,
  )
  const ofPackages = [...packaged].map(([name, files]): Loaded => [
    `${name} (${files.length} files)`,
    sum(files.map(bytesOf)),
  ])
  return [
    tableOf('Start: code and styles the page loads', page),
    tableOf('Start: code the main process loads', [...filesOfStart(), ...ofPackages]),
  ]
}

/** What the first files bring while the host and its window are under way. */
const BROUGHT = /\bimport\(["`]\.\/((?:program|run-desk)-[\w-]+\.js)["`]\)/g

const IMPORTED = /\b(?:from|import)\s*["`]\.\/([\w.-]+\.js)["`]/g

/** Built files that a start reads: the first, and what each imports. */
function filesOfStart(): Loaded[] {
  const files = new Set(['index.js'])
  for (const file of files) {
    const text = readFileSync(join(MAIN, file), 'utf8')
    for (const pattern of [IMPORTED, BROUGHT])
      for (const [, named] of text.matchAll(pattern)) files.add(named!)
  }
  return [...files].map((file): Loaded => [file, bytesOf(join(MAIN, file))])
}

function tableOf(title: string, loaded: readonly Loaded[]): BenchTable {
  const sorted = loaded.toSorted(([, one], [, other]) => other - one)
  const rest = sorted.slice(SHOWN)
  const rows = sorted.slice(0, SHOWN).map(rowOf)
  if (rest.length > 0) rows.push(rowOf([`${rest.length} more`, sum(rest.map(([, bytes]) => bytes))]))
  rows.push(rowOf(['in all', sum(loaded.map(([, bytes]) => bytes))]))
  return { title, head: ['file', 'KB'], rows }
}

const rowOf = ([name, bytes]: Loaded): string[] => [
  name.replace(/-[\w-]{8}(?=\.\w+$)/, ''),
  (bytes / 1_024).toFixed(0),
]

const bytesOf = (file: string): number => statSync(file).size

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
