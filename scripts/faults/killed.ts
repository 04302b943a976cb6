import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { chanceFrom } from '../torture/terms.ts'
import { judge, type Expected } from './judge.ts'
import { olderBase, yesterdaysBase } from './older-base.ts'
import type { Story } from './work.ts'
import { KEY, NEXT_KEY } from './office.ts'
import { shimPlaces } from './shim.ts'
import { counted, type Given, type Trial, type Tried } from './trial.ts'

/** Longer than a story takes on a slow machine, ms. */
const LONGEST_MS = 30_000

type Wishes = Given & {
  readonly story: Story
  readonly kills: number
  readonly before?: string
  readonly told?: readonly string[]
  readonly expected?: Expected
}

/** Lets the story begin again and again, each time killed at another instant; what was told stands in the control file. */
async function kill({
  folder,
  seed,
  story,
  kills,
  before,
  told: early = [],
  expected,
}: Wishes): Promise<Tried> {
  const chance = chanceFrom(seed)
  const wrong: string[] = []
  const told = new Set<number>()
  let ms = 0
  for (let time = 0; time <= kills; time += 1) {
    const own = join(folder, `kill-${time}`)
    const { root, control } = shimPlaces(own)
    mkdirSync(join(root, 'second'), { recursive: true })
    if (before) cpSync(before, root, { recursive: true })
    const began = performance.now()
    const work = spawn(process.execPath, [join(import.meta.dirname, 'work.ts')], {
      env: { ...process.env, WORK: JSON.stringify({ folder: own, story }) },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const ended = new Promise<number | null>((resolve) => work.once('close', resolve))
    if (time === 0) {
      // The first one lives, to know how long that takes.
      const code = await Promise.race([ended, sleep(LONGEST_MS, null, { ref: false })])
      if (code !== 0) throw new Error('the story did not come to its end')
      ms = performance.now() - began
    } else await Promise.race([ended, sleep(ms * (0.4 + 0.6 * chance()))])
    work.kill('SIGKILL')
    await ended
    const marks = existsSync(control)
      ? readFileSync(control, 'utf8')
          .split('\n')
          .slice(0, -1)
          .map((line) => line.replace(/^mark /, ''))
      : []
    told.add(marks.length)
    wrong.push(...judge(root, [...early, ...marks], expected))
    rmSync(own, { recursive: true })
  }
  return { wrong: counted(wrong), seen: `${kills} kills, at ${told.size} places of the story` }
}

/** A program of its own, which ends with 0 when all holds. */
async function ownProgram(script: string, wishes: readonly string[]): Promise<Tried> {
  const work = spawn(process.execPath, [join(import.meta.dirname, '..', script), ...wishes], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => work.once('close', resolve))
  const said = (await text(work.stdout)).trimEnd().split('\n')
  const code = await ended
  const failed = said.filter((line) => line.startsWith('FAILS'))
  const seen = said.find((line) => /\d (kills|runs), /.test(line) && !line.includes('runs/s\n')) ?? ''
  return {
    wrong: code === 0 ? [] : failed.length > 0 ? failed : [`ended with ${code}`],
    seen: seen.split(';')[0]!,
  }
}

/** `kill -9` at any instant. */
export const killTrials: readonly Trial[] = [
  {
    id: 'kill-day',
    fault:
      'killed at any instant of a day: first start, saving, signing, copy, import, undo, settings, restore',
    outcome: 'the base opens whole; all that was called saved is there; nothing is half there',
    run: (given) => kill({ ...given, story: 'day', kills: Math.ceil(40 * given.times) }),
  },
  {
    id: 'kill-step',
    fault: 'killed while a newer program brings the base to its form',
    outcome: 'the base is in the old form or the new one, whole, with its copy of before',
    run: (given) => {
      const { before, from } = olderBase(given.folder)
      const kills = Math.ceil(15 * given.times)
      return kill({ ...given, before, expected: { from }, story: 'step', kills })
    },
  },
  {
    id: 'kill-key',
    fault: 'killed while the base is brought under another key',
    outcome: 'the base is whole under one of the two, and comes under the new one at the next start',
    run: (given) =>
      kill({
        ...given,
        ...yesterdaysBase(given.folder),
        expected: { keys: [NEXT_KEY, KEY] },
        story: 'key',
        kills: Math.ceil(15 * given.times),
      }),
  },
  {
    id: 'kill-line',
    fault: 'killed while it signs and sends, on a line that loses requests and answers',
    outcome: 'everything signed is in the journal once, in order',
    run: ({ seed, times }) =>
      ownProgram('torture.ts', ['--times', String(Math.ceil(25 * times)), '--seed', String(seed)]),
  },
]
