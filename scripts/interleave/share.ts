import * as fc from 'fast-check'
import { tryInterleavings } from './property.ts'

/** What one process runs. */
export type Share = { readonly runs: number; readonly seed: number; readonly path?: string }

/** What it tells: runs that have come to their end since it told last, and at the end what was found, if anything. */
export type ToldShare = { readonly ran: number } | { readonly falsified: string | undefined }

const AT_ONCE = 5

const wordsOf = (found: Awaited<ReturnType<typeof tryInterleavings>>): string =>
  `${fc.defaultReportMessage(found)}\n${found.errorInstance instanceof Error ? found.errorInstance.message : ''}`

const tell = (told: ToldShare): void => void process.send?.(told)

process.once('message', (share: Share) => void run(share))

async function run(share: Share): Promise<void> {
  let ran = 0
  const found = await tryInterleavings({
    ...share,
    ran() {
      ran += 1
      if (ran % AT_ONCE === 0) tell({ ran: AT_ONCE })
    },
  })
  tell({ ran: ran % AT_ONCE })
  const falsified = found.failed ? wordsOf(found) : undefined
  process.send?.({ falsified } satisfies ToldShare, () => process.disconnect())
}
