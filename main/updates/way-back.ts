import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isWhole } from './download.ts'
import type { Installer } from './installer.ts'
import type { Kept, KeptFile, PutIn } from './kept.ts'
import { BEFORE, INSTALLED, plainName, putIn, type Held } from './put-in.ts'

/** So often a new version may fail to open its screen; the next time the one before comes back. */
const MOST_STARTS = 2

/**
 * Keeps what brings the version of now back, one and no more: the AppImage itself, or the installer it came by.
 *
 * @returns undefined where there is none: then only whoever looks after the machine brings it back
 */
export async function keepWayBack(
  folder: string,
  { kind, program }: Pick<Installer, 'kind' | 'program'>,
  { installer }: Kept,
): Promise<Held | undefined> {
  const forget = (): void => {
    for (const name of readdirSync(folder))
      if (name.startsWith(BEFORE)) rmSync(join(folder, name), { force: true })
  }
  if (kind === 'AppImage' && program !== undefined) {
    forget()
    const file = `${BEFORE}${basename(program)}`
    await copyFile(program, join(folder, file))
    return { file, size: statSync(join(folder, file)).size, sha512: await sha512Of(join(folder, file)) }
  }
  if (!installer || !existsSync(join(folder, installer.file))) return undefined
  forget()
  const file = `${BEFORE}${plainName(installer.file)}`
  renameSync(join(folder, installer.file), join(folder, file))
  return { ...installer, file }
}

/** The first screen stands and the base is open: this version has come, and is not given up any more. */
export function wentWell(folder: string, kept: KeptFile, now: number): void {
  const { puttingIn } = kept.read()
  if (!puttingIn) return
  // First of all, whatever the disk does then: what counts as still being put in takes the base back after two more starts.
  kept.change({
    puttingIn: undefined,
    installer: undefined,
    came: { from: puttingIn.from, at: now, isReturn: false },
    fault: undefined,
  })
  const fetched = readdirSync(folder).find((name) => name === puttingIn.fetched.file)
  if (!fetched) return
  for (const name of readdirSync(folder))
    if (name.startsWith(INSTALLED)) rmSync(join(folder, name), { force: true })
  const file = `${INSTALLED}${plainName(fetched)}`
  renameSync(join(folder, fetched), join(folder, file))
  kept.change({ installer: { ...puttingIn.fetched, file } })
}

type Starting = {
  readonly version: string
  readonly folder: string
  readonly kept: KeptFile
  readonly installer: Pick<Installer, 'kind' | 'program' | 'start' | 'end'>
  readonly now: () => number
  /** Puts the copy of before in the place of a base that the version before could not read. */
  readonly bringBack: (putIn: PutIn) => void
}

/**
 * Counts the start of a version that was just put in. When it has failed too often the version before comes back, with
 * the base of before. To be called first of all.
 *
 * @returns true when the program ends now
 */
export async function countStart({
  version,
  folder,
  kept,
  installer,
  now,
  bringBack,
}: Starting): Promise<boolean> {
  const { puttingIn, failed } = kept.read()
  if (!puttingIn) return false
  if (version !== puttingIn.to) {
    kept.change({ puttingIn: undefined, fault: 'updates.not-installed' })
    return false
  }
  if (puttingIn.starts < MOST_STARTS || !puttingIn.before) {
    kept.change({ puttingIn: { ...puttingIn, starts: puttingIn.starts + 1 } })
    return false
  }
  if (!(await isWhole(join(folder, puttingIn.before.file), puttingIn.before))) {
    kept.change({ puttingIn: { ...puttingIn, before: undefined } })
    return false
  }
  bringBack(puttingIn)
  kept.change({
    puttingIn: undefined,
    installer: undefined,
    failed: [...failed, version].slice(-20),
    came: { from: version, at: now(), isReturn: true },
    fault: 'updates.returned',
  })
  return (await putIn(folder, puttingIn.before, installer)) === 'begun'
}

async function sha512Of(path: string): Promise<string> {
  const hash = createHash('sha512')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}
