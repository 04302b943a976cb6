import type {
  ChangedField,
  ColumnMeaning,
  Doubt,
  Kept,
  RemarkCode,
  RowReason,
} from '../../../contract/import.ts'
import { counted } from '../count.ts'
import type { WordsOf } from '../of-code.ts'
import { fields } from './correction.ts'

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
  pupilId: 'номер карточки ребёнка',
  pupilName: 'ФИО ребёнка',
  pupilBirthDate: 'дата рождения ребёнка',
  pupilSnils: 'СНИЛС ребёнка',
  pupilClass: 'класс ребёнка',
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
  'row.class-date': ({ becomes }) => `Excel превратил класс в дату. Наверное, было «${becomes}»`,
  'row.kind': () => 'непонятно, ученик это или взрослый',
  'row.duplicate-id': ({ first }) => `такой номер уже в строке ${first}`,
  'row.other-kind': () => 'под этим номером в базе другой человек',
  'row.no-pupil': () => 'такого ребёнка нет в базе, или подходят несколько',
}

/** The same in a file of rejected rows, where the row itself shows the numbers. */
export const rejectedReasons: { readonly [Code in RowReason['code']]: string } = {
  'row.no-name': 'нет ни фамилии, ни имени',
  'row.cell-too-long': 'ячейка длиннее 500 знаков',
  'row.too-many-cells': 'ячеек больше, чем заголовков',
  'row.class-form': 'класс записан непонятно: нужно «7Б» или «10-1»',
  'row.class-date': 'Excel превратил класс в дату',
  'row.kind': 'непонятно, ученик это или взрослый',
  'row.duplicate-id': 'такой номер карточки уже есть выше',
  'row.other-kind': 'под этим номером в базе другой человек',
  'row.no-pupil': 'такого ребёнка нет в базе, или подходят несколько',
}

export const remarks: { readonly [Code in RemarkCode]: string } = {
  'snils.ten-digits': 'СНИЛС потерял ноль в начале',
  'snils.rounded': 'СНИЛС округлён, последние цифры потеряны',
  'phone.rounded': 'Телефон округлён, последние цифры потеряны',
  'phone.short': 'В телефоне не хватает цифр',
  'paper.zero-lost': 'Документ потерял ноль в начале',
  'cell.error': 'Вместо значения ошибка Excel',
  'date.unread': 'Дата записана непонятно, оставим как есть',
  'relation.unknown': 'Родство записано непонятно',
  'guardian.differs': 'Один взрослый записан по-разному, возьмём первую запись',
  'guardian.no-name': 'У взрослого нет ни фамилии, ни имени, пропустим его',
  'match.namesakes': 'Тёзки в самом файле, будут разные карточки',
  'number.exponent': 'Число со степенью, исправим',
  'number.fraction': 'Лишнее «,0» в числе, уберём',
  'date.serial': 'Дата записана числом, исправим',
  'space.odd': 'Неразрывные и невидимые пробелы, исправим',
}

export const doubts: { readonly [Why in Doubt]: string } = {
  namesakes: 'В базе несколько похожих людей',
  'other-birth-date': 'ФИО то же, дата рождения другая',
  'name-only': 'Совпало только ФИО, больше сравнить нечего',
  'other-name': 'СНИЛС тот же, ФИО другое',
  'other-snils': 'ФИО то же, а СНИЛС другой',
  'other-id': 'Номер одного человека, а ФИО другого',
}

export const keptBecause: { readonly [Why in Kept]: string } = {
  corrected: 'есть исправление',
  'changed-since': 'потом изменил журнал',
  linked: 'связан с другим ребёнком',
}
