import type { recovery as russian } from '../ru/recovery.ts'
import { countedEnglish } from '../count.ts'

/** The key of the base: its recovery code, its change, and a base that does not open. */
export const recovery: typeof russian = {
  key: {
    part: 'Key of the base',
    lead: 'The base is encrypted, and only this computer under this user remembers its key. The recovery code opens it if the key is lost.',
    code: 'Recovery code',
    none: 'There is no code yet',
    noneWhat:
      'If the system is installed anew or the user is another one, nobody will open the base. Make the code and put the sheet into an envelope.',
    made: (id, when) => `Code No. ${id}, made ${when}`,
    madeWhat:
      'The sheet lies in a sealed envelope with the administrator or the head. If there is no sheet, make a new code: Sverka cannot show the present one.',
    make: 'Make a recovery code',
    again: 'Make a new code…',
    againTitle: 'Make a new code?',
    againWhat: 'The sheet of before will stop working. Destroy it and put the new one into the envelope.',
    againLeak: 'If a stranger has seen the sheet of before, change the key of the base afterwards too.',
    keep: 'Keep the present one',
    badge: 'There is no recovery code yet',
    onlyOnce:
      'The code is shown once: print the sheet now. If you leave this page without it, make a new code.',
    doneTitle: 'Is the sheet printed and put away?',
    doneWhat: 'The code will not be shown again. If there is no sheet, make a new code.',
    doneSure: 'Yes, it is put away',
    doneNot: 'Show it once more',
    turnTitle: 'Change of the key',
    turnWhat:
      'Change the key when whoever maintained the computer has left: the sheet with the code goes on working. If a stranger has seen the sheet, make a new code first and change the key then.',
    turn: 'Change the key…',
    turnAsk: 'Change the key of the base?',
    turnHow:
      'Sverka starts again and writes the base under a new key: a few seconds as a rule. The shift and what was entered stay. Copies of before will still open.',
    turnSure: 'Change the key',
    keepKey: 'Do not change it',
    turning: 'Changing the key of the base…',
    turned: 'The key of the base was changed.',
    changes: (count) =>
      count === 0
        ? 'The key was never changed.'
        : `The key was changed ${countedEnglish(count, 'time', 'times')}.`,
    isChanging: 'The base is still under the earlier key',
    isChangingWhat:
      'There was no room on the disk to write it anew. Free as much as one more base takes and start Sverka again: the change goes on by itself.',
    onlyAdministrator: 'An administrator makes the code and changes the key, with a card.',
    start: 'The recovery code is still to be made',
    startWhat:
      'Without it the base does not open after a new system. It is in “Setup”, page “Key of the base”.',
  },

  sheet: {
    title: 'Recovery code of the base',
    number: (id) => `No. ${id}`,
    what: 'This code opens the base of Sverka when the computer has forgotten its key: a new system, another user, a move to another computer.',
    desk: 'Desk',
    school: 'School',
    made: 'Made',
    code: 'Code',
    how: 'How to use it',
    steps: [
      'Open Sverka. It says by itself that the key of the base was not found.',
      'Type the ten groups in their order. Each has six digits, the last one checks the others: Sverka tells a slip at once.',
      'Move the base together with the file base.recovery: without it the code does not fit.',
    ],
    keep: 'How to keep it',
    keeping: [
      'Put the sheet into an envelope, seal it, with the signature of the administrator across the flap.',
      'Keep it in a safe, not beside the computer. Do not photograph or copy it.',
      'A new code ends this one: destroy the old sheet.',
    ],
    who: 'Administrator',
  },

  screen: {
    again: 'Try again',
    trying: 'Trying…',
    first: 'Check this first',
    codeTitle: 'Recovery code',
    codeWhat: (id, when) =>
      `Take the sheet out of the envelope (code No. ${id}, ${when}) and type the ten groups of six digits.`,
    codeUnknown:
      'If a code was made: connect the disk with the second folder of copies, take the sheet out of the envelope and type the ten groups of six digits.',
    group: (number) => `Group ${number}`,
    groupWrong: (number) => `There is a slip in group ${number}: compare it with the sheet.`,
    rightGroups: (count) => `Right: ${countedEnglish(count, 'group', 'groups')} of 10.`,
    open: 'Open the base',
    enter: 'Go on',
    opening: 'Opening…',
    wait: (seconds) => `Wait ${countedEnglish(seconds, 'second', 'seconds')}`,
    typed: 'The code was accepted. Choose a copy.',
    noCode: 'No recovery code was found',
    noCodeWhat:
      'There is none beside the base. If it was never made, nobody can read this file or its copies: neither we nor the maker of the system. The journal has what was sent.',
    copies: 'Copies of the base',
    copiesCode: 'To put a copy back, type the recovery code first.',
    copiesNone:
      'There are no copies here or in the second folder. Connect the disk with the copies and try again.',
    copiesWhat: 'Begin with the newest. The damaged file stays beside it, it is not deleted.',
    restore: 'Put this copy back',
    restoring: 'Putting it back…',
    keep: 'Do not put it back',
    whole: 'The copy is whole and can be put back.',
    missing: (count) =>
      `The copy lacks of the damaged base: ${countedEnglish(count, 'correction', 'corrections')}. The journal has those that were sent; enter the others again.`,
    nameless: 'Only who has the sheet sees the name',
    unread: 'Not all of the damaged base can be read: more corrections may be missing from the copy.',
    same: 'All corrections that could be read are in the copy.',
    begin: 'Begin with an empty base…',
    beginTitle: 'Begin with an empty base?',
    beginWhat:
      'Sverka takes the people from the journal or from a file. Corrections that did not reach the journal will not be there. The staff and the way to the journal are set again.',
    beginKept:
      'The file and the copies of before stay beside it under another name: they open if the key is found.',
    beginSure: 'I understand: corrections that were not sent have to be entered again',
    beginGo: 'Begin with an empty base',
    beginNot: 'Do not begin',
    folder: 'The base lies in the folder',
    help: 'Call whoever maintains the computer and show this screen.',
    tokens: 'The key of the desk from the region has to be entered again: “Setup”, “Connection”.',
    why: {
      'store.key-lost': {
        title: 'The key of the base was not found',
        what: 'The base is there and whole, but this computer does not remember its key: another user or password, a new system, a move to another computer.',
      },
      'store.keystore': {
        title: 'There is nowhere to keep the key',
        what: 'The password store of the system does not answer, and Sverka will not keep the key in the open. The base is whole, nothing happened to it.',
      },
      'store.key': {
        title: 'The base has another key',
        what: 'The key of this computer does not fit the base: the file came from elsewhere or was replaced.',
      },
      'store.damaged': {
        title: 'The base is damaged',
        what: 'A part of the file cannot be read: the disk or the power failed. Put the last whole copy back.',
      },
      'store.future': {
        title: 'The base is newer than the program',
        what: 'A newer Sverka has worked with this base. It is whole and nobody has touched it.',
      },
      'store.disk': {
        title: 'The file of the base does not open',
        what: 'The disk has no room, there are no rights to the folder, or another program holds the file. The base was not changed.',
      },
    },
    firstSteps: {
      'store.key-lost': ['If this is another user of the system, log in as the one who worked before.'],
      'store.keystore': [
        'Windows: log in as a usual user, not a temporary one.',
        'Linux: install and start GNOME Keyring or KWallet and log in again.',
        'Press “Try again”.',
      ],
      'store.key': ['If this is another user of the system, log in as the one who worked before.'],
      'store.damaged': ['If the power failed or a disk was unplugged, press “Try again”.'],
      'store.future': ['Install the version of Sverka that worked here last.', 'Press “Try again”.'],
      'store.disk': [
        'Close the second Sverka if one is open.',
        'Free at least 1 GB on the disk.',
        'Check the rights of the user to the folder of Sverka and the exceptions of the antivirus.',
        'Press “Try again”.',
      ],
    },
  },
}
