import type { RequestKind, RequestPaper, RequestState } from '../../../domain/request.ts'
import { counted, pluralOf } from '../count.ts'

const days = (number: number) => counted(number, 'рабочий день', 'рабочих дня', 'рабочих дней')

const kinds: { readonly [Kind in RequestKind]: string } = {
  correct: 'Исправить данные',
  access: 'Показать, что хранит школа',
  block: 'Заблокировать или больше не обрабатывать',
}

const papers: { readonly [Paper in RequestPaper]: string } = {
  written: 'Письменное заявление',
  'document-shown': 'Устно, документ показан',
  portal: 'Через Госуслуги',
}

const ended: { readonly [State in Exclude<RequestState, 'open'>]: string } = {
  done: 'выполнено',
  refused: 'отказано',
  withdrawn: 'отозвано',
}

/** The register of requests of people about their data. */
export const requests = {
  title: 'Обращения',
  filters: { label: 'Показать', open: 'Открытые', all: 'Все' },
  counts: (open: number, overdue: number) =>
    overdue > 0 ? `открыто: ${open}, просрочено: ${overdue}` : `открыто: ${open}`,
  overdueCount: (overdue: number) => (overdue > 0 ? `просрочено: ${overdue}` : 'просроченных нет'),
  add: 'Записать обращение',
  print: 'Напечатать реестр',
  more: 'Показать ещё',
  number: (number: number, year: string) => `№ ${number}/${year}`,
  received: (date: string) => `от ${date}`,
  kinds,
  papers,
  ended,
  gone: 'Этого человека больше нет в базе',
  due: (date: string) => `ответить до ${date}`,
  late: (number: number) => (number > 0 ? `просрочено на ${days(number)}` : 'срок прошёл'),
  today: 'ответить сегодня',
  left: (number: number) => `${pluralOf(number, 'остался', 'осталось', 'осталось')} ${days(number)}`,
  undecreed: (year: number) => `календарь на ${year} год ещё не утверждён: срок может сдвинуться`,
  byJournal: 'журнал подтвердил все исправления',
  byDraft: 'исправление отменили до подписи',
  open: 'Открыть карточку',
  close: 'Ответить',
  reopen: 'Вернуть в работу',
  reopened: 'Обращение снова открыто.',
  adding: {
    title: 'Записать обращение',
    who: 'О чьих данных',
    find: 'Фамилия, класс или дата рождения',
    results: 'Найденные',
    nobody: 'Никого не нашли. Оставьте начало фамилии.',
    another: 'Другой человек',
    received: 'Когда поступило',
    receivedHint: 'день, месяц и год: 22.11.2026',
    wrongDay: 'Такой даты нет. Напишите, например, 22.11.2026.',
    future: 'Этот день ещё не наступил.',
    kind: 'О чём просят',
    askedBy: 'Кто просит',
    paper: 'Как обратились',
    what: 'Что просят, своими словами',
    whatHint: 'Коротко: «исправить отчество по свидетельству»',
    choosePerson: 'Найдите и выберите человека',
    choose: 'Выберите один ответ',
    save: 'Записать',
    cancel: 'Не записывать',
    saved: (number: string, due: string) => `Обращение ${number} записано. Ответить до ${due}.`,
  },
  closing: {
    title: (number: string) => `Ответ на обращение ${number}`,
    state: 'Чем закончилось',
    states: { done: 'Выполнено', refused: 'Отказано, причина ниже' },
    answer: 'Что ответили и как',
    answerHint: 'Например: «отчество исправлено, родителю сообщили 25.11»',
    empty: 'Напишите, что ответили',
    save: 'Закрыть обращение',
    cancel: 'Оставить открытым',
    saved: (number: string) => `Обращение ${number} закрыто.`,
  },
  empty: {
    open: 'Открытых обращений нет',
    all: 'Обращений ещё не было',
    what: 'Здесь видно, кто, когда и по какой бумаге обратился по поводу своих данных и до какого дня школа должна ответить.',
    terms: [
      ['Исправить неточные данные', '7 рабочих дней', '152-ФЗ, ст. 14 ч. 1, ст. 20 ч. 3, ст. 21 ч. 2'],
      ['Показать, какие данные хранит школа', '10 рабочих дней', '152-ФЗ, ст. 14, ст. 20 ч. 1'],
      ['Заблокировать неточные данные на время проверки', 'сразу', '152-ФЗ, ст. 21 ч. 1'],
      ['Прекратить обработку данных', '10 рабочих дней', '152-ФЗ, ст. 21 ч. 5.1'],
    ],
    auto: 'Исправление, сохранённое после сверки, попадает сюда само и закрывается, когда журнал его подтвердит.',
    byHand: 'Заявление на бумаге запишите кнопкой «Записать обращение».',
  },
}
