import { countedEnglish, spelled } from '../count.ts'
import type { search as ru } from '../ru/search.ts'

const wait = (number: number, what: string) =>
  `${countedEnglish(number, 'correction', 'corrections')} ${what}`

export const search: typeof ru = {
  title: 'Search',
  label: 'Who are we looking for?',
  placeholder: 'Name, class, date of birth, SNILS or phone',
  clear: 'Clear',
  results: 'Found',
  found: (number, more) =>
    more
      ? `The first ${spelled(number, 'en')} are shown. Add a name, a class or a year of birth.`
      : `Found: ${spelled(number, 'en')}`,
  class: (name) => `class ${name}`,
  left: 'has left',
  born: 'born',
  snilsEnd: (digits) => `SNILS …${digits}`,
  noSnils: 'no SNILS',
  moreRelatives: (number) => `and ${number} more`,
  nothing: 'Nobody found',
  try: [
    'Leave only the last name or its beginning.',
    'Try a first name, a class or a date of birth: “мария 7б”, “12.03.2014”.',
    'Look for the grown-up: a parent may have another last name.',
    'If the person is not in the base, import a fresh list from the journal.',
  ],
  examplesTitle: 'Any of these may be typed',
  examples: [
    ['ива пет 7б', 'beginnings of the names, and the class'],
    ['bdfyjd', 'typed in the wrong keyboard layout — understood'],
    ['112-233', 'digits of the SNILS, from anywhere'],
    ['+7 911', 'part of a phone number'],
    ['12.03.2014', 'date of birth'],
  ],
  anew: 'Search again',
  paletteKeys: 'Ctrl+K',
  paletteWhat: '— any act and anybody by name, from any page.',
  diagnose: 'What is on the screen?',
  diagnoseWhat: 'A call by phone? Begin with the message, find the person later.',
  coming: 'Fetching the list from the journal…',
  comingWhat: 'This takes a minute at most. You can search as soon as the first people are there.',
  noPeople: 'The base is empty',
  noPeopleWhat: 'Import the list of pupils and parents from a file of the journal.',
  keys: 'Enter for the card, F3 what is on the screen, F2 to compare, Ins for a request, Esc to clear',
  sheet: {
    title: 'At a glance',
    drafts: (number) => wait(number, 'to be signed'),
    noDrafts: 'Everything is signed',
    waiting: (number) => wait(number, 'waiting to be sent'),
    noWaiting: 'Nothing is waiting',
    needPerson: (number) => wait(number, 'need a decision'),
    noNeed: 'No refusals',
  },
}
