import { z } from 'zod'
import { call } from './call.ts'

/** What is printed: noted in the log with the id it is about. The page itself shows the paper. */
export const paperKind = z.enum([
  'memo',
  'receipt',
  'class-list',
  'requests',
  'register',
  'keys',
  'act',
  'recovery',
])

const paper = z.strictObject({
  kind: paperKind,
  /** The id of the person, correction or request; or a class. Not for the title of anything. */
  subject: z.string().max(100),
})

/** Papers. The page shows the paper as it will be, and main prints that page: what is seen is what is printed. */
export const printCalls = {
  /** Opens the system's print dialog; `false` when the person thought better of it. */
  'print.paper': call(paper, z.strictObject({ isPrinted: z.boolean() })),
  /** Writes the paper as a PDF where the person chooses; gives the file's own name. */
  'print.pdf': call(
    // The recovery code is for an envelope: no file of it lies on a disk.
    paper.extend({ kind: paperKind.exclude(['recovery']), suggested: z.string().max(120) }),
    z.strictObject({ name: z.string() }),
  ),
}
