import type { Failure, FailuresOf } from '../failure.ts'

const keep = 'Do not delete or rename the file base.db: all corrections are in it.'
const copy =
  'Administrator: stop Sverka and restore the base from a daily copy (folder copies beside the base).'

export const deskFailures: FailuresOf<'store' | 'base' | 'line'> = {
  'store.key': {
    title: 'The base has another key',
    cause:
      'The file is there, but the key of this computer does not fit: it came from elsewhere or was replaced.',
    remedies: [keep, 'Check that you are logged in as the user who worked before.', copy],
  },
  'store.damaged': {
    title: 'The base is damaged',
    cause: 'The key is right, but a part of the file is unreadable: a failure of the disk or of the power.',
    remedies: [
      keep,
      copy,
      'Check the disk: Windows — chkdsk, Linux — smartctl. If it happens again replace it.',
    ],
  },
  'store.future': {
    title: 'The base is newer than the program',
    cause: 'A newer Sverka has worked with this base. The old one has touched nothing in it.',
    remedies: ['Install the version of Sverka that the other desks have.'],
  },
  'store.disk': {
    title: 'The file of the base does not open',
    cause:
      'No room, no rights to the folder, or another program holds it: a second Sverka, an antivirus, a copying.',
    remedies: [
      'Close the second Sverka, if there is one.',
      'Free at least 1 GB on the disk.',
      'Check the user’s rights to the folder of Sverka.',
      'Except the folder of Sverka from the antivirus.',
      'Start Sverka again. The base is not changed.',
    ],
  },
  'store.keystore': {
    title: 'Nowhere to keep the key of the base',
    cause: 'The operating system offers no password store, and Sverka will not keep the key in the open.',
    remedies: [
      'Windows: log in as an ordinary user, not a temporary one.',
      'Linux: install and start GNOME Keyring or KWallet.',
      'Start Sverka again.',
    ],
  },
  'store.key-lost': {
    title: 'The key of the base was not found',
    cause: 'Another user made the base, or the password store was reset: a new system, a reset password.',
    remedies: [
      keep,
      'Log in as the user who worked before.',
      copy,
      'No copies: what was signed is in the journal, the rest has to be prepared again.',
    ],
  },
  'base.busy': {
    title: 'An import holds the base',
    cause: 'A large file is being imported. The change was not saved.',
    remedies: ['Wait a minute and try again.', 'No time to wait: stop the import in the section Import.'],
  },
  'line.off': {
    title: 'No line to the journal is set up',
    cause: 'The address of the journal is not set. Corrections gather here and are sent nowhere.',
    remedies: [
      'Administrator: set address and token in sverka.json, key gateway.',
      'Restart Sverka: everything gathered is sent by itself.',
    ],
  },
  'line.waiting': {
    title: 'The journal does not answer',
    cause: 'No network, or the region’s server is away. Nothing is lost: Sverka tries again by itself.',
    remedies: [
      'Check whether other sites open.',
      'They do: check whether the filter or proxy of the school blocks the journal’s address.',
      'Check the date of the computer: with a wrong date there is no secure line.',
      'Silent for more than an hour: call the region’s support.',
    ],
  },
  'line.no-rights': {
    title: 'The journal does not let this desk in',
    cause: 'The server answers but does not accept the token of this desk: it was revoked or mistyped.',
    remedies: [
      'Administrator: ask the region for a new token and write it to sverka.json, gateway.token.',
      'What was prepared and signed is sent by itself afterwards.',
    ],
  },
}

export const ownFailures: { readonly [Code in 'unexpected' | 'call.refused']: Failure } = {
  unexpected: {
    title: 'An internal error',
    cause:
      'Something happened that the authors of Sverka did not foresee. What was entered is kept on this computer.',
    remedies: [
      'Try again.',
      'Restart Sverka.',
      'Copy the code from the message and give it to support: it leads to the entry in the program’s log.',
    ],
  },
  'call.refused': {
    title: 'The program did not accept the input',
    cause: 'What was entered did not pass a check inside the program.',
    remedies: [
      'Check the input for stray characters.',
      'Restart Sverka.',
      'Copy the code from the message and give it to support.',
    ],
  },
}
