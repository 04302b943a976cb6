import type { Failure, FailuresOf } from '../failure.ts'

const keep = 'Do not delete or rename the file base.db: all corrections are in it.'
const copy =
  'Administrator: put a daily copy back on this very screen. The file that was there stays beside it.'
const code =
  'Type the recovery code from the sheet in the sealed envelope: the administrator or the head has it.'

export const deskFailures: FailuresOf<'store' | 'base'> = {
  'store.key': {
    title: 'The base has another key',
    cause:
      'The file is there, but the key of this computer does not fit: it came from elsewhere or was replaced.',
    remedies: [keep, 'Check that you are logged in as the user who worked before.', code, copy],
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
      code,
      'No code: nobody can read this file, nor its copies. The journal has what was sent, the rest has to be prepared again.',
    ],
  },
  'base.busy': {
    title: 'An import holds the base',
    cause: 'A large file is being imported. The change was not saved.',
    remedies: ['Wait a minute and try again.', 'No time to wait: stop the import in the section Import.'],
  },
  'base.full': {
    title: 'The disk is full',
    cause:
      'There is no room for the change, and it was not saved. All before it is there, and Sverka goes on.',
    remedies: [
      'Free at least 1 GB on the disk.',
      'Do the last step again. There is no need to restart Sverka.',
    ],
  },
  'base.rights': {
    title: 'The disk cannot be written to',
    cause:
      'The disk or the folder of Sverka may only be read: the rights have changed, or the system guards the disk after a fault.',
    remedies: [
      'Administrator: give the user the rights to the folder of Sverka again.',
      'The disk may only be read: restart the computer and check the disk (Windows — chkdsk, Linux — fsck).',
      'Start Sverka again and do the last step once more: it was not saved.',
    ],
  },
  'base.disk': {
    title: 'The disk has not written the change',
    cause: 'The disk has answered with an error. The last change was not saved, all before it is there.',
    remedies: [
      'Do the last step again.',
      'No help: start Sverka again.',
      'It happens again: make a copy in another folder and replace the disk (Windows — chkdsk, Linux — smartctl).',
    ],
  },
  'base.damaged': {
    title: 'A part of the base is damaged',
    cause:
      'A page of the base is not the one that was written: a fault of the disk, or somebody has touched it. Sverka has not shown it.',
    remedies: [keep, copy, 'Check the disk: Windows — chkdsk, Linux — smartctl.'],
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
