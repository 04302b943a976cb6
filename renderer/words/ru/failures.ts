import type { FailureCode } from '../../../contract/failures.ts'
import type { Failure } from '../failure.ts'
import { cardFailures } from './failures-cards.ts'
import { deskFailures, ownFailures } from './failures-desk.ts'
import { lineFailures } from './failures-line.ts'
import { peopleFailures } from './failures-people.ts'
import { pinFailures } from './failures-pin.ts'
import { recoveryFailures } from './recovery-faults.ts'
import { signatureFailures } from './failures-signature.ts'
import { trustFailures } from './failures-trust.ts'
import { updateFailures } from './failures-updates.ts'

/** Every failure: its name, cause, and what helps, the simplest first. */
export const failures: { readonly [Code in FailureCode]: Failure } = {
  ...cardFailures,
  ...pinFailures,
  ...trustFailures,
  ...signatureFailures,
  ...peopleFailures,
  ...deskFailures,
  ...recoveryFailures,
  ...lineFailures,
  ...ownFailures,
  ...updateFailures,
}

/** What stands around the failures. */
export const failureList = {
  title: 'Ошибки и что делать',
  lead: 'Номер стоит рядом с сообщением об ошибке. Он не меняется от версии к версии.',
  number: (number: number) => `№ ${number}`,
  what: 'Что делать',
  cause: 'Почему',
  search: 'Номер или слово',
  nothing: 'Ничего не нашли. Наберите номер из сообщения или одно слово.',
  copy: 'Скопировать',
  copied: 'Скопировано.',
  groups: {
    1: 'Служба и считыватели',
    2: 'Карта и токен',
    3: 'ПИН-код',
    4: 'Сертификат и доверие',
    5: 'Подпись, штамп времени, часы',
    6: 'Смена и сотрудники',
    7: 'База',
    8: 'Связь с журналом',
    9: 'Программа',
  },
}
