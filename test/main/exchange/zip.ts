import { buffer } from 'node:stream/consumers'
import { openPromise } from 'yauzl'

/** The files of a ZIP, by name. */
export async function filesIn(file: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(file, { autoClose: false })
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  zip.close()
  return files
}
