import { countedEnglish } from '../count.ts'
import type * as ru from '../ru/case.ts'

export const cases: typeof ru.cases = {
  title: 'What is on the screen?',
  nobody: 'Without a record: a call by phone, for instance',
  label: 'What does the screen say?',
  placeholder: 'The message, its beginning or a few words: «не найден», «согласие»',
  clear: 'Clear',
  list: 'Messages',
  told: 'as people say it',
  near: 'nearly',
  usual: 'What happens most often. Ask in this order.',
  found: (number) => (number > 0 ? `${countedEnglish(number, 'case fits', 'cases fit')}` : ''),
  keys: '↑ ↓ choose, Enter opens, Tab: who is logging in',
  nothing: 'We do not know this message',
  try: [
    'Type two or three words from the screen itself: «не найден», «не совпадают», «согласие».',
    'Check who is logging in: children and grown-ups see different messages.',
    'Clear the field to see what is most usual.',
  ],
  questions: {
    door: 'Is it the right door',
    who: 'Who is logging in',
    message: 'What the journal says',
    account: 'Is the Gosuslugi account in order',
    other: 'If it is none of these',
  },

  who: 'Who is logging in',
  seats: {
    'to-13': 'Pupil under 14',
    '14-17': 'Pupil 14–17',
    'from-18': 'Pupil from 18',
    guardian: 'Grown-up',
  },
  foreign: 'Foreign document or citizenship',
  foreignBy: { paper: 'a foreign document is on record', citizenship: 'the citizenship is not Russian' },
  noBirthDate: 'The birth date on record cannot be read: choose the age yourself',
  turning: (age, days) =>
    days > 0 ? `turns ${age} in ${countedEnglish(days, 'day', 'days')}` : `turns ${age} today`,
  byHand: 'Chosen by hand.',
  asInRecord: 'Back to the record',

  region: 'Region',
  regionTitle: 'Region and journal',
  regionFind: 'Name of the region or the journal',
  regionNow: 'now',
  regionOwn: 'from a file',
  regionAdd: 'Add from a file…',
  regionAdded: (name) => `Added: ${name}. Enter chooses this region.`,
  packReason: (reason) => reason,
  regionRefused: (file) => `The file ${file} was not taken, the former one stays. Place and reason:`,
  regionLocked: 'The administrator has set the region.',

  toMessages: 'To the messages',
  message: 'The message',
  steps: 'Who does what',
  clues: 'What the record shows already',
  emptyThere: 'empty in the journal',
  emptyAct: 'Ask for it and enter it.',
  noClues: 'No remarks on these fields. The comparison with the document will show a slip.',
  hotlines: 'Hotline',
  fixers: {
    school: 'The school corrects it',
    guardian: 'The parent does it on Gosuslugi',
    pupil: 'The pupil does it on Gosuslugi',
    mfc: 'Go to the MFC',
    zags: 'Go to the registry office (ZAGS)',
    support: 'The support solves it',
    wait: 'Nothing to correct: wait',
  },
  fixersShort: {
    school: 'The school corrects',
    guardian: 'Parent',
    pupil: 'The pupil',
    mfc: 'MFC',
    zags: 'ZAGS',
    support: 'Support',
    wait: 'Wait',
  },
  entering: (seat) => `Logging in: ${seat}`,
  also: {
    school: 'What the school does',
    guardian: 'What the parent does',
    pupil: 'What the pupil does',
    mfc: 'What the MFC does',
    zags: 'What the registry office does',
    support: 'If it did not help: support',
    wait: 'While waiting',
  },
  memoFor: {
    school: 'Memo for the school',
    guardian: 'Memo for the parent',
    pupil: 'Memo for the pupil',
    mfc: 'Memo for the MFC',
    zags: 'Memo for the registry office',
    support: 'Memo: support',
    wait: 'Memo',
  },
  printReceipt: 'Print the receipt',
  printMemo: 'Print the memo',
  seek: 'Find the person',
  compareCard: (name) => `Compare the record: ${name}`,
  next: {
    compare: 'Compare the record with the document: the fields come in the order in which the journal looks.',
    receipt: 'The correction is kept already. Hand over the receipt.',
    'other-card': 'The case is not about the one whose record is open: another one must be compared.',
    seek: 'The case is kept: find the person and press F3 on the record.',
    journal: 'No field is to be corrected: the school takes its steps in the journal itself.',
    memo: 'There is nothing to correct in the journal.',
  },
}

export const matching: typeof ru.matching = {
  case: (title) => `Case: ${title}`,
  why: 'Why it matters here',
  roles: {
    finds: 'The journal finds by it',
    verifies: 'The journal verifies by it',
    maybe: 'The journal may compare it too',
  },
  rest: (number) => `Other fields: usually not the reason in this case (${number})`,
  allSame:
    'Everything the journal looks by matches. There is nothing to correct: pass the case to the support of the journal.',
  big: 'Large',
  all: 'All fields',
  place: (at, of) => `Field ${at} of ${of}`,
}

export const second: typeof ru.second = {
  title: 'Type the SNILS once more.',
  lead: 'From the document again: the first entry is hidden.',
  label: 'SNILS once more',
  short: 'A SNILS has 11 digits',
  missed: 'They differ',
  missedAct: 'Type it twice anew, looking at the document.',
  anew: 'Type both anew',
  waits: 'to be typed once more',
  left: 'The SNILS must be typed once more before it can be saved.',
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

export const aloud: typeof ru.aloud = {
  date: (day, month, year) => `${day} ${MONTHS[month - 1]} ${year}`,
  series: (numeral, letters) => `Roman ${numeral}, ${letters} in Russian letters`,
}
