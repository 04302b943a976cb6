import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'

/**
 * Unpacks an app.asar, with the files that lie unpacked beside it, far from any other node_modules: what the archive
 * has lost is missing here too. Gives the folder; it is gone when the process ends.
 */
export function unpackArchive(archive: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'packed-app-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  extractAll(archive, folder)
  return folder
}
