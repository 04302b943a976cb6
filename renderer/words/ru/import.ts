import type { ChangedField, ColumnMeaning, RemarkCode, RowReason } from '../../../contract/import.ts'
import type { WordsOf } from '../of-code.ts'
import { counted, spelled } from '../count.ts'
import { fields } from './correction.ts'

export const importing = {
  title: 'Загрузка из файла журнала',
  lead: 'Выгрузите список учеников и родителей из журнала в XLSX или CSV и выберите файл. Сначала покажем, что изменится.',
  choose: 'Выбрать файл',
  chooseOther: 'Выбрать другой файл',
  looking: 'Читаем файл…',
  columns: 'Столбцы файла',
  columnsWhat: 'Проверьте, что есть что. Верное запомним для таких же файлов.',
  heading: 'Заголовок',
  sample: 'Примеры',
  meaning: 'Что это',
  leaveOut: 'не загружать',
  whose: ['', 'взрослый 1: ', 'взрослый 2: ', 'взрослый 3: ', 'взрослый 4: '],
  from: {
    memory: 'как в прошлый раз',
    heading: 'по заголовку',
    content: 'по содержанию',
    nothing: 'не узнали',
  },
  noHeading: (place: number) => `столбец ${place}`,
  meaningOf: (heading: string) => `Что в столбце «${heading}»`,
  rehearse: 'Проверить, что изменится',
  rehearsing: 'Проверяем…',
  padSnils: 'Дописать потерянный ноль в начало СНИЛС из 10 цифр',
  result: 'Что изменится',
  done: 'Загружено',
  rows: (number: number) => counted(number, 'строка', 'строки', 'строк'),
  counts: {
    added: 'новых',
    changed: 'изменятся',
    same: 'без изменений',
    leftOut: 'нет в файле, останутся',
    rejected: 'строк не примем',
  },
  nothingNew: 'В файле нет ничего нового.',
  differences: 'Кто изменится',
  shownFirst: (number: number) => `показаны первые ${number}`,
  new: 'новая карточка',
  rejectedTitle: 'Эти строки не загрузятся',
  row: (number: number) => `Строка ${number}`,
  rejectedHeadings: { row: 'Строка', reason: 'Почему не загружена' },
  saveRejected: 'Сохранить непринятые строки в файл',
  savedRejected: (number: number) => `В файл записано: ${counted(number, 'строка', 'строки', 'строк')}.`,
  remarks: 'На что посмотреть',
  run: 'Загрузить',
  running: 'Загружаем…',
  progress: (percent: number, rows: number) => `${percent} %, прочитано: ${spelled(rows, 'ru')}`,
  cancel: 'Прервать',
  finished: (added: number, changed: number) =>
    `Загружено: ${counted(added, 'новая карточка', 'новые карточки', 'новых карточек')}, ${counted(changed, 'изменённая', 'изменённые', 'изменённых')}.`,
  batches: 'Прошлые загрузки',
  undo: 'Отменить загрузку',
  undoSure: (file: string) =>
    `Отменить загрузку «${file}»? Новые карточки исчезнут, изменённые станут прежними. Исправления останутся.`,
  undone: 'отменена',
  undoneWhat: (removed: number, restored: number, kept: number) =>
    `Отменено: убрано ${spelled(removed, 'ru')}, возвращено ${spelled(restored, 'ru')}${kept > 0 ? `, оставлено из-за исправлений ${spelled(kept, 'ru')}` : ''}.`,
  backToStart: 'Готово',
}

export const meanings: { readonly [Name in ColumnMeaning]: string } = {
  recordKind: 'ученик или взрослый',
  id: 'номер карточки',
  className: 'класс',
  state: 'учится или выбыл',
  fullName: 'ФИО',
  lastName: 'фамилия',
  firstName: 'имя',
  middleName: 'отчество',
  sex: 'пол',
  birthDate: 'дата рождения',
  snils: 'СНИЛС',
  citizenship: 'гражданство',
  phone: 'телефон',
  email: 'электронная почта',
  certificateKind: 'вид свидетельства',
  certificate: 'серия и номер свидетельства',
  certificateSeries: 'серия свидетельства',
  certificateNumber: 'номер свидетельства',
  certificateIssued: 'дата выдачи свидетельства',
  certificateIssuer: 'кем выдано свидетельство',
  certificateAct: 'номер актовой записи',
  paperKind: 'вид документа',
  paper: 'серия и номер документа',
  paperSeries: 'серия документа',
  paperNumber: 'номер документа',
  paperIssued: 'дата выдачи документа',
  paperIssuer: 'кем выдан документ',
  relation: 'кем приходится',
  basis: 'документ опекуна',
}

export const changedFields: { readonly [Name in ChangedField]: string } = {
  ...fields,
  sex: 'Пол',
  citizenship: 'Гражданство',
  className: 'Класс',
  state: 'Учится',
  documents: 'Документы',
  links: 'Семья',
}

export const rowReasons: WordsOf<RowReason, string> = {
  'row.no-name': () => 'нет ни фамилии, ни имени',
  'row.cell-too-long': ({ column, length }) =>
    `в столбце ${column} ${counted(length, 'знак', 'знака', 'знаков')}, а можно до 500`,
  'row.too-many-cells': ({ cells }) => `ячеек больше, чем заголовков: ${cells}`,
  'row.class-form': () => 'класс записан непонятно: нужно «7Б» или «10-1»',
  'row.kind': () => 'непонятно, ученик это или взрослый',
  'row.duplicate-id': ({ first }) => `такой номер уже в строке ${first}`,
  'row.other-kind': () => 'под этим номером в базе другой человек',
}

/** The same in a file of rejected rows, where the row itself shows the numbers. */
export const rejectedReasons: { readonly [Code in RowReason['code']]: string } = {
  'row.no-name': 'нет ни фамилии, ни имени',
  'row.cell-too-long': 'ячейка длиннее 500 знаков',
  'row.too-many-cells': 'ячеек больше, чем заголовков',
  'row.class-form': 'класс записан непонятно: нужно «7Б» или «10-1»',
  'row.kind': 'непонятно, ученик это или взрослый',
  'row.duplicate-id': 'такой номер карточки уже есть выше',
  'row.other-kind': 'под этим номером в базе другой человек',
}

export const remarks: { readonly [Code in RemarkCode]: string } = {
  'snils.ten-digits': 'СНИЛС из 10 цифр: Excel потерял ноль',
  'snils.rounded': 'СНИЛС округлён в Excel: последние цифры потеряны',
  'date.unread': 'Дата записана непонятно, оставлена как есть',
  'relation.unknown': 'Родство записано непонятно',
  'guardian.differs': 'Один взрослый записан по-разному, взята первая запись',
  'guardian.no-name': 'У взрослого нет ни фамилии, ни имени: он не загрузится',
  'match.namesakes': 'Подходят несколько человек, создана новая карточка',
}
