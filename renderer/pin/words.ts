import { failureNumber } from '../../contract/failures.ts'
import type { Fault } from '../../contract/fault.ts'
import * as en from '../words/en/sign.ts'
import { fields as enFields } from '../words/en/correction.ts'
import { draftFaults as enDraftFaults, faults as enFaults } from '../words/en/faults.ts'
import * as ru from '../words/ru/sign.ts'
import { fields as ruFields } from '../words/ru/correction.ts'
import { draftFaults as ruDraftFaults, faults as ruFaults } from '../words/ru/faults.ts'
import { sayOf } from '../words/of-code.ts'
import { typesetAll } from '../words/typeset.ts'

type Catalogue = {
  readonly pin: typeof ru.pin
  readonly fields: typeof ruFields
  readonly say: (fault: Fault) => string
}

/** The few words of this page: only what it needs, so that it stays small. */
export const words: { readonly [Language in 'ru' | 'en']: Catalogue } = {
  ru: typesetAll({
    pin: ru.pin,
    fields: ruFields,
    say: sayer(ruFaults, ruDraftFaults, (number) => `№ ${number}`),
  }),
  en: typesetAll({
    pin: en.pin,
    fields: enFields,
    say: sayer(enFaults, enDraftFaults, (number) => `No. ${number}`),
  }),
}

/** The sentence and its number in the catalogue. Faults of drafts do not come here: they have no field to name. */
function sayer(faults: typeof ruFaults, drafts: typeof ruDraftFaults, numbered: (number: number) => string) {
  return (fault: Fault): string => {
    if (
      fault.code === 'correction.field' ||
      fault.code === 'correction.nothing' ||
      fault.code === 'correction.open'
    ) {
      return drafts['correction.nothing'](fault.field)
    }
    const number = failureNumber(fault.code)
    return [sayOf(faults, fault), number === undefined ? '' : numbered(number)].filter(Boolean).join(' ')
  }
}
