import type { CopyTrouble } from '../../../contract/copies.ts'
import type { RecoveryFault } from '../../../contract/recovery.ts'
import { counted } from '../count.ts'
import type { FailuresOf } from '../failure.ts'
import type { WordsOf } from '../of-code.ts'

/** What could not be done with the key of the base or its code: what happened, then what to do. */
export const recoveryFaults: WordsOf<Exclude<RecoveryFault, { code: CopyTrouble }>, string> = {
  'recovery.form': ({ group }) => `В группе ${group} опечатка. Сверьте её с листом и введите ещё раз.`,
  'recovery.wrong': () =>
    'Код набран без опечаток, но эту базу он не открывает. Проверьте номер и дату на листе: нужен последний.',
  'recovery.wait': ({ seconds }) =>
    `Несколько неверных кодов подряд. Подождите ${counted(seconds, 'секунду', 'секунды', 'секунд')} и введите снова.`,
  'recovery.none': () =>
    'Кода восстановления для этой базы нет: его не делали или файл base.recovery пропал. Подключите вторую папку с копиями и повторите.',
  'recovery.other': () => 'Код верный, но он от другой базы. Возьмите лист этого рабочего места.',
  'recovery.first': () => 'Сначала введите код восстановления.',
  'recovery.not-now': () => 'Сейчас этого делать не нужно. Обновите экран.',
}

/** What stops a person with the sheet. */
export const recoveryFailures: FailuresOf<'recovery'> = {
  'recovery.wrong': {
    title: 'Код восстановления не подошёл',
    cause: 'Опечатки нет, но это код другой базы или прежний: новый код отменяет старый.',
    remedies: [
      'Сравните номер кода на листе с номером на экране.',
      'Найдите лист с последней датой: он подписан поперёк клапана конверта.',
      'Подключите вторую папку с копиями: там лежит свой файл base.recovery.',
    ],
  },
  'recovery.wait': {
    title: 'Слишком много неверных кодов',
    cause: 'После пяти неверных кодов Сверка ждёт, с каждым разом дольше. Ничего не испорчено.',
    remedies: ['Подождите, сколько написано.', 'Попросите кого-нибудь читать код вслух по одной группе.'],
  },
  'recovery.none': {
    title: 'Кода восстановления нет',
    cause: 'Код ни разу не делали, или файл base.recovery рядом с базой удалили.',
    remedies: [
      'Подключите вторую папку с копиями и повторите: копия файла лежит там.',
      'Войдите в систему тем пользователем, который работал раньше: ему код не нужен.',
    ],
  },
  'recovery.other': {
    title: 'Код от другой базы',
    cause: 'Код верный, но ключ, который он открывает, не от этого файла базы.',
    remedies: [
      'Возьмите лист этого рабочего места: его название напечатано сверху.',
      'Файл base.db и файл base.recovery переносят вместе, из одной папки.',
    ],
  },
}
