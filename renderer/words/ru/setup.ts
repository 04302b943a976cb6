import type { Card, DevicesState, ModuleState } from '../../../contract/signer.ts'
import type { SelfTestStep } from '../../../contract/self-test.ts'
import type { TrustState } from '../../../contract/trust.ts'
import { counted } from '../count.ts'

type Steps = { readonly [Step in SelfTestStep['step']]: string }

const steps: Steps = {
  process: 'Сверка работает с картами',
  service: 'Служба смарт-карт',
  readers: 'Считыватель',
  card: 'Карта',
  modules: 'Драйверы изготовителей',
  certificate: 'Сертификат',
  chain: 'Цепочка до доверенного центра',
  revocation: 'Список отозванных сертификатов',
  pin: 'Попытки ПИН-кода',
  clock: 'Часы компьютера',
  digest: 'Отпечатки SHA-256 и Стрибог',
  line: 'Связь с журналом',
}

const stepStates: { readonly [State in SelfTestStep['state']]: string } = {
  well: 'в порядке',
  warning: 'внимание',
  failed: 'не в порядке',
  skipped: 'не проверялось',
}

const moduleStates: { readonly [State in ModuleState['state']]: string } = {
  loaded: 'работает',
  missing: 'не найден',
  failed: 'не запускается',
}

const kinds: { readonly [Kind in Card['kind']]: string } = {
  piv: 'карта PIV',
  pkcs11: 'токен',
  simulated: 'учебная карта',
  unknown: 'незнакомая карта',
}

const policies: { readonly [Policy in TrustState['policy']['revocation']]: (days: number) => string } = {
  required: (days) =>
    `Подписывать можно только со свежим списком отозванных сертификатов: не старше ${counted(days, 'дня', 'дней', 'дней')}.`,
  known: (days) =>
    `Отозванным сертификатом подписать нельзя. Если списка нет или он старше ${counted(days, 'дня', 'дней', 'дней')}, Сверка предупредит, но подпишет.`,
  off: () => 'Списки отозванных сертификатов не проверяются.',
}

export const setup = {
  title: 'Настройка',
  parts: {
    cards: 'Карты',
    staff: 'Сотрудники',
    trust: 'Доверие',
    delivery: 'Передача',
    failures: 'Ошибки и что делать',
  },

  cards: {
    now: 'Сейчас в считывателях',
    none: {
      starting: 'Ищем считыватель.',
      'no-service': 'Служба смарт-карт не запущена.',
      'no-reader': 'Считывателя нет.',
      'no-card': 'Считыватель есть, карты в нём нет.',
      mute: 'Карта не отвечает.',
      'unknown-card': 'Карта незнакома.',
      ready: 'Карт нет.',
    } satisfies { readonly [State in DevicesState['state']]: string },
    kinds,
    ready: 'готова',
    serial: (last: string) => `номер …${last}`,
    modules: 'Драйверы изготовителей (модули PKCS#11)',
    moduleStates,
    noModules: 'Другие драйверы здесь не искали: учебной карте и картам PIV они не нужны.',
    tried: 'Пробовали драйверы:',
    lookedFor: 'Не нашли, искали здесь:',
    test: 'Проверить карту',
    testing: 'Проверяем…',
    lead: 'ПИН-код не понадобится, попытки не тратятся. Перед проверкой вставьте карту.',
    copy: 'Скопировать отчёт',
    copied: 'Отчёт скопирован. В нём нет ни имён, ни СНИЛС.',
    steps,
    program: (version: string) => `версия ${version}`,
    apart: (seconds: string) => `расходятся на ${seconds} с`,
    gost: 'ГОСТ Р',
    stepStates,
    allWell: 'Всё в порядке: можно подписывать.',
    notWell: (number: number) => `Не в порядке: ${number}. Что делать — в каждой строке.`,
    report: 'Отчёт о проверке карты',
    version: 'Сверка',
    system: 'Система',
    at: 'Время',
  },

  trust: {
    policy: 'Правило',
    policies,
    listDays: (days: number) =>
      `Список центров считается старым через ${counted(days, 'день', 'дня', 'дней')}.`,
    policyBy: 'Правило задаёт администратор компьютера в файле sverka.json.',
    load: 'Загрузить список',
    loadWhat:
      'Подписанный список центров (.json, рядом с ним .p7s) или список отозванных сертификатов (.crl, .pem).',
    loaded: 'Список загружен.',
    onlyAdministrator: 'Загрузить список может администратор.',
    nobody: 'Здесь ещё никому не доверяют',
    nobodyWhat:
      'Ни одна карта не откроет смену, пока не задан хотя бы один удостоверяющий центр: в sverka.json, ключ trusted, или подписанным списком.',
    list: 'Загруженный список центров',
    noList: 'Список не загружали: доверие задано файлами настроек.',
    dated: (date: string) => `от ${date}`,
    signedBy: (name: string) => `подписал: ${name}`,
    old: 'устарел',
    fresh: 'свежий',
    authorities: 'Удостоверяющие центры',
    name: 'Центр',
    key: 'Ключ',
    until: 'Действует до',
    from: 'Откуда',
    sources: { settings: 'настройки', list: 'загруженный список' } satisfies {
      readonly [From in TrustState['authorities'][number]['from']]: string
    },
    revocations: 'Списки отозванных сертификатов',
    noRevocations: {
      required: 'Ни одного списка нет: пока его не загрузят, подписать нельзя.',
      known:
        'Ни одного списка нет, и отзыв не проверяется. Список публикует центр, который выдал сертификат.',
      off: 'Правило велит обходиться без них.',
    } satisfies { readonly [Policy in TrustState['policy']['revocation']]: string },
    listOf: 'Список от',
    next: 'Следующий',
    count: 'Отозвано',
    age: 'Состояние',
    stamps: 'Штампы времени',
    noStamps: 'Служба штампов времени не задана. Подписи действуют и без неё.',
    waiting: (number: number) =>
      number === 0
        ? 'Все подписи со штампом.'
        : `${counted(number, 'подпись ждёт', 'подписи ждут', 'подписей ждут')} штампа. Он добавится сам.`,
  },
}
