import { rename, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Received } from '../../contract/index.ts'

/** The sheet that stands in the window of the desk, as the shell can put it on paper. */
export type Printer = {
  /** Opens the system's print dialog. `reason` is the system's own word where nothing was printed. */
  readonly print: (sheet: {
    readonly isWide: boolean
  }) => Promise<{ readonly isPrinted: boolean; readonly reason: string }>
  readonly pdf: () => Promise<Uint8Array>
}

type Needs = {
  readonly printer: Printer
  /** Asks where to; `undefined` when the person thought better of it. */
  readonly saveAs: (suggested: string) => Promise<string | undefined>
  /** Notes in the log what was printed, and the id it is about. */
  readonly note: (what: string, subject: string) => void
}

type Paper = Received<'print.paper'>
type Saved = Received<'print.pdf'>
type PdfFault = { code: 'file.not-chosen' } | { code: 'file.not-written' }

/** Sheets that lie on their side. */
const WIDE: ReadonlySet<Paper['kind']> = new Set(['requests', 'register'])

/** Prints the sheet that is shown, or writes it as a PDF; either is noted once it has been done. */
export function createPapers({ printer, saveAs, note }: Needs) {
  return {
    async print({
      kind,
      subject,
    }: Paper): Promise<Outcome<{ isPrinted: boolean }, { code: 'print.failed' }>> {
      const { isPrinted, reason } = await printer.print({ isWide: WIDE.has(kind) })
      if (isPrinted) note(`print.${kind}`, subject)
      return isPrinted || isCancelled(reason) ? done({ isPrinted }) : failed({ code: 'print.failed' })
    },

    async pdf({ kind, subject, suggested }: Saved): Promise<Outcome<{ name: string }, PdfFault>> {
      const bytes = await printer.pdf() // before the dialog: what is saved is what was shown when it was asked for
      const file = await saveAs(fileName(suggested))
      if (!file) return failed({ code: 'file.not-chosen' })
      if (!(await isWritten(file, bytes))) return failed({ code: 'file.not-written' })
      note(`print.${kind}`, subject)
      return done({ name: basename(file) })
    },
  }
}

/** Electron tells a cancelled dialog from a failure by these words only ("Print job canceled"). */
const isCancelled = (reason: string): boolean => /cancell?ed/i.test(reason)

/** A name that every file system takes, whatever the page has suggested. */
const fileName = (suggested: string): string => {
  const bare = suggested.replace(/\.pdf$/i, '').replace(/[\p{Control}\\/:*?"<>|]+/gu, '-')
  return `${bare.replace(/^[.\s]+|[.\s]+$/g, '') || 'Sverka'}.pdf`
}

/** The whole file or nothing of it: a PDF that stood there before stays until the new one is complete. */
async function isWritten(file: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeFile(`${file}.new`, bytes, { flush: true })
    await rename(`${file}.new`, file)
    return true
  } catch {
    await rm(`${file}.new`, { force: true })
    return false
  }
}
