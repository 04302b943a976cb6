import type { CopyKind, CopyTrouble } from '../../../contract/copies.ts'
import { counted, spelled } from '../count.ts'

const kinds: { readonly [Kind in CopyKind]: string } = {
  daily: 'за день',
  asked: 'по кнопке',
  step: 'перед обновлением',
  replaced: 'прежняя база',
}

const troubles: { readonly [Code in CopyTrouble]: { readonly what: string; readonly act: string } } = {
  'copies.away': {
    what: 'Папка для копий сейчас недоступна',
    act: 'Подключите диск или сеть. Сверка попробует снова через час.',
  },
  'copies.full': {
    what: 'На диске для копий нет места',
    act: 'Освободите место. Сверка попробует снова через час.',
  },
  'copies.rights': {
    what: 'В папку для копий нельзя записывать',
    act: 'Попросите открыть доступ или выберите другую папку. Сверка попробует снова через час.',
  },
  'copies.base': {
    what: 'Копия не сделана: часть базы повреждена',
    act: 'Прежние копии на месте. Позовите администратора: он восстановит базу из копии.',
  },
}

/** Copies of the base, and the way back to one of them. */
export const copies = {
  lead: 'Каждый день Сверка сама делает копию всей базы. Копия зашифрована: её откроет этот компьютер или код восстановления.',
  badge: 'Копии не делаются',
  last: (when: string) => `Последняя копия: ${when}`,
  never: 'Копий ещё нет. Сделайте первую сейчас.',
  make: 'Сделать копию сейчас',
  made: 'Копия сделана.',
  troubles,
  here: 'На этом компьютере',
  second: {
    title: 'Вторая папка',
    what: 'Сетевой диск или флешка: копия уцелеет, даже если сломается этот компьютер.',
    none: 'Вторая папка не выбрана.',
    choose: 'Выбрать папку…',
    other: 'Другая папка…',
    stop: 'Не пользоваться',
    last: (when: string) => `последняя копия там: ${when}`,
    never: 'копий там ещё нет',
  },
  list: 'Все копии',
  columns: { when: 'Когда', kind: 'Какая', place: 'Где', size: 'Размер', acts: 'Действия' },
  kinds,
  places: { here: 'этот компьютер', second: 'вторая папка' },
  size: (bytes: number) =>
    bytes < 1_000_000
      ? `${spelled(Math.ceil(bytes / 1_000), 'ru')} КБ`
      : `${spelled(Math.round(bytes / 100_000) / 10, 'ru')} МБ`,
  check: 'Проверить…',
  checkWhich: (when: string, kind: string) => `Проверить копию: ${when}, ${kind}`,
  checking: 'Проверяем копию…',
  checked: {
    title: (when: string) => `Копия: ${when}`,
    whole: 'Копия целая, её можно поставить вместо нынешней базы.',
    holds: 'В ней',
    people: (count: number) => counted(count, 'человек', 'человека', 'человек'),
    corrections: (count: number) => counted(count, 'исправление', 'исправления', 'исправлений'),
    last: (when: string) => `последнее ${when}`,
    same: 'Всё, что исправлено здесь, в копии есть.',
    missing: (count: number) => `Нет в копии: ${counted(count, 'исправление', 'исправления', 'исправлений')}`,
    more: (count: number) => `и ещё ${spelled(count, 'ru')}`,
    gateway: 'Уже отправленные журнал помнит. Неотправленные придётся внести заново.',
    somebody: 'человек выбыл',
    onlyAdministrator: 'Поставить копию вместо базы может администратор по своей карте.',
  },
  restore: {
    go: 'Вернуться к этой копии…',
    title: 'Вернуться к этой копии?',
    what: 'Вместо нынешней базы встанет эта копия. Нынешняя база останется в списке копий: к ней можно будет вернуться.',
    afterwards: 'Сверка перезапустится, смена закроется. Потом сама сверится с журналом.',
    sure: 'Поставить копию',
    keep: 'Оставить как есть',
  },
}
