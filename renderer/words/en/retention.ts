import type { Words } from '../spoken.ts'
import { countedEnglish } from '../count.ts'

const people = (count: number) => countedEnglish(count, 'person', 'people')
const pupils = (count: number) => countedEnglish(count, 'pupil', 'pupils')
const guardians = (count: number) => countedEnglish(count, 'grown-up', 'grown-ups')

/** What is erased after a pupil has left, when, and what was erased. */
export const retention: Words['retention'] = {
  title: 'Retention',
  lead: 'What Sverka keeps, for how long and why. It erases who has left by itself, in a quiet hour when nobody is at the desk.',
  checked: (date) => `The terms were checked against the law on ${date}.`,
  termsTitle: 'What is kept how long',
  columns: { what: 'What', long: 'Term', why: 'Where it is written' },
  terms: {
    card: {
      what: 'Data of who has left',
      how: 'Card, papers, contacts, family, remarks, search – and the grown-ups who have no other pupil here. Erased by itself.',
    },
    undo: {
      what: 'Undoing of an import',
      how: 'What stood in the base before a file was taken in. Erased by itself; then the import can no more be undone.',
    },
    copies: {
      what: 'Copies of the base',
      how: 'Here and in the second folder. After this term no copy holds what was erased. The newest stays.',
    },
    aside: {
      what: 'Bases put aside',
      how: 'Earlier bases that are damaged, cannot be read or were of another school, and their copies. Erased by themselves. The newest stays while there is nothing else.',
    },
    names: {
      what: 'Names of former staff in the log of access',
      how: 'Erased by itself. The rows of the log stay: they hold codes and numbers only.',
    },
    acts: {
      what: 'Acts of destruction',
      how: 'When and how much was erased, numbers of records. Erased by itself.',
    },
    corrections: {
      what: 'Signed corrections',
      how: 'Documents with a signature and the answers of the journal. Sverka does not erase them: a commission of the school decides.',
    },
    requests: {
      what: 'Register of requests',
      how: 'Sverka does not erase it: a commission of the school decides.',
    },
  },
  span: ({ count, unit }) =>
    unit === 'days' ? countedEnglish(count, 'day', 'days') : countedEnglish(count, 'year', 'years'),
  next: 'Who has left',
  nobody:
    'Nobody in the base has left. A pupil who leaves appears here with the day on which the data are erased.',
  nextColumns: { who: 'Who', since: 'Left', due: 'Erased on', state: 'In the way' },
  nothingInTheWay: 'nothing',
  more: (count) => `and ${people(count)} more`,
  blocks: {
    draft: 'a correction is not signed',
    unsent: 'the journal has not taken a correction yet',
    stuck: 'a correction waits for a person to decide',
    request: 'a request is still open',
  },
  blocked: (count) => `The term is over, but cannot be erased: ${people(count)}`,
  blockedWhat: 'Finish what stands below in the column “In the way”. Sverka then erases by itself.',
  due: (who) => `The term is over, can be erased: ${who}.`,
  dueNone: 'There is nothing to erase now.',
  onlyAdministrator: 'The administrator can erase without waiting for the quiet hour, with a card.',
  erase: 'Erase now…',
  overdue: (corrections, requests) =>
    [
      'The term is over of documents that a commission of the school decides about:',
      [
        corrections > 0 && countedEnglish(corrections, 'correction', 'corrections'),
        requests > 0 && countedEnglish(requests, 'request', 'requests'),
      ]
        .filter(Boolean)
        .join(', '),
    ].join(' '),
  confirm: {
    title: 'Erase the data of who has left?',
    what: (pupil, guardian) =>
      [pupil > 0 && pupils(pupil), guardian > 0 && guardians(guardian)].filter(Boolean).join(' and '),
    lead: 'Erased for ever:',
    all: 'Cards, papers, contacts, family, remarks and all that the search finds them by. Signed corrections stay.',
    back: 'There is no way back. It leaves the copies of the base after the term of the copies.',
    sure: 'Erase',
    keep: 'Keep',
  },
  erased: (text) => `Erased: ${text}.`,
  acts: 'What was erased',
  noActs: 'Nothing was erased so far.',
  actColumns: { number: 'Act', at: 'When', what: 'What was erased', by: 'By', acts: 'Acts' },
  actNumber: (number) => `No. ${number}`,
  counts: (one) =>
    [
      one.pupils > 0 && pupils(one.pupils),
      one.guardians > 0 && guardians(one.guardians),
      one.documents > 0 && countedEnglish(one.documents, 'paper', 'papers'),
      one.images > 0 && countedEnglish(one.images, 'former record', 'former records'),
      one.packed > 0 && countedEnglish(one.packed, 'row of exchange packages', 'rows of exchange packages'),
    ]
      .filter(Boolean)
      .join(', '),
  itself: 'Sverka by itself',
  waits: 'traces on the disk are still being erased',
  openAct: 'Open the act',
  openActWhich: (number) => `Open act No. ${number}`,
  clip: 'Copied. It leaves the clipboard in a minute',
  act: {
    title: 'Act of destruction of personal data',
    file: 'Act of destruction',
    number: (number) => `No. ${number}`,
    operator: 'Operator',
    system: 'Information system',
    systemName: (workplace) => `“Sverka”, workplace ${workplace}`,
    at: 'Destroyed on',
    by: 'Destroyed by',
    reason: 'Reason',
    reasonWhat: (source) => `The purpose is reached: the pupil has left and the term is over. ${source}`,
    way: 'Way',
    wayDone: (at) =>
      `The records were deleted from the enciphered base, their place was filled with zeros, the log of the base was emptied: ${at}. They cannot be restored.`,
    wayWaits:
      'The records were deleted from the enciphered base. Its log is still to be emptied: print the act later.',
    categories: 'Categories of data',
    categoriesWhat:
      'Surname, first name, patronymic, date of birth, sex, citizenship, СНИЛС, papers, phone, e-mail, class, family links.',
    counts: 'How much',
    people: 'Whose data: numbers of records',
    kinds: { pupil: 'pupil', guardian: 'grown-up' },
    left: (date) => `left ${date}`,
    none: 'The numbers of the records are erased: the term of the act is over.',
    extract:
      'Add an extract of the log “Who looked at whom” to the act: the line “Data of those who left erased” with the number of this act.',
    responsible: 'Responsible for the destruction',
    post: 'position',
    name: 'surname, initials',
    signature: 'signature',
  },
}
