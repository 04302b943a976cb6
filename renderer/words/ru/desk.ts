import type { Card, CardCertificate, DevicesState } from '../../../contract/signer.ts'
import type { Line } from '../../../contract/journal.ts'
import { counted } from '../count.ts'

/** The head of every page: what is said always and everywhere. */
export const desk = {
  product: 'Сверка',
  training: 'Учебный режим',
  trainingWhat: 'Школа и карта вымышлены. Ничего не уходит в настоящий журнал.',
  places: {
    search: 'Поиск',
    sign: 'Подписать',
    outbox: 'Исправления',
    health: 'Здоровье базы',
    requests: 'Обращения',
    register: 'Журнал',
    import: 'Загрузка',
    setup: 'Настройка',
  },
  sections: 'Разделы',
  lock: 'Закрыть смену',
  help: 'Справка',
  otherLanguage: 'English',
  switchLanguage: 'Switch to English',
  back: 'Назад',
  close: 'Закрыть',
  copyCode: 'Скопировать код',
  loading: 'Загружаем…',
  lookAgain: 'Попробовать ещё раз',
  today: 'сегодня',
  at: 'в',
}

export const lines: { readonly [State in Line['state']]: string } = {
  off: 'Нет связи с журналом',
  working: 'Идёт отправка',
  idle: 'Связь с журналом есть',
  waiting: 'Журнал не отвечает',
  paused: 'Связь приостановлена',
  'no-rights': 'Журнал не пускает рабочее место',
}

/** The same in a word or two, for the head of the page. */
export const shortLines: { readonly [State in Line['state']]: string } = {
  off: 'нет связи',
  working: 'отправляем',
  idle: 'на связи',
  waiting: 'ждём связи',
  paused: 'пауза',
  'no-rights': 'нет доступа',
}

/** What is seen of readers and cards, and the one thing to do. */
export const devices: { readonly [State in DevicesState['state']]: { what: string; act: string } } = {
  starting: { what: 'Ищем считыватель', act: 'Это займёт пару секунд.' },
  'no-service': {
    what: 'Служба смарт-карт не запущена',
    act: 'Вставьте считыватель или попросите администратора запустить службу. Сверка подключится сама.',
  },
  'no-reader': { what: 'Считыватель не найден', act: 'Подключите считыватель к компьютеру.' },
  'no-card': { what: 'Карта не вставлена', act: 'Вставьте свою карту в считыватель.' },
  mute: { what: 'Карта не отвечает', act: 'Выньте карту, протрите контакты и вставьте снова.' },
  'unknown-card': {
    what: 'Карта незнакома',
    act: 'Вставьте карту сотрудника. Если это она, покажите её администратору.',
  },
  ready: { what: 'Карта готова', act: 'Проверьте, что это ваша карта, и откройте смену.' },
}

/** Why one card among several cannot be chosen. */
export const cardStates: { readonly [State in Exclude<Card['state'], 'ready'>]: string } = {
  mute: 'не отвечает',
  'unknown-card': 'незнакомая карта',
  'no-certificate': 'на карте нет сертификата',
  'in-use': 'занята другой программой',
}

export const lock = {
  title: 'Смена закрыта',
  choose: 'Чья смена?',
  open: 'Открыть смену',
  opening: 'Введите ПИН-код в открывшемся окне',
  kept: 'Введённое сохранено. Оно откроется вместе со сменой.',
  others: 'Другие карты',
  restartCards: 'Перезапустить работу с картами',
}

export const card = {
  simulated: 'Учебная карта',
  until: (date: string) => `действует до ${date}`,
  expired: (date: string) => `Срок сертификата истёк ${date}. Подписать им нельзя: получите новый.`,
  notYet: (date: string) => `Сертификат начнёт действовать ${date}.`,
  expires: (days: number) =>
    `Сертификат истекает через ${counted(days, 'день', 'дня', 'дней')}. Закажите новый.`,
  blocked: 'Карта заблокирована. Обратитесь в центр, который её выдал.',
  issuer: 'Выдал',
  serial: 'Номер',
  reader: 'Считыватель',
  nameOf: ({ surname, givenName, name }: CardCertificate) =>
    surname && givenName ? `${surname} ${givenName}` : name,
  tries: (number: number) => `осталось попыток: ${number}`,
}

/** Keys, for the page of help. */
export const keys = {
  title: 'Клавиши',
  sheet: 'Клавиши «Сверки»',
  everywhere: 'Везде',
  onSearch: 'Поиск',
  onPerson: 'Карточка',
  onCase: 'Что на экране?',
  onCompare: 'Сверка с документом',
  onRetype: 'Перепечатать в журнал',
  onDelivery: 'Очередь, расхождения, пакеты',
  onRequests: 'Обращения',
  onRegister: 'Журнал',
  onPaper: 'Лист перед печатью',
  list: {
    everywhere: [
      ['Ctrl+K', 'найти человека или команду'],
      ['Alt+1', 'к поиску'],
      ['Alt+2 … Alt+8', 'остальные разделы, по порядку'],
      ['F1', 'руководство; ещё раз — клавиши'],
      ['F4', 'следующий посетитель'],
      ['Ctrl+L', 'закрыть смену'],
      ['Ctrl+Z', 'отменить сохранённое исправление'],
      ['F8', 'скрыть номера документов и телефоны'],
    ],
    onSearch: [
      ['буквы и цифры', 'сразу в поле поиска'],
      ['↑ ↓', 'выбрать'],
      ['Enter', 'открыть карточку'],
      ['Esc', 'очистить поле'],
      ['F3', 'что на экране: у выбранного, в пустом поле — без карточки'],
      ['F2', 'сверить с документом'],
      ['Ins', 'записать обращение'],
    ],
    onPerson: [
      ['F2 или Ctrl+Enter', 'сверить с документом'],
      ['F3', 'что на экране?'],
      ['F6', 'напечатать последнюю расписку'],
      ['Tab, Enter', 'перейти к родственнику'],
      ['Backspace или Alt+←', 'назад'],
    ],
    onCase: [
      ['↑ ↓, Enter', 'выбрать сообщение, открыть'],
      ['Tab', 'кто входит'],
      ['F2', 'сверить с документом'],
      ['Ctrl+P', 'памятка'],
      ['Esc', 'очистить; к сообщениям; назад'],
    ],
    onCompare: [
      ['Enter', 'совпадает — или принять введённое, и дальше'],
      ['↑ ↓', 'другое поле'],
      ['F9', 'одно поле крупно, чтобы читать вслух'],
      ['Ctrl+Enter', 'к сохранению; сохранить'],
      ['1 … 3, 0', 'ответить; как в прошлый раз'],
      ['F7', 'сохранить и подписать'],
      ['Esc', 'назад к карточке'],
    ],
    onRetype: [
      ['1 … 9', 'поле'],
      ['Enter', 'копировать'],
      ['Пробел', 'введено'],
      ['Ctrl+Enter', 'сохранено в журнале'],
    ],
    onDelivery: [
      ['← →, Пробел', 'что показать; что верно; ответ'],
      ['Ctrl+Enter', 'решить расхождение'],
      ['Ctrl+Z', 'вернуть решённое'],
    ],
    onRequests: [['Insert', 'записать обращение']],
    onRegister: [
      ['/', 'искать по фамилии или номеру'],
      ['↑ ↓, Enter', 'выбрать, открыть'],
    ],
    onPaper: [
      ['Enter или Ctrl+P', 'напечатать'],
      ['Ctrl+S', 'сохранить PDF'],
      ['F9', 'крупнее или целиком'],
      ['Esc', 'назад'],
    ],
  },
}
