import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Every file below a folder, sorted; with `deep: false` only those in the folder itself. */
export const filesIn = (folder: string, { deep = true } = {}): string[] =>
  readdirSync(folder, { recursive: deep, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

/** Parts the place of a file under `node_modules/` into the package (the innermost one) and the place in it. */
export function placeInPackage(place: string): { name: string; path: string } {
  const inner = place.split('node_modules/').at(-1) ?? place
  const parts = inner.split('/')
  const length = inner.startsWith('@') ? 2 : 1
  return { name: parts.slice(0, length).join('/'), path: parts.slice(length).join('/') }
}
