import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packageKind, type PackageKind } from '../../contract/updates.ts'

/** What puts versions in on this machine; the shell gives Electron's part of it. */
export type Installer = {
  /** Undefined where the program runs from its sources. */
  readonly kind: PackageKind | undefined
  readonly arch: string
  /** The file that is the program, where it is a single one. */
  readonly program: string | undefined
  /** Starts a file that outlives this program; false when the system would not. */
  readonly start: (file: string, args: readonly string[]) => Promise<boolean>
  /** Ends this program, and starts that file afterwards. */
  readonly end: (next?: string) => void
  /** Fulfilled when the first screen stands. */
  readonly painted: Promise<unknown>
}

type Machine = {
  readonly platform: string
  readonly env: { readonly [name: string]: string | undefined }
  /** The folder of the packaged resources; undefined where the program runs from its sources. */
  readonly resources: string | undefined
}

/** How the program got here: as its package says (`resources/package-type`), else by what can be seen. */
export function kindHere({ platform, env, resources }: Machine): PackageKind | undefined {
  if (!resources) return undefined
  if (platform === 'linux' && env['APPIMAGE']) return 'AppImage'
  const named = join(resources, 'package-type')
  if (existsSync(named)) return packageKind.safeParse(readFileSync(named, 'utf8').trim()).data
  if (platform !== 'win32') return undefined
  return existsSync(join(dirname(resources), 'Uninstall Sverka.exe')) ? 'nsis' : 'msi'
}
