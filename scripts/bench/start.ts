import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { electronPath } from '../../test/host/launch.ts'
import { build } from '../build.ts'
import { root } from '../steps.ts'
import { below, type BenchLine } from './line.ts'

const RUNS = 5

/**
 * From the start of the process to the first heading on the screen, with a base of the training school, against
 * a program of one empty window on the same host in the same run.
 */
export async function benchStart(): Promise<BenchLine[]> {
  if ((await build()) !== 0) throw new Error('the program does not build')
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
  const peer = join(root, 'test/host/contract/app')
  try {
    await headingAfterMs(root, join(folder, 'desk')) // makes the base and takes in the training school
    const desk: number[] = []
    const empty: number[] = []
    for (let turn = 0; turn < RUNS; turn++) {
      desk.push(await headingAfterMs(root, join(folder, 'desk')))
      empty.push(await headingAfterMs(peer, join(folder, 'empty')))
    }
    const ratio = median(desk) / median(empty)
    const note = `${Math.round(median(desk))} ms against ${Math.round(median(empty))} ms, medians of ${RUNS}`
    return [below('start to the first heading, against an empty window', ratio, 'times', 2, note)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function headingAfterMs(app: string, userData: string): Promise<number> {
  const begun = performance.now()
  const launched = await _electron.launch({
    executablePath: electronPath(),
    cwd: root,
    args: [app, `--user-data-dir=${userData}`],
    env: { ...(process.env as Record<string, string>), ELECTRON_STANDIN_HEADLESS: '1' },
  })
  const window = await launched.firstWindow()
  await window.locator('h1').first().waitFor()
  const took = performance.now() - begun
  await launched.close()
  return took
}

const median = (figures: readonly number[]): number =>
  [...figures].sort((one, other) => one - other)[figures.length >> 1]!
