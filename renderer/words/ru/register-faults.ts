import type { RegisterFault } from '../../../contract/register.ts'
import { counted } from '../count.ts'
import type { WordsOf } from '../of-code.ts'

/** What could not be done with the journal of corrections: what happened, then what to do. */
export const registerFaults: WordsOf<RegisterFault, string> = {
  'register.busy': () => 'Проверка или сохранение уже идёт. Дождитесь конца или остановите.',
  'register.nothing': () => 'Под этот отбор нет ни одного подписанного исправления. Измените отбор.',
  'register.stopped': () => 'Остановлено. Файл не записан.',
  'register.too-many': ({ corrections, limit }) =>
    `Под этот отбор ${counted(corrections, 'исправление', 'исправления', 'исправлений')}, а в файл помещается ${limit}. Сократите период.`,
}
