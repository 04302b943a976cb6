import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { keystore } from '../fakes/keystore.ts'

/**
 * Changes the key of a profile and opens its base. Killed with -9 before the n-th time that it writes, names or removes a
 * file; with `every` it is never killed, and the profile as it stands before each of these is kept in `<folder>-at-<n>`.
 */
const [folder = '', killAt = ''] = process.argv.slice(2)

let count = 0
const seen = new Set<string>()
const { readdirSync, readFileSync, cpSync } = fs

function stateOf(): string {
  const hash = createHash('sha256')
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(folder, entry.name)))
  return hash.digest('hex')
}

function meet(): void {
  count += 1
  if (count === Number(killAt)) process.kill(process.pid, 'SIGKILL')
  if (killAt !== 'every' || seen.has(stateOf())) return
  seen.add(stateOf())
  cpSync(folder, `${folder}-at-${seen.size}`, { recursive: true })
}

const WRITES = [
  'writeFileSync',
  'renameSync',
  'copyFileSync',
  'rmSync',
  'linkSync',
  'fsyncSync',
  'openSync',
] as const
let isMeeting = false
for (const name of WRITES) {
  const real = fs[name] as (...given: unknown[]) => unknown
  Object.assign(fs, {
    [name]: (...given: unknown[]) => {
      if (!isMeeting) {
        isMeeting = true
        meet()
        isMeeting = false
      }
      return real(...given)
    },
  })
}
syncBuiltinESMExports()

const { keysOf } = await import('../../main/key.ts')
const { openBase } = await import('../../main/open-base.ts')
const { copiesIn } = await import('../../main/store/copies.ts')

const keys = keysOf(folder, keystore('a'))
keys.turn()
const ring = keys.read()
if (!ring.ok) throw new Error(ring.fault.code)
const opened = openBase({
  file: join(folder, 'base.db'),
  ring: ring.value,
  copies: copiesIn(join(folder, 'copies')),
  now: Date.now,
  log: {
    error: (where, cause) => {
      throw new Error(where, { cause })
    },
  },
})
if (!opened.ok) throw new Error(opened.fault.code)
opened.value.database.close()
process.stdout.write(String(count))
