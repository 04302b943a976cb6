import type { RetentionFault } from '../../../contract/retention.ts'
import type { WordsOf } from '../of-code.ts'

/** Why nothing is erased, or no act is shown: what happened, then what to do. */
export const retentionFaults: WordsOf<RetentionFault, string> = {
  'retention.nothing': () =>
    'Стирать сейчас некого: срок ни у кого не вышел, или что-то ещё мешает. Посмотрите список выбывших.',
  'retention.gone': () => 'Такого акта уже нет: его срок вышел. Обновите список.',
}
