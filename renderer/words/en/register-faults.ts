import type { registerFaults as said } from '../ru/register-faults.ts'
import { countedEnglish } from '../count.ts'

/** What could not be done with the journal of corrections: what happened, then what to do. */
export const registerFaults: typeof said = {
  'register.busy': () => 'Verifying or saving goes on already. Wait until it ends, or stop it.',
  'register.nothing': () => 'No signed correction fits these filters. Change them.',
  'register.stopped': () => 'Stopped. No file was written.',
  'register.too-many': ({ corrections, limit }) =>
    `${countedEnglish(corrections, 'correction fits', 'corrections fit')} these filters, and a file takes ${limit}. Shorten the period.`,
}
