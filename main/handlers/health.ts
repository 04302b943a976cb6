import { basename } from 'node:path'
import { isoToday } from '../../domain/date.ts'
import { done, failed } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import type { Desk } from '../desk.ts'
import type { HealthThread } from '../health/in-thread.ts'
import { listingOf } from '../health/listing.ts'
import { numbersOf } from '../health/numbers.ts'
import { writeList } from '../health/workbook.ts'
import type { World } from '../world.ts'

type HealthHandlers = Pick<Handlers, Extract<keyof Handlers, `health.${string}`>>

/** More people than this in one table help nobody; a sheet ends at a million rows. */
const MOST_EXPORTED = 20_000

/** What the checks of the whole base have found, and the run that finds it. */
export function healthHandlers(
  { database, note, now }: Desk,
  thread: HealthThread,
  dialogs: World['dialogs'],
): HealthHandlers {
  const numbers = numbersOf(database)
  const listing = listingOf(database)

  return {
    'health.look': () => done(numbers.look(thread.state())),

    'health.list': ({ from, limit, ...filter }) => done(listing.list(filter, { from, limit })),

    'health.run': () => done(thread.run()),

    'health.stop': () => done(thread.halt()),

    'health.export': async ({ words, ...filter }) => {
      const file = await dialogs.saveAs(`health-${isoToday(now())}.xlsx`)
      if (!file) return failed({ code: 'file.not-chosen' })
      const { lines } = listing.list(filter, { from: 0, limit: MOST_EXPORTED })
      try {
        const rows = await writeList(file, lines, words)
        note('health.export')
        return done({ name: basename(file), rows })
      } catch {
        return failed({ code: 'file.not-written' })
      }
    },
  }
}
