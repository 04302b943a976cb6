import type { ColumnSource, Mapping } from '../../../contract/exchange.ts'
import { counted } from '../count.ts'

type PersonColumn = Extract<ColumnSource, { from: 'person' }>['field']

const columns = (number: number) => counted(number, 'столбец', 'столбца', 'столбцов')

const ofPerson: { readonly [Name in PersonColumn]: string } = {
  snils: 'СНИЛС',
  lastName: 'фамилия',
  firstName: 'имя',
  middleName: 'отчество',
  fullName: 'ФИО одной ячейкой',
  birthDate: 'дата рождения',
  sex: 'пол (М или Ж)',
  certificate: 'свидетельство: серия и номер',
  certificateSeries: 'серия свидетельства',
  certificateNumber: 'номер свидетельства',
  phone: 'телефон',
  email: 'электронная почта',
  className: 'класс',
  citizenship: 'гражданство',
  kind: 'учащийся или представитель',
  id: 'номер карточки в Сверке',
  journalId: 'номер в журнале (Сверка его не знает)',
}

const separators: { readonly [Sign in Mapping['separator']]: string } = {
  ';': 'точка с запятой',
  ',': 'запятая',
  '\t': 'табуляция',
}

/** Which heading of a journal's own table holds what. */
export const mappings = {
  title: 'Таблицы журналов',
  lead: 'У каждого журнала своя таблица для загрузки. Возьмите её образец из журнала и отметьте, что в каком столбце: Сверка запомнит.',
  ofPerson,
  fromTemplate: 'Выбрать образец',
  take: 'Взять готовую из файла',
  empty: 'Таблиц ещё нет. Выгрузите из журнала образец для загрузки (XLSX или CSV) и выберите его.',
  onlyCurator: 'Таблицы настраивает куратор или администратор. Смотреть их могут все.',
  columns,
  edit: 'Изменить',
  copy: 'Сделать копию',
  share: 'Сохранить в файл',
  remove: 'Удалить',
  copied: (title: string) => `${title}, копия`,
  shared: (name: string) => `Файл «${name}» сохранён: его можно передать другой школе.`,
  took: (title: string) => `Таблица «${title}» взята из файла. Проверьте столбцы.`,
  removed: (title: string) => `Таблица «${title}» удалена.`,
  saved: (title: string) => `Таблица «${title}» сохранена.`,
  undo: 'Вернуть',
  nameOf: (act: string, title: string) => `${act}: ${title}`,
  editor: {
    title: 'Столбцы таблицы',
    name: 'Как назвать',
    journal: 'Журнал',
    heading: 'Заголовок в журнале',
    examples: 'Примеры из образца',
    holds: 'Что писать',
    holdsIn: (heading: string) => `Что писать в столбец «${heading}»`,
    noHeading: (place: number) => `столбец ${place} без заголовка`,
    guessed: 'проверьте',
    empty: 'оставить пустым',
    text: 'один и тот же текст…',
    textIn: (heading: string) => `Текст в столбце «${heading}»`,
    groups: { person: 'Как должно стать', was: 'Как было', correction: 'Об исправлении' },
    was: (field: string) => `было: ${field}`,
    above: (number: number) =>
      `Над заголовками, как в образце: ${counted(number, 'строка', 'строки', 'строк')}.`,
    options: 'Как писать',
    dates: { label: 'Даты', dotted: '12.03.2014', iso: '2014-03-12' },
    snils: { label: 'СНИЛС', dashed: '112-233-445 95', digits: '11223344595' },
    phones: { label: 'Телефон', plus7: '+79000000001', eight: '89000000001' },
    kinds: { label: 'Кого берёт', both: 'всех', pupil: 'только учащихся', guardian: 'только взрослых' },
    file: { label: 'Файл', xlsx: 'XLSX (Excel)', csv: 'CSV' },
    sheet: 'Название листа',
    separator: { label: 'Разделитель', ...separators },
    encoding: { label: 'Кодировка', 'utf-8': 'UTF-8', 'windows-1251': 'Windows-1251' },
    preview: (of: number) => (of > 0 ? `Как получится, строк: ${of}` : 'Как получится'),
    nothing: 'Сейчас ничто не ждёт передачи. Строки появятся, когда подпишут исправления.',
    save: 'Сохранить таблицу',
    cancel: 'Не сохранять',
    noName: 'Назовите таблицу, например «ЭлЖур, учащиеся»',
  },
}
