import { counted } from '../count.ts'

export const outbox = {
  title: 'Исправления',
  filters: {
    label: 'Показать',
    outbox: 'В пути',
    need: 'Требуют решения',
    all: 'Все',
  },
  line: {
    title: 'Связь с журналом',
    last: (when: string) => `последний ответ ${when}`,
    never: 'журнал ещё не отвечал',
    next: (when: string) => `следующая попытка ${when}`,
    tryNow: 'Отправить сейчас',
  },
  empty: {
    outbox: 'Очередь пуста: всё отправлено.',
    need: 'Ничто не требует решения.',
    all: 'Исправлений ещё не было.',
  },
  columns: { person: 'Кто', change: 'Что исправлено', state: 'Состояние', acts: 'Действия' },
  waits: (failures: number, when: string) =>
    failures > 0 ? `попыток: ${failures}, следующая ${when}` : `отправим ${when}`,
  due: (date: string) => `срок ${date}`,
  signedBy: (name: string, when: string) => `подписано ${when}, ${name}`,
  conflict:
    'Пока исправление шло, в журнале изменили это поле. Откройте карточку и сверьте его с документом заново.',
  was: 'было',
  ours: 'у нас',
  theirs: 'в журнале',
  setAsideWhat: 'Отложено: само не отправится.',
  again: 'Отправить ещё раз',
  setAside: 'Отложить',
  close: 'Закрыть',
  closing: {
    title: 'Закрыть исправление?',
    what: 'Исправление останется в журнале исправлений, но отправляться не будет.',
    close: 'Закрыть исправление',
    keep: 'Не закрывать',
  },
  export: 'Сохранить .p7s',
  exported: (number: number) => `Сохранено: ${counted(number, 'файл', 'файла', 'файлов')}.`,
  open: 'Открыть карточку',
  receipt: 'Расписка',
  withdraw: 'Отменить',
  details: 'Подробнее',
  more: 'Показать ещё',
}
