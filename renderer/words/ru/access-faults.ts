import type { AccessFault } from '../../../contract/access.ts'
import type { WordsOf } from '../of-code.ts'
import { counted } from '../count.ts'

/** What can go wrong when the log of access is carried out. */
export const accessFaults: WordsOf<AccessFault, string> = {
  'access.too-many': ({ rows, limit }) =>
    `В журнале ${counted(rows, 'запись', 'записи', 'записей')} за это время, а в файл помещается ${limit}. Сократите период.`,
  'leak.gone': () => 'Это уже отмечено. Обновите страницу.',
  'leak.future': () => 'Этот час ещё не наступил. Проверьте дату и время.',
}
