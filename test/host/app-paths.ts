import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { settings, switchValue } from './settings.ts'

const chosen = new Map<string, string>()

/** Sets one of the folders the app asks for by name. */
export const setPath = (name: string, path: string): void => void chosen.set(name, path)

/** A folder by Electron's name for it, as on Linux. */
export function getPath(name: string): string {
  const known = chosen.get(name)
  if (known) return known
  const home = homedir()
  const appData = () => process.env['XDG_CONFIG_HOME'] ?? join(home, '.config')
  const userData = () => switchValue('user-data-dir') ?? join(getPath('appData'), appName())
  const places: Record<string, () => string> = {
    home: () => home,
    temp: tmpdir,
    exe: () => process.execPath,
    appData,
    userData,
    sessionData: () => getPath('userData'),
    logs: () => join(getPath('userData'), 'logs'),
    crashDumps: () => join(getPath('userData'), 'Crashpad'),
    ...Object.fromEntries(
      ['Desktop', 'Documents', 'Downloads', 'Music', 'Pictures', 'Videos'].map((folder) => [
        folder.toLowerCase(),
        () => join(home, folder),
      ]),
    ),
  }
  const place = places[name]
  if (!place) throw new Error(`Failed to get '${name}' path`)
  return place()
}

/** The name an app has by its package.json. */
export const appName = (): string => settings.manifest.productName ?? settings.manifest.name ?? 'Electron'
