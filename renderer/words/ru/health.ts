import type { HealthFilter } from '../../../contract/health.ts'
import type { Mark } from '../../../contract/mark.ts'
import { counted, pluralOf, spelled } from '../count.ts'

type Severity = Mark['severity']

const people = (number: number) => counted(number, 'человек', 'человека', 'человек')

/** The screen of what will stop somebody from logging in. */
export const health = {
  title: 'Здоровье базы',
  ready: 'Готовы к входу через Госуслуги:',
  percent: (share: number) => `${share}\u00a0%`,
  ofPupils: (ready: number, of: number) =>
    `${spelled(ready, 'ru')} из ${spelled(of, 'ru')} ${pluralOf(of, 'ученика', 'учеников', 'учеников')}`,
  of: (ready: number, of: number) => `${spelled(ready, 'ru')} из ${spelled(of, 'ru')}`,
  guardians: 'Взрослые',
  allReady: 'Все могут войти. Отличная работа!',

  run: {
    running: 'Проверяем базу',
    progress: (done: number, of: number) => `${spelled(done, 'ru')} из ${spelled(of, 'ru')}`,
    stop: 'Остановить',
    stopped: 'Проверка остановлена: цифры неполные.',
    at: (when: string) => `Проверено ${when}`,
    never: 'База ещё не проверена.',
    again: 'Проверить всё заново',
    start: 'Проверить',
    first: 'Проверяем базу впервые',
    firstWhat: 'Проверка идёт в фоне: можно искать и исправлять. Цифры появятся здесь.',
  },
  empty: {
    title: 'База пуста',
    what: 'Загрузите список учеников и родителей из файла журнала: проверка начнётся сама.',
    act: 'К загрузке',
  },

  trend: {
    title: 'Как меняется',
    ready: 'Готовы, %',
    faults: 'Ошибки',
    day: 'День',
    tomorrow: 'Линия появится завтра: сегодня первый день.',
  },

  byClass: 'По классам',
  stages: { primary: '1–4 классы', middle: '5–9 классы', senior: '10–11 классы', other: 'Остальные' },
  shortStages: { primary: '1–4', middle: '5–9', senior: '10–11', other: '…' },
  legend: { ready: 'готовы', faults: 'есть ошибки' },
  noClass: 'Без класса',
  /** Said between the numbers of a class to those who hear them. */
  heard: {
    ready: 'класс, готовы',
    left: (number: number) => (number > 0 ? `с ошибками ${number}` : 'без ошибок'),
    people: (number: number) => pluralOf(number, 'человек', 'человека', 'человек'),
  },
  keys: 'Стрелки — выбрать, Enter — список',
  /** The class that has the focus, in full; faults and warnings are of pupils and grown-ups together. */
  classDetail: (name: string, pupils: string, guardians: string, faults: number, warnings: number) =>
    [
      `${name}: ученики ${pupils}, взрослые ${guardians}`,
      faults > 0 ? counted(faults, 'ошибка', 'ошибки', 'ошибок') : 'без ошибок',
      warnings > 0 && counted(warnings, 'предупреждение', 'предупреждения', 'предупреждений'),
    ]
      .filter(Boolean)
      .join(' · '),

  byKind: 'Что мешает войти',
  gravities: { error: 'Не пускает', warning: 'Может помешать', notice: 'К сведению' } satisfies {
    readonly [One in Severity]: string
  },
  number: (number: number) => spelled(number, 'ru'),
  ofAll: (people: string) => `всего ${people}`,
  noKinds: 'Ничего не мешает.',
  people,

  soon: {
    title: 'Скоро 14 и 18 лет',
    none: 'В ближайшие 30 дней — никому.',
    turns: (age: number, date: string) => `${age} лет — ${date}`,
    all: (number: number) => `Все: ${number}`,
    acts: {
      14: '14 лет: нужны паспорт и своя запись на Госуслугах.',
      18: '18 лет: согласие родителей кончается, нужно своё.',
    },
  },

  list: {
    title: 'Кому что исправить',
    found: (number: number) => people(number),
    nobody: 'Таких людей нет.',
    nobodyWhat: 'Уберите одно из условий.',
    filters: 'Условия',
    className: 'Класс',
    anyClass: 'Все классы',
    class: (name: string) => (name === '' ? 'Без класса' : `${name} класс`),
    code: 'Вид',
    anyCode: 'Всё, что найдено',
    severity: 'Важность',
    anySeverity: 'Любая важность',
    severities: {
      error: 'Только ошибки',
      warning: 'Ошибки и предупреждения',
      notice: 'И то, что надо знать',
    } satisfies { readonly [One in Severity]: string },
    remove: (part: string) => `Убрать условие: ${part}`,
    parts: { className: 'класс', code: 'вид', severity: 'важность' } satisfies {
      readonly [Part in keyof HealthFilter]-?: string
    },
    clear: 'Убрать все',
    classList: 'Список для классного руководителя',
    save: 'Сохранить XLSX',
    saved: (name: string, rows: number) =>
      `Сохранено: ${name}, ${counted(rows, 'строка', 'строки', 'строк')}.`,
    more: 'Показать ещё',
    shown: (shown: number, of: number) => `Показаны ${spelled(shown, 'ru')} из ${spelled(of, 'ru')}`,
    most: 'Больше здесь не показать: добавьте условие или сохраните XLSX.',
    born: 'род.',
    keys: '↑ ↓ — выбрать, Enter — карточка, Esc — назад',
    clean: 'Замечаний нет.',
  },

  severities: { error: 'ошибка', warning: 'предупреждение', notice: 'к сведению' } satisfies {
    readonly [One in Severity]: string
  },
  places: { links: 'Семья', card: 'Карточка' },
  sheet: {
    name: 'Здоровье базы',
    headings: ['Класс', 'ФИО', 'Дата рождения', 'Поле', 'Важность', 'Что найдено', 'Возможно, верно'],
  },
}
