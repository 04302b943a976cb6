import type { Block, ErasedCounts, Term } from '../../../contract/retention.ts'
import type { TermName } from '../../../contract/retention-terms.ts'
import { counted } from '../count.ts'

const terms: { readonly [Name in TermName]: { readonly what: string; readonly how: string } } = {
  card: {
    what: 'Данные выбывшего',
    how: 'Карточка, документы, контакты, связи, замечания, строки поиска — и взрослые, у которых здесь больше нет учеников. Стираются сами.',
  },
  undo: {
    what: 'Отмена загрузки',
    how: 'Прежние данные, по которым загрузку файла можно отменить. Стираются сами, потом загрузку уже не отменить.',
  },
  copies: {
    what: 'Копии базы',
    how: 'И здесь, и во второй папке. Через этот срок стёртого нет ни в одной копии. Самая новая остаётся.',
  },
  aside: {
    what: 'Отложенные базы',
    how: 'Прежние базы, которые повреждены, не читаются или остались от другой школы, и их копии. Стираются сами. Самая новая остаётся, пока больше ничего нет.',
  },
  names: {
    what: 'Имена бывших сотрудников в журнале доступа',
    how: 'Стираются сами. Строки журнала остаются: в них только коды и номера.',
  },
  acts: {
    what: 'Акты об уничтожении',
    how: 'Когда и сколько стёрто, номера записей. Стираются сами.',
  },
  corrections: {
    what: 'Подписанные исправления',
    how: 'Документы с подписью и ответы журнала. Сверка их не стирает: решает комиссия школы.',
  },
  requests: {
    what: 'Журнал обращений',
    how: 'Сверка его не стирает: решает комиссия школы.',
  },
}

const blocks: { readonly [Name in Block]: string } = {
  draft: 'исправление не подписано',
  unsent: 'исправление ещё не принято журналом',
  stuck: 'исправление ждёт решения человека',
  request: 'обращение ещё открыто',
}

const people = (count: number) => counted(count, 'человек', 'человека', 'человек')
const pupils = (count: number) => counted(count, 'ученик', 'ученика', 'учеников')
const guardians = (count: number) => counted(count, 'взрослый', 'взрослых', 'взрослых')

const counts = (one: ErasedCounts): string =>
  [
    one.pupils > 0 && pupils(one.pupils),
    one.guardians > 0 && guardians(one.guardians),
    one.documents > 0 && counted(one.documents, 'документ', 'документа', 'документов'),
    one.images > 0 && counted(one.images, 'прежняя запись', 'прежние записи', 'прежних записей'),
    one.packed > 0 &&
      counted(one.packed, 'строка в пакетах обмена', 'строки в пакетах обмена', 'строк в пакетах обмена'),
  ]
    .filter(Boolean)
    .join(', ')

/** What is erased after a pupil has left, when, and what was erased. */
export const retention = {
  title: 'Сроки хранения',
  lead: 'Что Сверка хранит, сколько и почему. Выбывших она стирает сама, в тихий час, когда за столом никого нет.',
  checked: (date: string) => `Сроки сверены с законами ${date}.`,
  termsTitle: 'Что сколько хранится',
  columns: { what: 'Что', long: 'Срок', why: 'Откуда срок' },
  terms,
  span: ({ count, unit }: Term) =>
    unit === 'days' ? counted(count, 'день', 'дня', 'дней') : counted(count, 'год', 'года', 'лет'),
  next: 'Кто выбыл',
  nobody: 'Выбывших в базе нет. Когда ученик выбудет, он появится здесь с днём, когда его данные сотрутся.',
  nextColumns: { who: 'Кто', since: 'Выбыл', due: 'Сотрётся', state: 'Что мешает' },
  nothingInTheWay: 'ничего',
  more: (count: number) => `и ещё ${people(count)}`,
  blocks,
  blocked: (count: number) => `Срок вышел, но стереть нельзя: ${people(count)}`,
  blockedWhat: 'Закончите то, что названо ниже в столбце «Что мешает». Потом Сверка сотрёт сама.',
  due: (who: string) => `Срок вышел, можно стереть: ${who}.`,
  dueNone: 'Стирать сейчас нечего.',
  onlyAdministrator: 'Стереть, не дожидаясь тихого часа, может администратор по своей карте.',
  erase: 'Стереть сейчас…',
  overdue: (corrections: number, requests: number) =>
    [
      'Срок вышел у документов, которые решает комиссия школы:',
      [
        corrections > 0 && counted(corrections, 'исправление', 'исправления', 'исправлений'),
        requests > 0 && counted(requests, 'обращение', 'обращения', 'обращений'),
      ]
        .filter(Boolean)
        .join(', '),
    ].join(' '),
  confirm: {
    title: 'Стереть данные выбывших?',
    what: (pupil: number, guardian: number) =>
      [pupil > 0 && pupils(pupil), guardian > 0 && guardians(guardian)].filter(Boolean).join(' и '),
    lead: 'Будут стёрты навсегда:',
    all: 'Карточки, документы, контакты, связи, замечания и всё, что по ним находит поиск. Подписанные исправления останутся.',
    back: 'Вернуть стёртое нельзя. В копиях базы оно исчезнет по сроку копий.',
    sure: 'Стереть',
    keep: 'Оставить',
  },
  erased: (text: string) => `Стёрто: ${text}.`,
  acts: 'Что стёрто',
  noActs: 'Пока ничего не стёрто.',
  actColumns: { number: 'Акт', at: 'Когда', what: 'Что стёрто', by: 'Кто', acts: 'Действия' },
  actNumber: (number: number) => `№ ${number}`,
  counts,
  itself: 'Сверка сама',
  waits: 'следы на диске ещё стираются',
  openAct: 'Открыть акт',
  openActWhich: (number: number) => `Открыть акт № ${number}`,
  clip: 'Скопировано. Из буфера обмена уберётся через минуту',
  act: {
    title: 'Акт об уничтожении персональных данных',
    file: 'Акт об уничтожении',
    number: (number: number) => `№ ${number}`,
    operator: 'Оператор',
    system: 'Информационная система',
    systemName: (workplace: string) => `«Сверка», рабочее место ${workplace}`,
    at: 'Дата и время уничтожения',
    by: 'Кто уничтожил',
    reason: 'Причина',
    reasonWhat: (source: string) => `Цель обработки достигнута: ученик выбыл, срок хранения вышел. ${source}`,
    way: 'Способ',
    wayDone: (at: string) =>
      `Записи удалены из зашифрованной базы, их место заполнено нулями, журнал базы очищен: ${at}. Восстановить нельзя.`,
    wayWaits: 'Записи удалены из зашифрованной базы. Журнал базы ещё не очищен: напечатайте акт позже.',
    categories: 'Категории данных',
    categoriesWhat:
      'Фамилия, имя, отчество, дата рождения, пол, гражданство, СНИЛС, документы, телефон, почта, класс, родственные связи.',
    counts: 'Количество',
    people: 'Чьи данные: номера записей',
    kinds: { pupil: 'ученик', guardian: 'взрослый' },
    left: (date: string) => `выбыл ${date}`,
    none: 'Номера записей уже стёрты: срок акта вышел.',
    extract:
      'К акту приложите выписку из журнала «Кто кого смотрел»: строка «Стёрты данные выбывших», номер — номер этого акта.',
    responsible: 'Ответственный за уничтожение',
    post: 'должность',
    name: 'фамилия, инициалы',
    signature: 'подпись',
  },
}
