import { countedEnglish, spelled } from '../count.ts'
import type * as ru from '../ru/import.ts'
import { fields } from './correction.ts'

export const importing: typeof ru.importing = {
  title: 'Import from a file of the journal',
  lead: 'Export the list of pupils and parents from the journal as XLSX or CSV and choose the file. First you will see what would change.',
  choose: 'Choose a file',
  chooseOther: 'Choose another file',
  looking: 'Reading the file…',
  columns: 'Columns of the file',
  columnsWhat: 'Check what is what. It will be remembered for files like this one.',
  heading: 'Heading',
  sample: 'Examples',
  meaning: 'What it is',
  leaveOut: 'leave out',
  whose: ['', 'grown-up 1: ', 'grown-up 2: ', 'grown-up 3: ', 'grown-up 4: '],
  from: {
    memory: 'as last time',
    heading: 'by the heading',
    content: 'by the content',
    nothing: 'not recognised',
  },
  noHeading: (place) => `column ${place}`,
  meaningOf: (heading) => `What column “${heading}” is`,
  rehearse: 'See what would change',
  rehearsing: 'Checking…',
  padSnils: 'Put the lost zero before a SNILS of 10 digits',
  result: 'What would change',
  done: 'Imported',
  rows: (number) => countedEnglish(number, 'row', 'rows'),
  counts: {
    added: 'new',
    changed: 'change',
    same: 'unchanged',
    leftOut: 'not in the file, stay',
    rejected: 'rows left out',
  },
  nothingNew: 'There is nothing new in the file.',
  differences: 'Who changes',
  shownFirst: (number) => `the first ${number} are shown`,
  new: 'new record',
  rejectedTitle: 'These rows will not be imported',
  row: (number) => `Row ${number}`,
  rejectedHeadings: { row: 'Row', reason: 'Why it was left out' },
  saveRejected: 'Save the rows left out to a file',
  savedRejected: (number) => `Written to the file: ${countedEnglish(number, 'row', 'rows')}.`,
  remarks: 'Worth a look',
  run: 'Import',
  running: 'Importing…',
  progress: (percent, rows) => `${percent}%, rows read: ${spelled(rows, 'en')}`,
  cancel: 'Stop',
  finished: (added, changed) =>
    `Imported: ${countedEnglish(added, 'new record', 'new records')}, ${spelled(changed, 'en')} changed.`,
  batches: 'Earlier imports',
  undo: 'Undo the import',
  undoSure: (file) =>
    `Undo the import of “${file}”? New records will go, changed ones will be as before. Corrections stay.`,
  undone: 'undone',
  undoneWhat: (removed, restored, kept) =>
    `Undone: ${spelled(removed, 'en')} removed, ${spelled(restored, 'en')} restored${kept > 0 ? `, ${spelled(kept, 'en')} kept because of corrections` : ''}.`,
  backToStart: 'Done',
}

export const meanings: typeof ru.meanings = {
  recordKind: 'pupil or grown-up',
  id: 'number of the record',
  className: 'class',
  state: 'attends or has left',
  fullName: 'full name',
  lastName: 'last name',
  firstName: 'first name',
  middleName: 'patronymic',
  sex: 'sex',
  birthDate: 'date of birth',
  snils: 'SNILS',
  citizenship: 'citizenship',
  phone: 'phone',
  email: 'e-mail',
  certificateKind: 'kind of certificate',
  certificate: 'series and number of the certificate',
  certificateSeries: 'series of the certificate',
  certificateNumber: 'number of the certificate',
  certificateIssued: 'date of the certificate',
  certificateIssuer: 'issuer of the certificate',
  certificateAct: 'number of the civil record',
  paperKind: 'kind of document',
  paper: 'series and number of the document',
  paperSeries: 'series of the document',
  paperNumber: 'number of the document',
  paperIssued: 'date of the document',
  paperIssuer: 'issuer of the document',
  relation: 'relation',
  basis: 'guardian’s document',
}

export const changedFields: typeof ru.changedFields = {
  ...fields,
  sex: 'Sex',
  citizenship: 'Citizenship',
  className: 'Class',
  state: 'Attends',
  documents: 'Documents',
  links: 'Family',
}

export const rowReasons: typeof ru.rowReasons = {
  'row.no-name': () => 'neither last nor first name',
  'row.cell-too-long': ({ column, length }) =>
    `${countedEnglish(length, 'character', 'characters')} in column ${column}, and 500 is the most`,
  'row.too-many-cells': ({ cells }) => `more cells than headings: ${cells}`,
  'row.class-form': () => 'not a class: “7Б” or “10-1” is needed',
  'row.kind': () => 'neither a pupil nor a grown-up',
  'row.duplicate-id': ({ first }) => `row ${first} has this number already`,
  'row.other-kind': () => 'the base has another person under this number',
}

export const rejectedReasons: typeof ru.rejectedReasons = {
  'row.no-name': 'neither last nor first name',
  'row.cell-too-long': 'a cell is longer than 500 characters',
  'row.too-many-cells': 'more cells than headings',
  'row.class-form': 'not a class: “7Б” or “10-1” is needed',
  'row.kind': 'neither a pupil nor a grown-up',
  'row.duplicate-id': 'a row above has this number already',
  'row.other-kind': 'the base has another person under this number',
}

export const remarks: typeof ru.remarks = {
  'snils.ten-digits': 'A SNILS of 10 digits: Excel lost the zero',
  'snils.rounded': 'A SNILS rounded by Excel: its last digits are lost',
  'date.unread': 'A date that cannot be read, kept as it stands',
  'relation.unknown': 'A relation that cannot be read',
  'guardian.differs': 'One grown-up written in two ways, the first is taken',
  'guardian.no-name': 'A grown-up without a name: not imported',
  'match.namesakes': 'Several people fit, a new record is made',
}
