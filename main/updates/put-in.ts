import { constants } from 'node:fs'
import { chmod, copyFile, open, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { UpdateFile } from '../../contract/updates.ts'
import { isWhole } from './download.ts'
import type { Installer } from './installer.ts'

/** Silent; the program is started again afterwards. */
const NSIS = ['/S', '--updated', '--force-run']

/** A file of the folder and what it must hold. */
export type Held = Pick<UpdateFile, 'file' | 'size' | 'sha512'>

/**
 * Puts a file that was fetched in the place of the program, and ends the program. What lies there is looked at once more,
 * and of an AppImage it is the copy that was looked at that becomes the program.
 *
 * @returns `changed` when it is not what was signed; `refused` when the system would not
 */
export async function putIn(
  folder: string,
  held: Held,
  installer: Pick<Installer, 'kind' | 'program' | 'start' | 'end'>,
): Promise<'begun' | 'changed' | 'refused'> {
  const path = join(folder, held.file)
  if (!(await isWhole(path, held))) return 'changed'
  const { kind, program, start, end } = installer
  if (kind === 'AppImage' && program !== undefined) {
    const replaced = await replace(path, program, held)
    if (replaced === 'begun') end(program)
    return replaced
  }
  if (kind !== 'nsis' || !(await start(path, NSIS))) return 'refused'
  end()
  return 'begun'
}

async function replace(path: string, program: string, held: Held): Promise<'begun' | 'changed' | 'refused'> {
  const beside = `${program}.new`
  try {
    await rm(beside, { force: true })
    await copyFile(path, beside, constants.COPYFILE_EXCL)
    if (!(await isWhole(beside, held))) return 'changed'
    await chmod(beside, 0o755)
    const handle = await open(beside, 'r')
    await handle.sync().finally(() => handle.close())
    await rename(beside, program)
    return 'begun'
  } catch {
    return 'refused' // no rights in that folder, a full disk: the program is as it was
  } finally {
    await rm(beside, { force: true }).catch(() => undefined)
  }
}

/** Whether a file of the folder has its name from the way back to it. */
export const BEFORE = 'before-'

/** What an installer is called that has done its work. */
export const INSTALLED = 'installed-'

/** The name of a file without what says where it is in its life. */
export const plainName = (file: string): string =>
  basename(file).replace(/^([0-9a-f]{16}|before|installed)-/, '')
