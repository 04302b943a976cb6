import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../contract/settings.ts'
import { done } from '../domain/outcome.ts'
import { copiesFolderIn } from './base-in.ts'
import { RECOVERY_FILE } from './keys/keys.ts'
import type { Ring } from './keys/ring.ts'
import { folderOfDesk, secondFolder, type SecondFolder } from './second-folder.ts'
import { copiesIn } from './store/copies.ts'
import type { World } from './world.ts'

/** A person waits: a drive that does not answer so long is away. */
const ANSWER_WITHIN_MS = 8_000

/** The copies of this desk beside its base. */
export const copiesOf = ({ folder, settings }: Pick<World, 'folder' | 'settings'>) =>
  copiesIn(copiesFolderIn(folder, settings.mode))

/**
 * Those in the second folder, where one is set. Several desks may share it, and the training never lies among the copies of
 * the work. With each copy goes the file that the recovery code opens: of a machine that has burnt nothing else is left.
 */
export function secondOf(
  { settings, keys, now }: Pick<World, 'keys' | 'now' | 'settings'>,
  ring: Ring,
): SecondFolder | undefined {
  const { mode, school, workplace, copies } = settings
  if (!copies) return undefined
  // The oldest key stands for the desk: with the one in force the folder would be another one after each change.
  const own = folderOfDesk({ mode, school, workplace }, ring.keys.at(-1)!)
  const second = secondFolder(copies, own, now)
  return {
    ...second,
    put: async (file, name) => {
      const put = await second.put(file, name)
      return put.ok ? putEnvelope(second, keys) : put
    },
  }
}

/** Puts the file of the recovery code beside the copies there, where there is a code. */
export async function putEnvelope(
  second: Pick<SecondFolder, 'put'>,
  keys: World['keys'],
): ReturnType<SecondFolder['put']> {
  return keys.sheet() ? second.put(keys.envelopeFile, RECOVERY_FILE) : done(undefined)
}

/**
 * The files of the recovery code in the second folder, of this desk and of whatever it was before: the key that tells the
 * folders apart is not known. None where the drive is away.
 */
export async function envelopesBeyond({ mode, school, workplace, copies }: Settings): Promise<Uint8Array[]> {
  if (!copies) return []
  const beginning = ['sverka', mode, school, workplace, ''].join('-')
  const look = async (): Promise<Uint8Array[]> => {
    const folders = (await readdir(copies)).filter((one) => one.startsWith(beginning))
    const read = folders.map((one) => readFile(join(copies, one, RECOVERY_FILE)).catch(() => undefined))
    return (await Promise.all(read)).filter((one) => one !== undefined)
  }
  let late: NodeJS.Timeout | undefined
  const tooLate = new Promise<Uint8Array[]>((resolve) => {
    late = setTimeout(() => resolve([]), ANSWER_WITHIN_MS)
  })
  return Promise.race([look().catch(() => []), tooLate]).finally(() => clearTimeout(late))
}
