import type { ColumnSource, Journal } from '../../../contract/exchange.ts'
import { counted } from '../count.ts'
import { mappings } from './mappings.ts'

type CorrectionColumn = Extract<ColumnSource, { from: 'correction' }>['what']

const corrections = (number: number) => counted(number, 'исправление', 'исправления', 'исправлений')

const journals: { readonly [Name in Journal]: string } = {
  eljur: 'ЭлЖур',
  'dnevnik-ru': 'Дневник.ру',
  netschool: 'Сетевой город',
  bars: 'БАРС',
  kontingent: 'Контингент',
  other: 'Другой журнал',
}

const ofCorrection: { readonly [What in CorrectionColumn]: string } = {
  number: 'номер по порядку, как в квитанции',
  signedAt: 'дата подписи',
  basis: 'основание',
  changed: 'что исправлено',
  signer: 'кто подписал',
}

/** Packages for journals without an interface. */
export const exchange = {
  title: 'Пакеты для журналов',
  journals,
  ofCorrection,
  mappings,
  make: 'Собрать пакет',
  receipt: 'Загрузить квитанцию',
  openMappings: 'Таблицы журналов',
  back: 'К пакетам',
  empty: {
    title: 'Пакетов ещё не было',
    what: 'Ни один из этих журналов не даёт программам записывать людей: ЭлЖур, Дневник.ру, Сетевой город, БАРС и «Контингент» принимают их только из файла или с клавиатуры. Поэтому исправления относит человек.',
    steps: [
      'Соберите пакет: в нём подписанные исправления, таблица в столбцах журнала и квитанция.',
      'Передайте файл тому, кто ведёт журнал, по защищённому каналу.',
      'Когда вернут квитанцию, загрузите её или отметьте ответы здесь.',
    ],
  },
  waits: (number: number) =>
    number > 0 ? `ждут передачи: ${corrections(number)}` : 'ни одно исправление не ждёт передачи',
  byGateway:
    'Исправления сейчас уходят в журнал сами, по сети. Пакет нужен, только если связи нет долго: в него войдёт то, что ещё ждёт.',
  byRetype: 'Исправления сейчас вводят в журнал вручную. В пакет войдёт то, что ещё не введено.',
  row: {
    number: (number: number) => `Пакет № ${number}`,
    made: (when: string, by: string) => (by ? `${when}, ${by}` : when),
    table: (title: string) => (title ? `таблица «${title}»` : 'без таблицы'),
    count: corrections,
    open: (number: number) => `ждём ответа: ${number}`,
    answered: 'на всё ответили',
    discarded: 'не передан',
    details: 'Показать',
    fold: 'Свернуть',
    save: 'Сохранить ещё раз',
    discard: 'Пакет не передан',
    restore: 'Всё же передан',
  },
  item: {
    answer: (name: string) => `Ответ журнала: ${name}`,
    none: 'нет ответа',
    taken: 'принято',
    refused: 'отказано',
    note: (name: string) => `Причина отказа: ${name}`,
    noteHint: 'Почему отказано',
    byFile: (by: string, when: string) => `из квитанции, ${by}, ${when}`,
    byTick: (by: string, when: string) => `отметка: ${by}, ${when}`,
    elsewhere: 'передано в другом пакете или снова ждёт',
    open: 'Карточка',
    openOf: (name: string) => `Карточка: ${name}`,
    all: 'Принято всё',
    enter: (number: number) => (number > 0 ? `Записать ответы: ${number}` : 'Записать ответы'),
  },
  made: (number: number, of: number) =>
    `Пакет № ${number} сохранён: ${corrections(of)}. Передайте файл журналу.`,
  saved: (name: string) => `Файл «${name}» сохранён ещё раз.`,
  entered: (number: number) => `Записано ответов: ${number}.`,
  discardedNow: (number: number) => `Пакет № ${number} отмечен как не переданный. Исправления снова ждут.`,
  restoredNow: (number: number) => `Пакет № ${number} снова ждёт ответа.`,
  undo: 'Отменить',
  discarding: {
    title: (number: number) => `Пакет № ${number} не передан?`,
    what: (number: number) =>
      `${corrections(number)} без ответа снова встанут в очередь. Если файл всё же попал в журнал, их могут внести дважды: сначала узнайте.`,
    yes: 'Вернуть в очередь',
    no: 'Оставить',
  },
  received: {
    title: (number: number) => `Квитанция к пакету № ${number}`,
    taken: 'Принято',
    refused: 'Отказано',
    left: 'Ещё без ответа',
    unread: 'Ответ не понят: напишите «да» или «нет»',
    unknown: 'Не из этого пакета',
    before: 'Ответ уже был, не изменён',
    nothing: 'В квитанции нет новых ответов.',
  },
  making: {
    title: 'Новый пакет',
    journal: 'Для какого журнала',
    table: 'Таблица в столбцах журнала',
    noTable: 'Без таблицы',
    noTableWhat: 'В пакете будут только подписанные исправления и квитанция.',
    noMappings: 'Для этого журнала таблицы ещё нет. Её настраивает куратор по образцу из журнала.',
    which: (number: number, of: number) => `Войдёт исправлений: ${number} из ${of}`,
    all: 'Все, что ждут',
    leftOut: (number: number) =>
      `${corrections(number)} о людях, которых эта таблица не берёт. Они останутся ждать.`,
    limit: 'В один пакет входит до 1000 исправлений; остальные останутся ждать.',
    preview: (number: number, of: number) =>
      number < of ? `Таблица, первые строки: ${number} из ${of}` : `Таблица, строк: ${of}`,
    nothing: 'Передавать нечего',
    nothingWhat: 'Ни одно исправление не ждёт. Сверьте и подпишите исправления, они появятся здесь.',
    make: (number: number) => `Собрать пакет: ${corrections(number)}`,
    personal: 'В пакете персональные данные: передайте его только по защищённому каналу.',
  },
}
