import type * as ru from '../ru/failures.ts'
import { cardFailures } from './failures-cards.ts'
import { deskFailures, ownFailures } from './failures-desk.ts'
import { lineFailures } from './failures-line.ts'
import { peopleFailures } from './failures-people.ts'
import { pinFailures } from './failures-pin.ts'
import { recoveryFailures } from './recovery-faults.ts'
import { signatureFailures } from './failures-signature.ts'
import { trustFailures } from './failures-trust.ts'
import { updateFailures } from './failures-updates.ts'

export const failures: typeof ru.failures = {
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

export const failureList: typeof ru.failureList = {
  title: 'Failures and remedies',
  lead: 'The number stands beside the message. It does not change from version to version.',
  number: (number) => `No. ${number}`,
  what: 'What to do',
  cause: 'Why',
  search: 'Number or word',
  nothing: 'Nothing found. Type the number from the message or one word.',
  copy: 'Copy',
  copied: 'Copied.',
  groups: {
    1: 'Service and readers',
    2: 'Card and token',
    3: 'PIN',
    4: 'Certificate and trust',
    5: 'Signature, time stamp, clock',
    6: 'Shift and staff',
    7: 'Base',
    8: 'Line to the journal',
    9: 'The program',
  },
}
