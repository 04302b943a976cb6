import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { shimEnvironment, type Errno } from './shim.ts'
import type { Sick, ToldSick } from './sick.ts'
import { counted, type Trial } from './trial.ts'

type Wanted = {
  readonly id: string
  readonly fault: string
  readonly outcome: string
  readonly letters: string
  readonly errno: Errno
  /** The codes that a person may get, for each act in its own words. */
  readonly codes: readonly RegExp[]
  /** At every so-manieth place, when all is tried. */
  readonly stride: number
}

const trialOf = ({ id, fault, outcome, letters, errno, codes, stride }: Wanted): Trial => ({
  id,
  fault,
  outcome,
  async run({ folder, times }) {
    const sick: Sick = { folder, letters, errno, stride: Math.max(1, Math.round(stride / times)) }
    const work = spawn(process.execPath, [join(import.meta.dirname, 'sick.ts')], {
      env: { ...shimEnvironment(folder, false), SICK: JSON.stringify(sick) },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const said = await text(work.stdout)
    if (said === '') return { wrong: ['the work was broken off'], seen: '' }
    const told = JSON.parse(said) as ToldSick
    const strange = told.codes.filter((code) => !codes.some((expected) => expected.test(code)))
    return {
      wrong: [...counted(told.wrong), ...strange.map((code) => `another answer: ${code}`)],
      seen: `${told.refused} refusals`,
    }
  },
})

const START = /^(a start|the first start): store\.(disk|damaged|key|key-lost)$/

/** Disks that are full, may only be read, or fail. */
export const sickTrials: readonly Trial[] = (
  [
    {
      id: 'full',
      fault: 'the disk is full at any write: saving, signing, log, sync, copy, settings, import, undo, start',
      outcome: 'base.full, copies.full or import.disk-full; nothing half; goes on when there is room',
      letters: 'W',
      errno: 'ENOSPC',
      codes: [/: (base\.full|copies\.full|import\.disk-full)$/, START],
      stride: 3,
    },
    {
      id: 'read-only',
      fault: 'the disk may only be read from some moment on',
      outcome: 'base.rights or base.disk, copies.rights; nothing half; goes on when it may be written',
      letters: 'OWTSRUK',
      errno: 'EROFS',
      codes: [/: (base\.rights|base\.disk|copies\.rights|copies\.away)$/, START],
      stride: 5,
    },
    {
      id: 'no-rights',
      fault: 'no file may be made or opened for writing',
      outcome: 'what is open goes on; copies.rights, base.rights for settings, store.disk at the start',
      letters: 'O',
      errno: 'EACCES',
      codes: [/: (base\.rights|copies\.rights|copies\.away)$/, START],
      stride: 1,
    },
    {
      id: 'write-error',
      fault: 'the disk answers a write with an error',
      outcome: 'base.disk; nothing half; goes on when it is well',
      letters: 'W',
      errno: 'EIO',
      codes: [/: (base\.disk|copies\.away)$/, START],
      stride: 5,
    },
    {
      id: 'sync-error',
      fault: 'the disk cannot put on the disk what was written (fsync)',
      outcome: 'base.disk: nothing is called saved after it; goes on when it is well',
      letters: 'S',
      errno: 'EIO',
      codes: [/: (base\.disk|copies\.away)$/, START],
      stride: 1,
    },
    {
      id: 'read-error',
      fault: 'the disk answers a reading with an error',
      outcome: 'base.disk, base.damaged or store.*; nothing is written; opens again when it is well',
      letters: 'P',
      errno: 'EIO',
      codes: [/: (base\.disk|base\.damaged|copies\.away|copies\.base|import\..*)$/, START],
      stride: 3,
    },
  ] satisfies Wanted[]
).map(trialOf)
