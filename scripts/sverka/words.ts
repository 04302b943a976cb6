import type { Language } from './language.ts'

/** What the command says. The words for faults and fields are those of the screens. */
const ru = {
  help: `Проверка подписей Сверки. Работает без сети.

  npx sverka verify ФАЙЛ.p7s     проверить подпись
    --content ФАЙЛ     что подписано; без него берётся тот же файл без .p7s
    --trusted ФАЙЛ     сертификаты центров, которым доверяете (PEM или DER); можно несколько раз
    --crl ФАЙЛ         список отозванных сертификатов (PEM или DER); можно несколько раз
    --stampers ФАЙЛ    сертификаты служб штампов времени или их центров; можно несколько раз
    --at ВРЕМЯ         на какой момент проверять, например 2026-09-01T08:00:00Z; без него сейчас
    --show             показать значения полей исправления: это персональные данные
    --json             ответ для программы
    --english          по-английски

  npx sverka trust list ФАЙЛ     показать, что в списке центров (или в файле сертификатов)
  npx sverka exit-code           строка exitCode для sverka.json: код выхода спросят, на экране его не видно
  npx sverka help                эта справка

Код ответа: 0 подпись верна, 1 не верна, 2 проверить нельзя: неверная команда или файл не читается.`,
  noCommand: 'Не сказано, что делать.',
  unknownCommand: (name: string) => `Нет такой команды: ${name}.`,
  badOption: (text: string) => `Не понято: ${text}`,
  noFile: 'Не назван файл.',
  oneFile: 'Назовите один файл подписи.',
  askExitCode: 'Код выхода (не короче 6 знаков): ',
  badExitCode: 'Код выхода — от 6 до 64 знаков.',
  badTime: (text: string) => `Не время: ${text}. Пример: 2026-09-01T08:00:00Z`,
  noContent: 'Не сказано, что подписано: имя файла не кончается на .p7s. Укажите --content ФАЙЛ.',
  unreadable: (name: string) => `Файл не читается: ${name}`,
  noCertificates: (name: string) => `В файле нет сертификата: ${name}`,
  noRevocations: (name: string) => `Это не список отозванных сертификатов: ${name}`,
  lists: {
    'revocations.form': 'файл повреждён или другого вида',
    'revocations.delta': 'это только изменения к другому списку, нужен полный',
    'revocations.indirect': 'он составлен за другие центры',
    'revocations.partial': 'он только для части сертификатов',
    'revocations.critical': 'в нём есть требования, которых эта версия не знает',
  },
  seeHelp: 'Справка: npx sverka help',
  signature: 'Подпись',
  content: 'Подписано',
  fits: 'совпадает с подписанным',
  differs: 'НЕ совпадает с подписанным',
  signer: (number: number, count: number) => (count > 1 ? `Подписал ${number}-й из ${count}` : 'Подписал'),
  claimed: 'так сказано в подписи, не подтверждено',
  name: 'Имя',
  organisation: 'Организация',
  serial: 'Номер сертификата',
  issuer: 'Кем выдан',
  key: 'Ключ',
  valid: 'Действует',
  signedAt: 'Время подписи',
  byClock: 'по часам того, кто подписал',
  stamp: 'Штамп времени',
  noStamp: 'нет',
  stampUnasked: 'есть, служба не проверена (укажите --stampers)',
  stampClaimed: (at: string) => `${at}, не подтверждён`,
  revocation: 'Отзыв',
  notAsked: 'не проверен: нет списка отозванных (укажите --crl)',
  notAll: (from: string) => `проверен не полностью: есть не все списки (самый старый от ${from})`,
  good: (from: string) => `не отозван, список от ${from}`,
  revokedLater: (at: string) => `отозван ${at}, подписано раньше: это доказывает штамп времени`,
  correction: 'Исправление',
  school: 'Школа',
  created: 'Составлено',
  fields: 'Поля',
  training: 'УЧЕБНОЕ: настоящей силы не имеет',
  empty: 'пусто',
  why: 'Почему',
  hint: 'Не указано, кому доверять: добавьте --trusted с сертификатом центра.',
  isGood: 'подпись верна',
  isBad: (reason: string) => `подпись НЕ верна: ${reason}`,
  number: (number: number) => `№ ${number}`,
  whose: (number: number) => `${number}-й из подписавших`,
  list: 'Список центров',
  dated: 'Дата',
  authorities: 'Центры',
  stampers: 'Службы штампов времени',
  revocations: 'Списки отозванных',
  until: 'до',
  from: 'от',
  next: 'следующий',
  count: (count: number) => `отозвано: ${count}`,
  fingerprint: 'SHA-256',
  unread: 'не читается',
  notAList: (name: string) => `Это не список центров и не сертификаты: ${name}`,
  unsigned: 'Подпись списка этой командой не проверяется: npx sverka verify ФАЙЛ.p7s --trusted …',
}

/** Every word in both languages. */
export type Words = typeof ru

const en: Words = {
  help: `Verifies the signatures of Sverka. Works without a network.

  npx sverka verify FILE.p7s     verify a signature
    --content FILE     what is signed; without it the same file without .p7s
    --trusted FILE     certificates of the authorities you trust (PEM or DER); may be repeated
    --crl FILE         a list of revoked certificates (PEM or DER); may be repeated
    --stampers FILE    certificates of time-stamping services or their authorities; may be repeated
    --at TIME          the moment to verify at, such as 2026-09-01T08:00:00Z; without it now
    --show             show the values of a correction: they are personal data
    --json             an answer for programs
    --english          in English

  npx sverka trust list FILE     show what a list of authorities (or a file of certificates) holds
  npx sverka exit-code           the line exitCode for sverka.json: the code is asked for and not shown
  npx sverka help                this text

Exit code: 0 the signature is good, 1 it is not, 2 it cannot be verified: wrong command or unreadable file.`,
  noCommand: 'Nothing was asked for.',
  unknownCommand: (name) => `There is no such command: ${name}.`,
  badOption: (text) => `Not understood: ${text}`,
  noFile: 'No file was named.',
  oneFile: 'Name one signature file.',
  askExitCode: 'Exit code (at least 6 signs): ',
  badExitCode: 'An exit code has 6 to 64 signs.',
  badTime: (text) => `Not a time: ${text}. An example: 2026-09-01T08:00:00Z`,
  noContent: 'What is signed was not said: the name does not end in .p7s. Give --content FILE.',
  unreadable: (name) => `The file cannot be read: ${name}`,
  noCertificates: (name) => `The file holds no certificate: ${name}`,
  noRevocations: (name) => `This is no list of revoked certificates: ${name}`,
  lists: {
    'revocations.form': 'the file is damaged or of another kind',
    'revocations.delta': 'it only changes another list; the full one is needed',
    'revocations.indirect': 'it speaks for other authorities',
    'revocations.partial': 'it is for a part of the certificates only',
    'revocations.critical': 'it demands what this version does not know',
  },
  seeHelp: 'Help: npx sverka help',
  signature: 'Signature',
  content: 'Signed',
  fits: 'is what was signed',
  differs: 'is NOT what was signed',
  signer: (number, count) => (count > 1 ? `Signer ${number} of ${count}` : 'Signer'),
  claimed: 'as the signature says, not confirmed',
  name: 'Name',
  organisation: 'Organisation',
  serial: 'Certificate number',
  issuer: 'Issued by',
  key: 'Key',
  valid: 'Valid',
  signedAt: 'Signing time',
  byClock: 'by the clock of the signer',
  stamp: 'Time stamp',
  noStamp: 'none',
  stampUnasked: 'there is one, its service is not verified (give --stampers)',
  stampClaimed: (at) => `${at}, not confirmed`,
  revocation: 'Revocation',
  notAsked: 'not checked: there is no list of revoked certificates (give --crl)',
  notAll: (from) => `checked in part: not all lists are there (the oldest of ${from})`,
  good: (from) => `not revoked, list of ${from}`,
  revokedLater: (at) => `revoked ${at}, signed before: the time stamp proves it`,
  correction: 'Correction',
  school: 'School',
  created: 'Written',
  fields: 'Fields',
  training: 'TRAINING: of no real force',
  empty: 'empty',
  why: 'Why',
  hint: 'Nobody is trusted: add --trusted with the certificate of the authority.',
  isGood: 'the signature is good',
  isBad: (reason) => `the signature is NOT good: ${reason}`,
  number: (number) => `no. ${number}`,
  whose: (number) => `signer ${number}`,
  list: 'List of authorities',
  dated: 'Date',
  authorities: 'Authorities',
  stampers: 'Time-stamping services',
  revocations: 'Lists of revoked certificates',
  until: 'until',
  from: 'of',
  next: 'next',
  count: (count) => `revoked: ${count}`,
  fingerprint: 'SHA-256',
  unread: 'cannot be read',
  notAList: (name) => `This is neither a list of authorities nor certificates: ${name}`,
  unsigned:
    'The signature of the list is not verified by this command: npx sverka verify FILE.p7s --trusted …',
}

/** The words by language. */
export const words: { readonly [Name in Language]: Words } = { ru, en }
