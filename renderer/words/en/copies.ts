import { countedEnglish, spelled } from '../count.ts'
import type { Words } from '../spoken.ts'

const corrections = (count: number) => countedEnglish(count, 'correction', 'corrections')

export const copies: Words['copies'] = {
  lead: 'Every day Sverka makes a copy of the whole base by itself. It is encrypted: this computer opens it, or the recovery code.',
  badge: 'Copies are not made',
  last: (when) => `Last copy: ${when}`,
  never: 'There are no copies yet. Make the first one now.',
  make: 'Make a copy now',
  made: 'The copy is made.',
  troubles: {
    'copies.away': {
      what: 'The folder for copies is not there now',
      act: 'Connect the disk or the network. Sverka tries again in an hour.',
    },
    'copies.full': {
      what: 'The disk for copies is full',
      act: 'Make room. Sverka tries again in an hour.',
    },
    'copies.rights': {
      what: 'Nothing can be written to the folder for copies',
      act: 'Ask for access or choose another folder. Sverka tries again in an hour.',
    },
    'copies.base': {
      what: 'No copy was made: a part of the base is damaged',
      act: 'The copies of before are there. Ask your administrator to restore the base from one.',
    },
  },
  here: 'On this computer',
  second: {
    title: 'Second folder',
    what: 'A network disk or a USB drive: the copy survives even if this computer breaks.',
    none: 'No second folder is chosen.',
    choose: 'Choose a folder…',
    other: 'Another folder…',
    stop: 'Do not use',
    last: (when) => `last copy there: ${when}`,
    never: 'no copies there yet',
  },
  list: 'All copies',
  columns: { when: 'When', kind: 'Which', place: 'Where', size: 'Size', acts: 'Actions' },
  kinds: {
    daily: 'of the day',
    asked: 'by the button',
    step: 'before an update',
    replaced: 'the base before',
  },
  places: { here: 'this computer', second: 'second folder' },
  size: (bytes) =>
    bytes < 1_000_000
      ? `${spelled(Math.ceil(bytes / 1_000), 'en')} KB`
      : `${spelled(Math.round(bytes / 100_000) / 10, 'en')} MB`,
  check: 'Check…',
  checkWhich: (when, kind) => `Check the copy: ${when}, ${kind}`,
  checking: 'Checking the copy…',
  checked: {
    title: (when) => `Copy: ${when}`,
    whole: 'The copy is whole and can stand in the place of the base.',
    holds: 'It holds',
    people: (count) => countedEnglish(count, 'person', 'people'),
    corrections,
    last: (when) => `the last one ${when}`,
    same: 'Everything that was corrected here is in the copy.',
    missing: (count) => `Not in the copy: ${corrections(count)}`,
    more: (count) => `and ${spelled(count, 'en')} more`,
    gateway: 'The journal remembers those that were sent. Those not sent must be entered again.',
    somebody: 'the person has left',
    onlyAdministrator: 'An administrator puts a copy in the place of the base, with a card.',
  },
  restore: {
    go: 'Go back to this copy…',
    title: 'Go back to this copy?',
    what: 'This copy takes the place of the present base. The present base stays in the list of copies: you can go back to it.',
    afterwards: 'Sverka starts again and the shift closes. Then it compares itself with the journal.',
    sure: 'Put the copy in place',
    keep: 'Leave it as it is',
  },
}
