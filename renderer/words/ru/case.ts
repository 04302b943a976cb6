import type { Fixer } from '../../../domain/diagnosis.ts'
import { counted, pluralOf } from '../count.ts'
import { packReason } from './pack-reasons.ts'

const fixers: { readonly [Name in Fixer]: string } = {
  school: 'Исправляет школа',
  guardian: 'Делает родитель на Госуслугах',
  pupil: 'Делает ученик на Госуслугах',
  mfc: 'Нужно идти в МФЦ',
  zags: 'Нужно идти в ЗАГС',
  support: 'Решает служба поддержки',
  wait: 'Исправлять ничего не нужно: подождать',
}

/** In a list, at one glance. */
const fixersShort: { readonly [Name in Fixer]: string } = {
  school: 'Исправит школа',
  guardian: 'Родитель',
  pupil: 'Сам ученик',
  mfc: 'МФЦ',
  zags: 'ЗАГС',
  support: 'Поддержка',
  wait: 'Подождать',
}

/** The same where it is not the first: what is asked of the others. */
const also: { readonly [Name in Fixer]: string } = {
  school: 'Что делает школа',
  guardian: 'Что делает родитель',
  pupil: 'Что делает ученик',
  mfc: 'Что сделают в МФЦ',
  zags: 'Что сделают в ЗАГСе',
  support: 'Если не помогло: поддержка',
  wait: 'Пока ждём',
}

const memoFor: { readonly [Name in Fixer]: string } = {
  school: 'Памятка для школы',
  guardian: 'Памятка родителю',
  pupil: 'Памятка ученику',
  mfc: 'Памятка для МФЦ',
  zags: 'Памятка для ЗАГСа',
  support: 'Памятка: поддержка',
  wait: 'Памятка',
}

/** From the message on the screen to the next step. */
export const cases = {
  title: 'Что на экране?',
  nobody: 'Без карточки: например, звонок по телефону',
  label: 'Что написано на экране?',
  placeholder: 'Сообщение, его начало или пара слов: «не найден», «согласие»',
  clear: 'Очистить',
  list: 'Сообщения',
  told: 'говорят так',
  near: 'похоже',
  usual: 'Что бывает чаще всего. Спросите по порядку.',
  found: (number: number) =>
    number > 0
      ? `${pluralOf(number, 'Подходит', 'Подходят', 'Подходит')} ${counted(number, 'случай', 'случая', 'случаев')}`
      : '',
  keys: '↑ ↓ — выбрать, Enter — открыть, Tab — кто входит',
  nothing: 'Такого сообщения не знаем',
  try: [
    'Наберите два-три слова прямо с экрана: «не найден», «не совпадают», «согласие».',
    'Проверьте, кто входит: у ребёнка и у взрослого сообщения разные.',
    'Очистите поле, чтобы увидеть самое частое.',
  ],
  questions: {
    door: 'Туда ли входят',
    who: 'Кто входит',
    message: 'Что пишет дневник',
    account: 'Всё ли в порядке с учётной записью на Госуслугах',
    other: 'Если дело не в этом',
  },

  who: 'Кто входит',
  seats: {
    'to-13': 'Ученик до 14 лет',
    '14-17': 'Ученик 14–17',
    'from-18': 'Ученик от 18',
    guardian: 'Взрослый',
  },
  foreign: 'Иностранный документ или гражданство',
  foreignBy: { paper: 'в карточке иностранный документ', citizenship: 'гражданство не российское' },
  noBirthDate: 'Дата рождения в карточке не читается: выберите возраст сами',
  turning: (age: number, days: number) =>
    days > 0
      ? `${age} лет исполнится через ${counted(days, 'день', 'дня', 'дней')}`
      : `${age} лет исполняется сегодня`,
  byHand: 'Выбрано вручную.',
  asInRecord: 'Вернуть как в карточке',

  region: 'Регион',
  regionTitle: 'Регион и журнал',
  regionFind: 'Название региона или журнала',
  regionNow: 'сейчас',
  regionOwn: 'из файла',
  regionAdd: 'Добавить из файла…',
  regionAdded: (name: string) => `Добавлено: ${name}. Enter — перейти на этот регион.`,
  packReason,
  regionRefused: (file: string) => `Файл ${file} не принят, прежний остался. Место и причина:`,
  regionLocked: 'Регион задал администратор.',

  toMessages: 'К сообщениям',
  message: 'Сообщение',
  steps: 'Кто и что делает',
  clues: 'Что уже видно в карточке',
  emptyThere: 'в журнале пусто',
  emptyAct: 'Спросите и внесите.',
  noClues: 'По этим полям замечаний нет. Опечатку покажет сверка с документом.',
  hotlines: 'Горячая линия',
  fixers,
  fixersShort,
  entering: (seat: string) => `Входит: ${seat}`,
  also,
  memoFor,
  printReceipt: 'Напечатать расписку',
  printMemo: 'Напечатать памятку',
  seek: 'Найти человека',
  compareCard: (name: string) => `Сверить карточку: ${name}`,
  next: {
    compare: 'Сверьте карточку с документом: поля идут в том порядке, в котором ищет журнал.',
    receipt: 'Исправление уже сохранено. Отдайте расписку.',
    'other-card': 'Случай не о том, чья карточка открыта: сверять нужно другую.',
    seek: 'Случай сохранится: найдите человека и нажмите F3 в его карточке.',
    journal: 'Поля исправлять не нужно: школа делает свои шаги в самом журнале.',
    memo: 'В журнале исправлять нечего.',
  },
}

/** The comparison in the order of this journal's matching. */
export const matching = {
  case: (title: string) => `Случай: ${title}`,
  why: 'Почему это важно здесь',
  roles: {
    finds: 'По этому полю журнал находит человека',
    verifies: 'Это поле журнал проверяет',
    maybe: 'Возможно, журнал сверяет и это поле',
  },
  rest: (number: number) => `Остальные поля: в этом случае дело обычно не в них (${number})`,
  allSame: 'Всё, по чему ищет журнал, совпадает. Исправлять нечего: передайте случай в поддержку журнала.',
  big: 'Крупно',
  all: 'Все поля',
  place: (at: number, of: number) => `Поле ${at} из ${of}`,
}

/** The СНИЛС typed once more. */
export const second = {
  title: 'Наберите СНИЛС ещё раз.',
  lead: 'Снова с документа: первый набор скрыт.',
  label: 'СНИЛС ещё раз',
  short: 'В СНИЛС должно быть 11 цифр',
  missed: 'Не совпало',
  missedAct: 'Наберите оба раза заново, глядя в документ.',
  anew: 'Набрать оба раза заново',
  waits: 'ждёт второго набора',
  left: 'СНИЛС нужно набрать ещё раз: без этого не сохранить.',
}

const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')

const ORDINALS =
  'первая вторая третья четвёртая пятая шестая седьмая восьмая девятая десятая одиннадцатая двенадцатая тринадцатая четырнадцатая пятнадцатая шестнадцатая семнадцатая восемнадцатая девятнадцатая двадцатая'.split(
    ' ',
  )

/** Values as they are read aloud. */
export const aloud = {
  date: (day: number, month: number, year: number) => `${day} ${MONTHS[month - 1]} ${year}`,
  series: (numeral: number, letters: string) =>
    `${ORDINALS[numeral - 1] ?? `${numeral}-я`} римская, ${letters} русские`,
}
