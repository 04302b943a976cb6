import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { extractFile, getRawHeader, listPackage, statFile } from '@electron/asar'

/** A file of a packed program: its place with forward slashes, and whether it lies outside of the archive. */
export type Packed = {
  readonly path: string
  readonly bytes: number
  readonly isOutside: boolean
  readonly read: () => Buffer
}

/** Every file of an app.asar, those beside it included. */
export function packedIn(archive: string): Packed[] {
  if (!existsSync(archive)) throw new Error('there is no packed program: npm run pack makes it')
  return listPackage(archive, { isPack: false }).flatMap((listed) => {
    const path = listed.replace(/^[\\/]/, '')
    const about = statFile(archive, path)
    if (!('size' in about)) return []
    return [
      {
        path: path.replaceAll('\\', '/'),
        bytes: about.size,
        isOutside: about.unpacked === true,
        read: () => extractFile(archive, path),
      },
    ]
  })
}

/** What Electron compares before it reads the archive: SHA-256 of its list of files, in hex. */
export const integrityOf = (archive: string): string =>
  createHash('sha256').update(getRawHeader(archive).headerString).digest('hex')
