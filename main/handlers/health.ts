import { basename } from 'node:path'
import { isoToday } from '../../domain/date.ts'
import { done, failed } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import type { Desk } from '../desk.ts'
import { writeWhole } from '../exchange/write-whole.ts'
import type { HealthThread } from '../health/in-thread.ts'
import { listingOf } from '../health/listing.ts'
import { numbersOf } from '../health/numbers.ts'
import { sheetOf } from '../health/workbook.ts'
import type { World } from '../world.ts'

type HealthHandlers = Pick<Handlers, Extract<keyof Handlers, `health.${string}`>>

/** More people than this in one table help nobody; a sheet ends at a million rows. */
const MOST_EXPORTED = 20_000

/** What the checks of the whole base have found, and the run that finds it. */
export function healthHandlers(
  { database, note, now, access, makeWorkbook }: Desk,
  thread: HealthThread,
  dialogs: World['dialogs'],
): HealthHandlers {
  const numbers = numbersOf(database)
  const listing = listingOf(database)

  return {
    'health.look': () => done(numbers.look(thread.state())),

    'health.list': ({ from, limit, ...filter }) => {
      // A list shows many people at once: the log says which list, not who stood on it.
      if (filter.className !== undefined) access.looks('list.class', filter.className)
      else access.looks('list.marks', filter.code ?? '')
      return done(listing.list(filter, { from, limit }))
    },

    'health.run': () => done(thread.run()),

    'health.stop': () => done(thread.halt()),

    'health.export': async ({ words, ...filter }) => {
      const file = await dialogs.saveAs(`health-${isoToday(now())}.xlsx`)
      if (!file) return failed({ code: 'file.not-chosen' })
      const { lines } = listing.list(filter, { from: 0, limit: MOST_EXPORTED })
      const { sheet, rows } = sheetOf(lines, words)
      const written = await writeWhole(file, await makeWorkbook([sheet]))
      if (!written.ok) return written
      note('health.export', filter.className ?? filter.code)
      return done({ name: basename(file), rows: rows() })
    },
  }
}
