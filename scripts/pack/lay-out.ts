import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from '../steps.ts'
import { type System, unpackedFolder } from './made.ts'
import { electronVersion, makeStandIn } from './stand-in.ts'

/** An unpacked Electron: the folder, and whether it is only a stand-in. */
export type ElectronDist = { readonly folder: string; readonly isStandIn: boolean }

/**
 * The Electron to pack: the named folder, else the one that npm's package has downloaded for this machine, else a
 * stand-in.
 *
 * @throws when the named folder holds no Electron of the version that the program is built for
 */
export function electronFor(system: System, named: string | undefined): ElectronDist {
  const downloaded = join(root, 'node_modules/electron/dist')
  const file = system === 'linux' ? 'electron' : 'electron.exe'
  const real = named ?? (existsSync(join(downloaded, file)) ? downloaded : undefined)
  if (real === undefined) {
    const folder = join(root, 'dist/stand-in', system)
    makeStandIn(system, folder)
    return { folder, isStandIn: true }
  }

  if (!existsSync(join(real, file))) throw new Error(`there is no ${file} in the folder of Electron`)
  const version = readFileSync(join(real, 'version'), 'utf8').trim().replace(/^v/, '')
  if (version !== electronVersion)
    throw new Error(`Electron ${electronVersion} is wanted, the folder has ${version}`)
  return { folder: real, isStandIn: false }
}

/** Lays a staged program and an Electron out in one folder, with its fuses set; gives the folder, or nothing. */
export async function layOut(
  system: System,
  staged: string,
  { folder }: ElectronDist,
  { out = join(root, 'dist'), epoch }: { out?: string; epoch: number },
): Promise<string | undefined> {
  const unpacked = join(out, unpackedFolder[system])
  mkdirSync(out, { recursive: true })
  rmSync(unpacked, { recursive: true, force: true })
  const settings = {
    electronDist: folder,
    electronVersion,
    'directories.app': staged,
    'directories.output': out,
  }
  const args = [
    system === 'linux' ? '--linux' : '--win',
    'dir',
    '--x64',
    '--publish',
    'never',
    ...Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`),
  ]
  const offline = {
    ELECTRON_BUILDER_OFFLINE: 'true',
    CSC_IDENTITY_AUTO_DISCOVERY: 'false',
    SOURCE_DATE_EPOCH: String(epoch),
  }
  const ended = await run('electron-builder', args, offline)
  return ended === 0 ? unpacked : undefined
}
