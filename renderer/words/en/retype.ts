import { countedEnglish } from '../count.ts'
import type { retype as said } from '../ru/retype.ts'

const ways: typeof said.ways = {
  gateway: {
    name: 'Over the network',
    what: 'Signed corrections go to the journal by themselves, and the answers come by themselves.',
    needs: 'Needs the gateway of the region: its address and key are set by the administrator.',
  },
  package: {
    name: 'In packages',
    what: 'Sverka makes a file with the signed corrections and a table in the columns of the journal. It is carried to the administrator of the journal; the answer comes back as a file or a tick.',
    needs: 'Fits a journal that can load tables.',
  },
  retype: {
    name: 'By hand',
    what: 'You type each field into the journal yourself: Sverka shows what goes where, and you tick what is done.',
    needs: 'Always fits: only a log-in to the journal is needed.',
  },
}

/** Corrections that a person types into the journal. */
export const retype: typeof said = {
  title: 'Retype into the journal',
  ways,
  way: {
    title: 'How corrections get to the journal',
    lead: 'No electronic journal has an open way to change a person from another program. So the way is yours to choose.',
    locked:
      'The administrator of this computer has set the way in the settings file. It is not changed here.',
    onlyCurator: 'The way is changed by a curator or an administrator, with a card.',
    now: 'Chosen',
    choose: (name) => `Choose: ${name}`,
    chooseShort: 'Choose',
    chosen: (name) => `Corrections are now delivered this way: ${name}.`,
    absent: 'Not set up here.',
    waiting: (number) =>
      number === 0
        ? 'Nothing waits to be delivered now.'
        : `${countedEnglish(number, 'correction waits', 'corrections wait')}, and will go the new way.`,
  },

  other: {
    gateway: 'Corrections leave over the network by themselves: nothing has to be retyped.',
    package: 'Corrections are delivered in packages: nothing has to be retyped.',
    what: 'If neither suits you, type the corrections into the journal yourself. Sverka shows the fields in order, copies the values and remembers who typed them and when.',
    choose: 'Type by hand',
  },
  empty: 'Nothing to retype',
  emptyWhat: [
    'Corrections that are signed already will appear here.',
    'Open the journal beside: on a second monitor or on half of the screen (Win + ←).',
    'For each field: copy it, paste it into the journal, tick it. When all are ticked, confirm.',
  ],

  left: (people) => (people === 1 ? 'the last person' : `${countedEnglish(people, 'person', 'people')} left`),
  done: (ticked, of) => `${ticked} of ${of} ticked`,
  previous: 'Previous',
  next: 'Next',
  openCard: 'Open the card',
  find: 'Find in the journal',
  name: 'Full name',
  className: 'Class',
  fields: 'Type into the journal',
  was: 'was',
  wasEmpty: 'was empty',
  already: 'the journal has it already',
  clear: 'clear the field',
  copy: 'Copy',
  copied: (field) => `Copied: ${field}`,
  tick: (field) => `Typed into the journal: ${field}`,
  ticked: (who, when) => `${who}, ${when}`,
  gone: 'The card of this person is gone. Find the person in the journal yourself, or say that the journal did not take it.',
  keys: '↑ ↓ or a digit: row · Enter: copy · Space: tick',
  confirm: 'Saved in the journal',
  confirmed: (name) => `${name}: the journal has the correction.`,
  refuse: 'The journal did not take it…',
  refusing: {
    title: 'Why did the journal not take it?',
    lead: 'The correction is not lost: it goes back to the queue, where it is decided what to do.',
    reason: 'What the journal said, or what did not work',
    short: 'Write a few words at least.',
    refuse: 'The journal did not take it',
    keep: 'Back to the fields',
  },
  refused: (name) => `${name}: the journal did not take it. Decide in the queue what to do.`,

  stateByHand: 'in the journal, entered by hand',
  byHand: {
    retype: {
      taken: (who, when) => `retyped into the journal by hand: ${who}, ${when}`,
      refused: (note, who) => `The journal did not take it: ${note} (${who})`,
    },
    file: {
      taken: (who, when) => `the journal took it, answered by a file: ${who}, ${when}`,
      refused: (note, who) => `The journal did not take it: ${note} (${who})`,
    },
    tick: {
      taken: (who, when) => `the journal took it, ticked: ${who}, ${when}`,
      refused: (note, who) => `The journal did not take it: ${note} (${who})`,
    },
  },
}
