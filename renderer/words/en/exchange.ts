import { countedEnglish } from '../count.ts'
import type { exchange as ru } from '../ru/exchange.ts'
import { mappings } from './mappings.ts'

const corrections = (number: number) => countedEnglish(number, 'correction', 'corrections')

export const exchange: typeof ru = {
  title: 'Packages for journals',
  journals: {
    eljur: 'ЭлЖур (Eljur)',
    'dnevnik-ru': 'Дневник.ру (Dnevnik.ru)',
    netschool: 'Сетевой город (NetSchool)',
    bars: 'БАРС (BARS)',
    kontingent: 'Контингент (Kontingent)',
    other: 'Another journal',
  },
  ofCorrection: {
    number: 'number in order, as in the receipt',
    signedAt: 'date of the signature',
    basis: 'ground',
    changed: 'what is corrected',
    signer: 'who has signed',
  },
  mappings,
  make: 'Make a package',
  receipt: 'Load a receipt',
  openMappings: 'Tables of journals',
  back: 'To the packages',
  empty: {
    title: 'There have been no packages yet',
    what: 'None of these journals lets a program write people: ЭлЖур, Дневник.ру, Сетевой город, БАРС and «Контингент» take them only from a file or from the keyboard. So a person carries the corrections.',
    steps: [
      'Make a package: it holds the signed corrections, a table in the columns of the journal, and a receipt.',
      'Hand the file over by a protected way to whoever keeps the journal.',
      'When the receipt comes back, load it, or tick the answers here.',
    ],
  },
  waits: (number) =>
    number > 0
      ? `waiting to be handed over: ${corrections(number)}`
      : 'no correction waits to be handed over',
  byGateway:
    'Corrections go to the journal by themselves now, over the network. A package is for a line that is down for long: it takes what still waits.',
  byRetype:
    'Corrections are typed into the journal by hand now. A package takes what has not been typed yet.',
  row: {
    number: (number) => `Package No. ${number}`,
    made: (when, by) => (by ? `${when}, ${by}` : when),
    table: (title) => (title ? `table “${title}”` : 'without a table'),
    count: corrections,
    open: (number) => `waiting for answers: ${number}`,
    answered: 'all answered',
    discarded: 'not handed over',
    details: 'Show',
    fold: 'Fold',
    save: 'Save again',
    discard: 'It was not handed over',
    restore: 'It was handed over after all',
  },
  item: {
    answer: (name) => `Answer of the journal: ${name}`,
    none: 'no answer',
    taken: 'taken',
    refused: 'refused',
    note: (name) => `Reason of the refusal: ${name}`,
    noteHint: 'Why it was refused',
    byFile: (by, when) => `from the receipt, ${by}, ${when}`,
    byTick: (by, when) => `ticked by ${by}, ${when}`,
    elsewhere: 'in another package, or waiting again',
    open: 'Record',
    openOf: (name) => `Record: ${name}`,
    all: 'All taken',
    enter: (number) => (number > 0 ? `Enter answers: ${number}` : 'Enter answers'),
  },
  made: (number, of) =>
    `Package No. ${number} is saved: ${corrections(of)}. Hand the file over to the journal.`,
  saved: (name) => `The file “${name}” is saved again.`,
  entered: (number) => `Answers entered: ${number}.`,
  discardedNow: (number) => `Package No. ${number} is marked as not handed over. Its corrections wait again.`,
  restoredNow: (number) => `Package No. ${number} waits for answers again.`,
  undo: 'Undo',
  discarding: {
    title: (number) => `Was package No. ${number} not handed over?`,
    what: (number) =>
      `${corrections(number)} without an answer will wait again. If the file has reached the journal after all, they may be entered twice: ask first.`,
    yes: 'Put back in the queue',
    no: 'Leave as it is',
  },
  received: {
    title: (number) => `Receipt of package No. ${number}`,
    taken: 'Taken',
    refused: 'Refused',
    left: 'Still without an answer',
    unread: 'Answer not understood: write “да” or “нет”',
    unknown: 'Not of this package',
    before: 'Answered before, not changed',
    nothing: 'The receipt holds no new answers.',
  },
  making: {
    title: 'A new package',
    journal: 'For which journal',
    table: 'Table in the columns of the journal',
    noTable: 'Without a table',
    noTableWhat: 'The package will hold only the signed corrections and the receipt.',
    noMappings: 'There is no table for this journal yet. The curator sets it up from the journal’s template.',
    which: (number, of) => `Corrections that go in: ${number} of ${of}`,
    all: 'Everything that waits',
    leftOut: (number) => `${corrections(number)} of people whom this table does not take. They wait on.`,
    limit: 'A package takes up to 1,000 corrections; the others wait on.',
    preview: (number, of) =>
      number < of ? `The table, first rows: ${number} of ${of}` : `The table, rows: ${of}`,
    nothing: 'There is nothing to hand over',
    nothingWhat: 'No correction waits. Compare and sign corrections, and they will stand here.',
    make: (number) => `Make a package: ${corrections(number)}`,
    personal: 'The package holds personal data: hand it over by a protected way only.',
  },
}
