import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ZipFile } from 'yazl'
import { done, failed, type Outcome } from '../../domain/outcome.ts'

/** Ends the making of a file from within: a person has broken it off. */
export class BrokenOff extends Error {
  constructor() {
    super('broken off by a person')
  }
}

/**
 * Writes an archive that is there whole or not at all: into a file beside it, down to the disk, then in its place.
 * Ended already, the archive comes as it is read; what it reads may end it with `BrokenOff`.
 */
export async function writeZip(
  file: string,
  zip: ZipFile,
): Promise<Outcome<undefined, { code: 'file.not-written' } | { code: 'register.stopped' }>> {
  const beside = `${file}.part`
  const stream = zip.outputStream as Readable
  const surprises: unknown[] = []
  // A stream within that breaks is told by the archive alone, and what is written would wait for ever.
  zip.on('error', (cause: unknown) => {
    surprises.push(cause)
    stream.destroy(cause instanceof Error ? cause : new Error('the archive broke'))
  })
  try {
    await pipeline(stream, createWriteStream(beside))
    const handle = await open(beside, 'r+')
    await handle.sync().finally(() => handle.close())
    await rename(beside, file)
    return done(undefined)
  } catch {
    await rm(beside, { force: true }).catch(() => {})
    const [surprise] = surprises
    if (surprise instanceof BrokenOff) return failed({ code: 'register.stopped' })
    if (surprise !== undefined) throw surprise
    // A full or pulled-out stick, no rights: whatever it was, the person must choose another place.
    return failed({ code: 'file.not-written' })
  }
}
