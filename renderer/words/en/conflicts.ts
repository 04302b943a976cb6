import { countedEnglish } from '../count.ts'

/** Corrections in conflict with the journal. */
export const conflicts = {
  title: 'Conflicts',
  lead: 'While the correction was on its way, the journal was changed. Decide by the document what is right.',
  columns: {
    field: 'Field',
    was: 'When it was compared',
    ours: 'In the document (ours)',
    theirs: 'In the journal now',
    last: 'Last in the journal',
  },
  signedBy: (name: string, when: string) => `signed ${when}, ${name}`,
  choose: (field: string) => `${field}: what is right?`,
  take: { ours: 'Keep ours', theirs: 'Take the journal’s', anew: 'Enter another' },
  equal: 'The journal holds the same already. Nothing to decide.',
  untouched: 'Nobody has changed this field in the journal: it only waits for the others.',
  moved: 'The journal has changed this field again. Look at it and choose once more.',
  anew: {
    label: (field: string) => `${field}: the right value`,
    hint: 'Type it as it stands in the document.',
    same: 'The journal holds this already.',
  },
  fate: {
    unchosen: 'Choose what is right.',
    faulty: 'Enter the whole right value.',
    draft: 'There will be a new correction; it must be signed.',
    close: 'The correction will be closed; the journal stays as it is.',
  },
  settle: 'Settle',
  open: 'Open the record',
  unread: {
    title: 'The journal’s new records have not come yet.',
    what: 'You can decide when they have come. If they take long, ask for them.',
    paused: 'The line is paused: they do not come until “Go on” is pressed.',
    card: 'Waiting for the journal’s new record.',
    field: 'not here yet',
    ask: 'Ask for the records',
  },
  gone: {
    title: 'This person is no longer in the school’s journal.',
    what: 'The name has gone with the record. There is nothing left to correct: close the correction.',
    name: 'Name unknown: the person has left',
    close: 'Close the correction',
  },
  drafted: 'Settled. The new correction waits to be signed.',
  closed: 'Settled. The correction is closed; the journal stays as it is.',
  settled: (number: number, drafts: number) =>
    `Settled: ${countedEnglish(number, 'conflict', 'conflicts')}. ` +
    (drafts > 0 ? `To be signed: ${drafts}.` : 'The journal stays as it is.'),
  undo: 'Undo',
  undone: 'Taken back. The conflict is in the list again.',
  undoneMany: (number: number) =>
    `Taken back. In the list again: ${countedEnglish(number, 'conflict', 'conflicts')}.`,
  notUndone: 'It cannot be taken back: the new correction is signed already.',
  toSign: (number: number) => `To be signed: ${countedEnglish(number, 'correction', 'corrections')}.`,
  sign: 'Go to signing',
  alike: {
    button: (number: number) => `Settle ${countedEnglish(number, 'more like it', 'more like it')}`,
    title: 'Settle in the same way',
    what: 'Untick what is to be settled otherwise. Compare each value with the document.',
    all: 'Tick all',
    becomes: 'In the journal then',
    settle: (number: number) => `Settle ${countedEnglish(number, 'conflict', 'conflicts')}`,
    keep: 'Do not settle',
  },
  /** Why one was not settled. */
  left: {
    'conflict.gone': 'This conflict is settled already.',
    'conflict.not-read': 'The journal’s new record has not come yet. Decide when it has come.',
    'conflict.unchosen': 'It is not said for every field what is right.',
    'conflict.moved': 'The journal has changed the record again. Look at it and choose once more.',
    'person.gone': 'This person is no longer in the school’s journal. The correction can only be closed.',
    'person.changed': 'The person’s record has changed just now. Settle once more.',
    'correction.open': 'Another correction of this field is on its way. Sign it or take it back first.',
    'correction.field': 'The value breaks a rule of the field. Enter another one.',
  },
  leftOther: 'It was not settled. Try again.',
  empty: {
    title: 'No conflicts',
    what: 'A conflict comes up here when the same field was changed in the journal while a correction was on its way. You will see side by side what it was, what the document says and what the journal holds now, and decide what is right. There is nothing to do now.',
  },
  more: 'Show more',
}
