import type { RetentionFault } from '../../../contract/retention.ts'
import type { WordsOf } from '../of-code.ts'

/** Why nothing is erased, or no act is shown: what happened, then what to do. */
export const retentionFaults: WordsOf<RetentionFault, string> = {
  'retention.nothing': () =>
    'There is nobody to erase now: no term is over, or something is still in the way. Look at the list of who has left.',
  'retention.gone': () => 'There is no such act any more: its term is over. Look at the list again.',
}
