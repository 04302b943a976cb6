import type { Way } from '../../../contract/way.ts'
import { counted, pluralOf } from '../count.ts'

type ByHand = Exclude<Way, 'gateway'>

const corrections = (number: number) => counted(number, 'исправление', 'исправления', 'исправлений')
const wait = (number: number) => pluralOf(number, 'ждёт', 'ждут', 'ждут')

/** The pages about corrections on their way, and what is said of those that a person carries. */
export const delivery = {
  pages: 'Передача исправлений',
  queue: 'Очередь',
  conflicts: 'Расхождения',
  retype: 'Перепечатать',
  exchange: 'Пакеты',
  /** Where nothing is sent over the line. */
  byHand: {
    package: {
      short: 'пакетами',
      what: 'Исправления передаются пакетами',
      waiting: (number) => `${corrections(number)} ${wait(number)} пакета`,
      go: 'Перейти к пакетам',
    },
    retype: {
      short: 'вручную',
      what: 'Исправления вводят в журнал вручную',
      waiting: (number) => `${corrections(number)} ${wait(number)} ввода в журнал`,
      go: 'Ввести в журнал',
    },
  } satisfies {
    readonly [Name in ByHand]: {
      readonly short: string
      readonly what: string
      readonly waiting: (number: number) => string
      readonly go: string
    }
  },
  nothing: 'сейчас передавать нечего',
  handedOver: (number: number) => `${corrections(number)} в пакетах, ответа ещё нет`,
  reading: 'Журнал читаем по сети',
  readNow: 'Прочитать сейчас',
}
