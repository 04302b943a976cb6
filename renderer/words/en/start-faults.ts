import type { StartFault } from '../../../contract/start.ts'
import type { WordsOf } from '../of-code.ts'

/** What could not be done in the first start: what happened, then what to do. */
export const startFaults: WordsOf<StartFault, string> = {
  'start.not-now': () => 'This step is over or has not come yet. Open the school set-up again.',
  'start.gateway': () =>
    'No address of the journal is set. Enter the address and the key, or choose another way.',
  'start.authority': ({ file }) =>
    `The file ${file} holds no certificate. Remove it and choose the file of the certification authority.`,
  'start.nobody': () => 'No administrator is entered yet. Enter their card at the step “Staff”.',
}
