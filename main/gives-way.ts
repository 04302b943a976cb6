import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepDamaged } from './aside.ts'
import { baseIn, copiesFolderIn } from './base-in.ts'
import { fittingKey } from './keys/fits.ts'
import type { Ring } from './keys/ring.ts'
import { connect } from './store/database.ts'
import { stepOf } from './store/migrate.ts'
import { flushFile, renameLasting } from './store/lasting.ts'
import { nextBaseOf } from './store/next-base.ts'
import { unlock } from './store/open.ts'
import type { Installer } from './updates/installer.ts'
import { keptIn, type PutIn } from './updates/kept.ts'
import { countStart } from './updates/way-back.ts'
import type { World } from './world.ts'

/** Where everything of updates lies in a profile. */
export const updatesFolderIn = (folder: string): string => join(folder, 'updates')

/** What a profile remembers of updates. The oldest key stands for the desk: it stays when another comes into force. */
export const keptOf = (folder: string, ring: Pick<Ring, 'keys'>) =>
  keptIn(updatesFolderIn(folder), ring.keys.at(-1)!)

/** A program that starts again with other settings has not started anew. */
const counted = new WeakSet<Installer>()

/**
 * Whether this version gives way to the one before: it was just put in and failed twice to open its screen. The base goes
 * back only where this version has changed it; nobody has worked with it since.
 *
 * @returns true when the program ends now
 */
export async function givesWay(world: World, ring: Ring): Promise<boolean> {
  const { folder, installer, version, now, log } = world
  if (counted.has(installer)) return false
  counted.add(installer)
  const gives = await countStart({
    version,
    folder: updatesFolderIn(folder),
    kept: keptOf(folder, ring),
    installer,
    now,
    bringBack,
  }).catch((cause: unknown) => {
    log.error('updates.returned', cause) // a full disk: a version that cannot be counted may still come well
    return false
  })
  if (gives) log.error('updates.returned', undefined)
  return gives

  function bringBack({ copy, base, mode }: PutIn): void {
    const file = baseIn(folder, mode)
    if (isAsBefore(file, base, ring)) return
    keepDamaged(file, now()) // nobody should have worked with it; whoever did loses nothing
    copyFileSync(join(copiesFolderIn(folder, mode), copy), `${file}.part`)
    flushFile(`${file}.part`)
    renameLasting(`${file}.part`, nextBaseOf(file))
  }
}

/** Whether the base still has as many steps as the version before knows. */
function isAsBefore(file: string, steps: number, ring: Ring): boolean {
  try {
    const key = fittingKey(file, ring.keys)
    if (!key) return false
    const base = connect(file)
    try {
      unlock(base, key)
      return stepOf(base) === steps
    } finally {
      base.close()
    }
  } catch {
    return false // it cannot be read: the copy can
  }
}
