import { spawn } from 'node:child_process'
import { cpSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { keysOf } from '../../main/key.ts'
import { openBase } from '../../main/open-base.ts'
import { copiesIn } from '../../main/store/copies.ts'
import { correctionsOf } from '../../main/store/corrections.ts'
import { snilsCorrection } from '../fakes/correction.ts'
import { keystore } from '../fakes/keystore.ts'
import { ownFolder } from '../fakes/store.ts'

const PROGRAM = fileURLToPath(new URL('turn-and-die.ts', import.meta.url))
const CORRECTIONS = 12

function openedIn(folder: string) {
  const ring = keysOf(folder, keystore('a')).read()
  if (!ring.ok) throw new Error(ring.fault.code)
  const surprises: string[] = []
  const opened = openBase({
    file: join(folder, 'base.db'),
    ring: ring.value,
    copies: copiesIn(join(folder, 'copies')),
    now: Date.now,
    log: { error: (where) => void surprises.push(where) },
  })
  if (!opened.ok) throw new Error(opened.fault.code)
  return { ...opened.value, keys: ring.value.keys, surprises }
}

/** A profile with corrections and a sheet. */
function ownProfile(): { folder: string; code: string } {
  const folder = ownFolder()
  const { database } = openedIn(folder)
  for (let number = 0; number < CORRECTIONS; number += 1)
    correctionsOf(database).add(snilsCorrection({ id: `019a0000-0000-7000-8000-0000000000${10 + number}` }))
  database.close()
  return { folder, code: keysOf(folder, keystore('a')).makeCode().groups.join(' ') }
}

/** The same profile under another name. */
function sameAs(folder: string): string {
  const to = ownFolder()
  cpSync(folder, to, { recursive: true })
  return to
}

/** Changes the key in a process of its own. How many writes there were, or that it was killed. */
function turned(folder: string, killAt: number | 'every'): Promise<number | 'killed'> {
  const child = spawn(process.execPath, [PROGRAM, folder, String(killAt)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve('killed')
      else if (code === 0) resolve(Number(said))
      else reject(new Error(`the change of the key ended with ${code}`))
    })
  })
}

/** Whatever was cut off goes on by itself: everything is there, under the key in force, and the sheet knows that key. */
function expectWhole(folder: string, code: string): void {
  const recovered = keysOf(folder, keystore('b')).openWith(code)
  const { database, key, keys, surprises } = openedIn(folder)
  const found = {
    count: correctionsOf(database).counts().draft,
    whole: database.pragma('integrity_check(1)', { simple: true }),
    surprises,
    isInForce: key === keys[0],
    isKnown: recovered.ok && recovered.value.keys.map(String).includes(String(key)),
    left: readdirSync(folder).filter((name) => /rekey|next/.test(name)),
  }
  database.close()
  expect(found).toEqual({
    count: CORRECTIONS,
    whole: 'ok',
    surprises: [],
    isInForce: true,
    isKnown: true,
    left: [],
  })
}

test('a change of the key that is killed leaves a base that opens, whole, and a sheet that works', async () => {
  const { folder, code } = ownProfile()
  const followed = join(ownFolder(), 'profile')
  cpSync(folder, followed, { recursive: true })
  const writes = await turned(followed, 'every')
  if (writes === 'killed') throw new Error('nobody was to kill it')

  await Promise.all(
    [0.3, 0.6, 0.9].map(async (share) => {
      const own = sameAs(folder)
      expect(await turned(own, Math.ceil(writes * share))).toBe('killed')
      expectWhole(own, code)
    }),
  )
  const stands = readdirSync(dirname(followed)).filter((name) => name.startsWith('profile-at-'))
  expect(stands.length).toBeGreaterThan(5)
  for (const name of stands) expectWhole(join(dirname(followed), name), code)
}, 60_000)
