import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import type { Fault } from '../contract/index.ts'
import type { Dialogs } from './desk.ts'

type Signed = { readonly name: string; readonly bytes: Uint8Array; readonly signature: Uint8Array }

/**
 * Writes the signed bytes and, beside them, the detached signature: two files that any other program
 * verifies. Gives their names without the folder.
 */
export const signatureSaver =
  (dialogs: Dialogs) =>
  async ({ name, bytes, signature }: Signed): Promise<Outcome<{ files: string[] }, Fault>> => {
    const file = await dialogs.saveAs(`${name}.json`)
    if (!file) return failed({ code: 'file.not-chosen' })
    try {
      await writeFile(file, bytes)
      await writeFile(`${file}.p7s`, signature)
    } catch {
      return failed({ code: 'file.not-written' })
    }
    return done({ files: [basename(file), `${basename(file)}.p7s`] })
  }
