import type { accessFaults as ru } from '../ru/access-faults.ts'
import { countedEnglish } from '../count.ts'

/** What can go wrong when the log of access is carried out. */
export const accessFaults: typeof ru = {
  'access.too-many': ({ rows, limit }) =>
    `The log has ${countedEnglish(rows, 'row', 'rows')} for this time, and a file takes ${limit}. Shorten the period.`,
  'leak.gone': () => 'This is marked already. Look at the page again.',
  'leak.future': () => 'That hour has not come yet. Check the date and the time.',
}
