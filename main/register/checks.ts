import { setTimeout } from 'node:timers/promises'
import { inOneGo, type Database } from '../store/database.ts'
import { isBusy } from '../store/trouble.ts'
import type { Ref } from './lines.ts'
import type { Steps } from './runs.ts'

/** How a signature stands: '' is good. */
export type Verdict = { readonly correction: number; readonly fault: string }

type Needs = {
  readonly database: Database
  /** Verifies them in their order; some come together. */
  readonly verify: (refs: readonly Ref[]) => AsyncIterable<readonly Verdict[]>
  /** Clock, ms since 1970. */
  readonly now: () => number
}

/** So many verdicts go into one transaction: each costs a flush of the disk. */
const BATCH = 200

/** Somebody else who writes is waited for so long, ms: the screen waits too. */
const SHORT_WAIT_MS = 30
const USUAL_WAIT_MS = 5_000

/** The last verdicts are tried again after so long, ms: an import may write for minutes. */
const AGAIN_MS = 250

/** Verifies signatures anew and keeps how each of them stood. */
export function checksOf({ database, verify, now }: Needs) {
  const put = database.prepare('insert or replace into signature_check values (@correction, @at, @fault)')
  const write = (verdicts: readonly Verdict[]): void =>
    inOneGo(database, () => {
      for (const one of verdicts) put.run({ ...one, at: now() })
    })

  function triedToWrite(verdicts: readonly Verdict[]): boolean {
    database.pragma(`busy_timeout=${SHORT_WAIT_MS}`)
    // A power cut may take the last ones: they are found again by verifying again, and the screen waits for no disk.
    database.pragma('synchronous=NORMAL')
    try {
      write(verdicts)
      return true
    } catch (cause) {
      // An import writes: they are kept with the next ones.
      if (isBusy(cause)) return false
      throw cause
    } finally {
      database.pragma('synchronous=FULL')
      database.pragma(`busy_timeout=${USUAL_WAIT_MS}`)
    }
  }

  return {
    async all(refs: readonly Ref[], { step }: Steps): Promise<void> {
      let found: Verdict[] = []
      verifying: for await (const verdicts of verify(refs)) {
        for (const verdict of verdicts) {
          found.push(verdict)
          if (found.length >= BATCH && triedToWrite(found)) found = []
          if (!(await step({ bad: verdict.fault === '' ? 0 : 1 }))) break verifying
        }
      }
      while (found.length > 0 && database.open && !triedToWrite(found)) await setTimeout(AGAIN_MS)
    },
  }
}
