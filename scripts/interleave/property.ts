import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { migrate } from '../../gateway/archive/migrate.ts'
import { openPglite } from '../../gateway/archive/pglite.ts'
import { openStore } from '../../main/store/open.ts'
import { key } from '../../test/fakes/store.ts'
import { findings } from './findings.ts'
import { COPIES } from './region.ts'
import { closeWorld, happen, openWorld, quiet } from './run.ts'
import { story, type Story } from './steps.ts'

type Wishes = {
  readonly runs: number
  readonly seed: number
  readonly path?: string
  readonly ran?: () => void
  /** Whether the smallest form is looked for; so it is unless told. */
  readonly shrinks?: boolean
}

const MEMORY = '/dev/shm'

/**
 * Whatever desks, line and gateway do and suffer, in whatever order: once the line is well, no correction is lost or
 * applied twice, and all see the same. Gives what fast-check found.
 */
export async function tryInterleavings({ runs, seed, path, ran = () => undefined, shrinks = true }: Wishes) {
  // What a power cut takes is not tried here: bases in memory spare the disk.
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'sverka-interleave-'))
  const sql = await openPglite()
  try {
    await migrate(sql)
    await sql.script(COPIES)
    const template = join(folder, 'empty.db')
    const opened = openStore({ file: template, key })
    if (!opened.ok) throw new Error(opened.fault.code)
    opened.value.close()

    return await fc.check(
      fc.asyncProperty(story, async (one) => {
        const wrong = await happening(one, { sql, folder, template })
        ran()
        if (wrong.length > 0) throw new Error(wrong.join('\n'))
      }),
      { numRuns: runs, seed, endOnFailure: !shrinks, ...(path && { path }) },
    )
  } finally {
    await sql.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function happening(one: Story, wishes: Parameters<typeof openWorld>[1]): Promise<string[]> {
  const world = await openWorld(one, wishes)
  try {
    for (const step of one.steps) await happen(world, step)
    await quiet(world)
    return await findings(world)
  } finally {
    await closeWorld(world)
  }
}
