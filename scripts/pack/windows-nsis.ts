import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../steps.ts'
import { mustRun } from './sign-run.ts'
import { foldersIn, nsisFiles } from './windows-files.ts'

export type Release = {
  /** 1.2.3 */
  readonly version: string
  readonly kilobytes: number
  /** Whether the environment names a certificate: then the uninstaller is signed on its way into the installer. */
  readonly isSigned: boolean
  readonly env?: Readonly<Record<string, string>>
}

/**
 * Makes the installer by makensis.
 *
 * @param unpacked the folder with the whole program
 * @param file     where the installer is put
 */
export async function makeNsis(unpacked: string, file: string, release: Release): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sverka-nsis-'))
  try {
    const list = join(folder, 'files.nsh')
    await writeFile(list, nsisFiles(unpacked, foldersIn(unpacked)))
    const signing = `"${process.execPath}" "${join(root, 'scripts/pack/sign.ts')}" --inner`
    const defined = {
      VERSION: release.version,
      PARTS: `${release.version.replace(/[-+].*/, '')}.0`,
      OUT: file,
      FILES: list,
      ICON: join(root, 'build/icon.ico'),
      KILOBYTES: String(release.kilobytes),
      ...(release.isSigned && { SIGN: signing }),
    }
    const definitions = Object.entries(defined).map(([name, value]) => `-D${name}=${value}`)
    const script = join(root, 'build/windows/sverka.nsi')
    await mustRun('makensis', ['-V2', '-WX', '-INPUTCHARSET', 'UTF8', ...definitions, script], {
      env: release.env,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
