import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chanceFrom } from '../torture/terms.ts'
import { createDisk, type Luck } from './disk.ts'
import { judge, type Expected } from './judge.ts'
import { KEY, NEXT_KEY } from './office.ts'
import type { Story } from './work.ts'
import { shimEnvironment, shimPlaces } from './shim.ts'
import { olderBase, yesterdaysBase } from './older-base.ts'
import { readTrace } from './trace.ts'
import { counted, type Given, type Trial } from './trial.ts'

const LUCKS: readonly Luck[] = ['none', 'subset', 'prefix', 'all']

/** States looked at beside the usual ones, at each border while one base takes the place of another. */
const SWAPS = 4

type Wishes = {
  /** A folder of its own for everything. */
  readonly folder: string
  readonly story: Story
  /** What lies in the profile at the beginning. */
  readonly before?: string
  /** What a person was told before. */
  readonly told?: readonly string[]
  readonly expected?: Expected
  /** How many states are looked at, at most. */
  readonly times: number
  readonly seed: number
}

/** Lets the story happen once, and then looks at what the disk may hold after the power went at any moment of it. */
export function cutPower({ folder, story, before, told = [], expected, times, seed }: Wishes) {
  const { root, trace } = shimPlaces(folder)
  mkdirSync(join(root, 'second'), { recursive: true })
  const disk = createDisk(root)
  if (before) cpSync(before, root, { recursive: true })
  disk.begin(root)
  const work = spawnSync(process.execPath, [join(import.meta.dirname, 'work.ts')], {
    env: { ...shimEnvironment(folder, true), WORK: JSON.stringify({ folder, story }) },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (work.status !== 0) throw new Error('the story did not come to its end')

  const chance = chanceFrom(seed)
  const entries = readTrace(trace)
  // Of interest is what lies between two syncs or name changes: before and after each; of the rest some.
  const borders = entries.filter(({ kind }) => isBorder(kind)).length
  const share = Math.min(1, times / (borders * 2 * LUCKS.length))
  const marks: string[] = [...told]
  const wrong: string[] = []
  let states = 0

  const look = (luck: Luck): void => {
    const left = mkdtempSync(join(folder, 'left-'))
    disk.cut(left, luck, chance)
    states += 1
    wrong.push(...judge(left, marks, expected))
    rmSync(left, { recursive: true })
  }
  const lookAll = (): void => {
    for (const luck of LUCKS) if (chance() < share) look(luck)
    // One base in the place of another: a few steps, and any order of them is tried.
    if (marks.at(-1) === 'restore') for (let time = 0; time < SWAPS; time += 1) look('subset')
  }

  for (const entry of entries) {
    if (isBorder(entry.kind)) lookAll()
    else if (chance() < share / 20) look('subset')
    disk.take(entry)
    if (entry.kind === 'mark') marks.push(entry.text)
    if (isBorder(entry.kind)) lookAll()
  }
  return { wrong: counted(wrong), seen: `${states} states of the disk, ${marks.length} things told` }
}

const isBorder = (kind: string): boolean => ['sync', 'rename', 'unlink', 'mark'].includes(kind)

/** The states of a day are some thousands; so many of them are looked at. */
const STATES = 400

export const powerTrials: readonly Trial[] = [
  {
    id: 'power-day',
    fault:
      'power cut at any moment of a day: first start, saving, signing, copy, import, undo, settings, restore',
    outcome: 'the base opens whole; all that was called saved is there; nothing is half there',
    run: async ({ folder, seed, times }: Given) =>
      cutPower({ folder, story: 'day', seed, times: Math.ceil(STATES * times) }),
  },
  {
    id: 'power-step',
    fault: 'power cut while a newer program brings the base to its form',
    outcome: 'the base is in the old form or the new one, whole, with its copy of before',
    run: async ({ folder, seed, times }: Given) => {
      const { before, from } = olderBase(folder)
      return cutPower({
        folder,
        story: 'step',
        before,
        expected: { from },
        seed,
        times: Math.ceil((STATES / 4) * times),
      })
    },
  },
  {
    id: 'power-key',
    fault: 'power cut while the base is brought under another key',
    outcome: 'the base is whole under one of the two, and comes under the new one at the next start',
    run: async ({ folder, seed, times }: Given) =>
      cutPower({
        folder,
        story: 'key',
        ...yesterdaysBase(folder),
        expected: { keys: [NEXT_KEY, KEY] },
        seed,
        times: Math.ceil((STATES / 4) * times),
      }),
  },
]
