import type { HeldCorrection } from '../../contract/journal.ts'
import type { RegisterFault, RegisterWords } from '../../contract/register.ts'
import { failed, done, type Outcome } from '../../domain/outcome.ts'
import { isoToday } from '../../domain/date.ts'
import type { MakeWorkbook } from '../workbook/sheet.ts'
import type { Wanted } from './filter.ts'
import type { Signed } from './folder.ts'
import type { Lines, Ref } from './lines.ts'
import type { Runs, Steps } from './runs.ts'
import { textsOf } from './texts.ts'
import { BrokenOff, writeZip } from './write-stream.ts'

type Needs = {
  readonly lines: Lines
  readonly runs: Runs
  /** A correction as the screens show it. */
  readonly show: (id: string) => HeldCorrection
  readonly signedOf: (id: string) => Signed
  /** Certificates of whoever has signed one, DER. */
  readonly signersOf: (id: string) => readonly Uint8Array[]
  /** Certificates of the authorities known here, DER. */
  readonly authorities: () => readonly Uint8Array[]
  readonly makeWorkbook: MakeWorkbook
  /** Writes a file that is there whole or not at all. */
  readonly writeWhole: (
    file: string,
    bytes: Uint8Array,
  ) => Promise<Outcome<undefined, { code: 'file.not-written' }>>
  /** Clock, ms since 1970. */
  readonly now: () => number
}

type Order = { readonly file: string; readonly wanted: Wanted; readonly words: RegisterWords }
type Carried = Outcome<number, RegisterFault | { code: 'file.not-written' }>

/** Of each column in the width of a sign. */
const WIDTHS = [6, 38, 16, 16, 34, 8, 20, 24, 24, 24, 20, 8, 28, 28, 14, 18, 34, 28, 66]

/** Corrections that one file takes: a workbook is made in memory, of this many in half a gigabyte. */
const MOST = 20_000

/** What leaves this computer: the list as a table, and what is signed for an inspector. */
export function carryOut({ lines, runs, show, signedOf, signersOf, authorities, ...needs }: Needs) {
  const { makeWorkbook, writeWhole, now } = needs

  /** @param counted where the rows are the work; told for each of them */
  async function workbookOf(
    refs: readonly Ref[],
    words: RegisterWords,
    { step, signal }: Steps,
    counted: boolean,
  ): Promise<{ readonly bytes: Uint8Array; readonly count: number }> {
    let count = 0
    async function* rows() {
      yield words.headings
      for (const { number, id } of refs) {
        if (!(await step({ done: counted ? 1 : 0 }))) throw new BrokenOff()
        const texts = textsOf({ number, held: show(id), check: lines.checkOf(number) }, words)
        count += texts.length
        yield* texts
      }
    }
    const bytes = await makeWorkbook(
      [{ name: words.sheet, widths: WIDTHS, head: 'row', rows: rows() }],
      signal,
    )
    return { bytes, count }
  }

  async function ran(
    what: 'workbook' | 'folder',
    of: number,
    work: (steps: Steps) => Promise<Carried>,
  ): Promise<Carried> {
    if (of > MOST) return failed({ code: 'register.too-many', corrections: of, limit: MOST })
    const ended = await runs.run({ what, of }, async (steps) => {
      try {
        return await work(steps)
      } catch (cause) {
        if (steps.signal.aborted) return failed({ code: 'register.stopped' as const })
        throw cause
      }
    })
    return ended.ok ? ended.value : ended
  }

  return {
    /** Writes the list; gives how many rows it has. */
    workbook({ file, wanted, words }: Order): Promise<Carried> {
      const refs = lines.refs(wanted, { onlySigned: false })
      return ran('workbook', refs.length, async (steps) => {
        const { bytes, count } = await workbookOf(refs, words, steps, true)
        const written = await writeWhole(file, bytes)
        return written.ok ? done(count) : written
      })
    },

    /** Writes what is signed; gives how many corrections it holds. */
    async folder({ file, wanted, words }: Order): Promise<Carried> {
      const refs = lines.refs(wanted, { onlySigned: true })
      const [first] = refs
      if (!first) return failed({ code: 'register.nothing' })
      const { correction } = show(first.id)
      return ran('folder', refs.length, async (steps) => {
        const signers = refs.flatMap(({ id }) => signersOf(id))
        const workbook = await workbookOf(refs, words, steps, false)
        const { folderZip } = await import('./folder.ts') // what makes archives is no part of the start
        const zip = folderZip(
          {
            refs,
            signedOf,
            signers,
            authorities: authorities(),
            workbook: workbook.bytes,
            school: correction.school,
            day: isoToday(now()),
            at: new Date(now()),
          },
          steps,
        )
        const written = await writeZip(file, zip)
        return written.ok ? done(refs.length) : written
      })
    },
  }
}
