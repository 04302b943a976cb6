import type { CopyTrouble } from '../../../contract/copies.ts'
import type { RecoveryFault } from '../../../contract/recovery.ts'
import { countedEnglish } from '../count.ts'
import type { FailuresOf } from '../failure.ts'
import type { WordsOf } from '../of-code.ts'

export const recoveryFaults: WordsOf<Exclude<RecoveryFault, { code: CopyTrouble }>, string> = {
  'recovery.form': ({ group }) =>
    `There is a slip in group ${group}. Compare it with the sheet and type it again.`,
  'recovery.wrong': () =>
    'The code has no slips, but it does not open this base. Check the number and the date on the sheet: the last one is needed.',
  'recovery.wait': ({ seconds }) =>
    `Several wrong codes in a row. Wait ${countedEnglish(seconds, 'second', 'seconds')} and type it again.`,
  'recovery.none': () =>
    'There is no recovery code for this base: it was never made, or the file base.recovery is gone. Connect the second folder with the copies and try again.',
  'recovery.other': () => 'The code is right, but of another base. Take the sheet of this desk.',
  'recovery.first': () => 'Type the recovery code first.',
  'recovery.not-now': () => 'This is not needed now. Look at the screen again.',
}

export const recoveryFailures: FailuresOf<'recovery'> = {
  'recovery.wrong': {
    title: 'The recovery code does not fit',
    cause:
      'There is no slip, but the code is of another base or an earlier one: a new code ends the old one.',
    remedies: [
      'Compare the number of the code on the sheet with the one on the screen.',
      'Find the sheet with the last date: its envelope is signed across the flap.',
      'Connect the second folder with the copies: it has its own file base.recovery.',
    ],
  },
  'recovery.wait': {
    title: 'Too many wrong codes',
    cause: 'After five wrong codes Sverka waits, longer each time. Nothing is spoilt.',
    remedies: ['Wait as long as it says.', 'Ask somebody to read the code aloud, one group at a time.'],
  },
  'recovery.none': {
    title: 'There is no recovery code',
    cause: 'No code was ever made, or the file base.recovery beside the base was deleted.',
    remedies: [
      'Connect the second folder with the copies and try again: a copy of the file lies there.',
      'Log in as the user who worked before: no code is needed then.',
    ],
  },
  'recovery.other': {
    title: 'The code is of another base',
    cause: 'The code is right, but the key that it opens is not that of this file.',
    remedies: [
      'Take the sheet of this desk: its name is printed at the top.',
      'The files base.db and base.recovery are moved together, from one folder.',
    ],
  },
}
