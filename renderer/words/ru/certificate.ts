import type { CertificateRefusal } from '../../../contract/trust.ts'
import { counted } from '../count.ts'

type Why = {
  readonly until: string
  readonly since: string
  readonly missing: string
  readonly listFrom: string
}

/** Why a certificate cannot be chosen: short, beside it. */
const refusals: { readonly [Refusal in CertificateRefusal]: (why: Why) => string } = {
  expired: ({ until }) => `Срок сертификата истёк ${until}. Подписать им нельзя: получите новый.`,
  'not-yet': ({ since }) => `Сертификат начнёт действовать ${since}. Проверьте дату на компьютере.`,
  usage: () => 'Сертификат выпущен не для подписи. Выберите другой.',
  'no-key': () => 'На карте нет закрытого ключа этого сертификата. Выберите другой.',
  weak: () => 'Ключ слишком короткий. Получите новый сертификат.',
  'gost-2001': () => 'Ключ по ГОСТ 2001 года больше не действует. Получите сертификат по ГОСТ 2012.',
  algorithm: () => 'Незнакомый вид ключа. Выберите другой сертификат.',
  untrusted: ({ missing }) =>
    missing
      ? `Не хватает сертификата центра «${missing}». Обратитесь к администратору.`
      : 'Выдан незнакомым центром. Обратитесь к администратору.',
  revoked: ({ listFrom }) =>
    listFrom ? `Отозван: он есть в списке от ${listFrom}. Получите новый.` : 'Отозван. Получите новый.',
  'list-old': ({ listFrom }) =>
    listFrom
      ? `Нужен свежий список отозванных, а здесь — от ${listFrom}. Обратитесь к администратору.`
      : 'Нужен список отозванных сертификатов, а его нет. Обратитесь к администратору.',
  stranger: () => 'Владельца нет в списке сотрудников. Обратитесь к администратору.',
}

/** A certificate on a card, as a person chooses it. */
export const certificate = {
  refusals,
  ends: (days: number) =>
    days === 0
      ? 'Сертификат истекает сегодня. Закажите новый.'
      : `Сертификат истекает через ${counted(days, 'день', 'дня', 'дней')}. Закажите новый.`,
  unchecked: (listFrom: string) => `Отзыв не проверен: список от ${listFrom}.`,
  uncheckedNone: 'отзыв не проверен',
  lacks: (missing: string) => `Не хватает сертификата центра «${missing}».`,
  tries: (left: number) => `осталось попыток: ${left}`,
  isLow: 'ПИН-код уже вводили неверно',
  isLast: 'Осталась последняя попытка ПИН-кода. После ошибки карта заблокируется.',
  isFactory: 'ПИН-код не сменили после выдачи карты.',
  tokenSerial: (label: string, last: string) => `${label} …${last}`,
  more: 'Подробнее',
  facts: {
    owner: 'Владелец',
    organisation: 'Организация',
    post: 'Должность',
    issuer: 'Выдал',
    valid: 'Действует',
    key: 'Ключ',
    token: 'Токен',
    reader: 'Считыватель',
    serial: 'Номер',
    chain: 'Цепочка',
    missing: 'Не хватает центра',
    address: 'Где взять',
    revocation: 'Отзыв',
  },
  sources: { card: 'с карты', settings: 'из настроек', list: 'из загруженного списка' },
  revocations: {
    good: (listFrom: string) => (listFrom ? `не отозван, список от ${listFrom}` : 'не отозван'),
    revoked: (listFrom: string) => (listFrom ? `отозван, список от ${listFrom}` : 'отозван'),
    unknown: (listFrom: string) =>
      listFrom ? `не проверен, список от ${listFrom}` : 'не проверен, списка нет',
  },
  oldList: 'устарел',
  unasked: 'не проверяется: так решил администратор',

  /** What is seen of the cards, where the state alone would say too little or the wrong thing. */
  seen: {
    inUse: { what: 'Карта занята другой программой', act: 'Закройте программу, которая работает с картой.' },
    noCertificate: {
      what: 'На карте нет сертификата',
      act: 'Вставьте карту с сертификатом подписи или обратитесь в центр, который её выдал.',
    },
    noDriver: (titles: string) => ({
      what: 'Карта незнакома',
      act: `Если это карта сотрудника, попросите администратора установить драйвер: ${titles}.`,
    }),
    noneUsable: { what: 'Этой картой подписать нельзя', act: 'Причина указана рядом с сертификатом.' },
  },
}
