import type { FailuresOf } from '../failure.ts'

const list = 'Refresh the list and see what has changed.'

export const peopleFailures: FailuresOf<'shift' | 'staff' | 'second'> = {
  'shift.closed': {
    title: 'The shift is closed',
    cause:
      'The card was taken out, nobody moved for five minutes, or the shift was locked. What was entered is kept.',
    remedies: ['Insert the card and open the shift: everything is where it was.'],
  },
  'shift.untrusted': {
    title: 'This card cannot open the shift',
    cause: 'The card signs, but an authority that is not trusted here issued its certificate.',
    remedies: [
      'Check that it is a card for this school, not a training card or a private one.',
      'See which authority is missing: No. 407.',
      'Administrator: add the authority’s certificate (sverka.json, trusted) or load a fresh list of authorities.',
    ],
  },
  'shift.no-card': {
    title: 'A card is needed',
    cause: 'The shift was opened without a card: one may look up and prepare, but not sign.',
    remedies: [
      'Lock the shift (Ctrl+L), insert the card and open the shift with it.',
      'What was prepared stays.',
    ],
  },
  'shift.role': {
    title: 'The role does not allow it',
    cause:
      'Not everybody may do this: the curator puts the second signature, the administrator changes the lists.',
    remedies: ['Ask somebody who may.', 'The administrator gives the roles: Setup → Staff.'],
  },
  'staff.none': {
    title: 'Nobody of that name on the list',
    cause: 'The list was changed while it was open.',
    remedies: [list],
  },
  'staff.fixed': {
    title: 'Set in the settings',
    cause:
      'The administrator of the computer has entered this person in sverka.json; it is not changed on the screen.',
    remedies: ['Administrator: change the key staff in sverka.json and restart Sverka.'],
  },
  'staff.twice': {
    title: 'Already on the list',
    cause: 'A person with this СНИЛС or certificate is there already.',
    remedies: ['Find the person in the list and change the role if it is wrong.'],
  },
  'staff.last': {
    title: 'The last administrator',
    cause: 'Without an administrator nobody could change the list.',
    remedies: ['First make somebody else an administrator.'],
  },
  'staff.role': {
    title: 'Only the administrator changes the list',
    cause: 'The shift was opened with the card of a secretary or curator.',
    remedies: ['Ask the administrator to open the shift with their own card.'],
  },
  'second.same': {
    title: 'Another person must sign',
    cause: 'Whoever put the first signature cannot put the second.',
    remedies: ['Ask a colleague to insert their card and open the shift.'],
  },
  'second.gone': {
    title: 'The second signature is no longer needed',
    cause: 'The correction has been signed, rejected or set aside.',
    remedies: [list],
  },
}
