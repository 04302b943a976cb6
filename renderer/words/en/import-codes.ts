import { countedEnglish } from '../count.ts'
import type * as ru from '../ru/import-codes.ts'
import { fields } from './correction.ts'

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
  pupilId: 'number of the child’s record',
  pupilName: 'full name of the child',
  pupilBirthDate: 'date of birth of the child',
  pupilSnils: 'SNILS of the child',
  pupilClass: 'class of the child',
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
  'row.class-date': ({ becomes }) => `Excel made a date of the class. It was probably “${becomes}”`,
  'row.no-pupil': () => 'the child is not in the base, or several fit',
  'row.kind': () => 'neither a pupil nor a grown-up',
  'row.duplicate-id': ({ first }) => `row ${first} has this number already`,
  'row.other-kind': () => 'the base has another person under this number',
}

export const rejectedReasons: typeof ru.rejectedReasons = {
  'row.no-name': 'neither last nor first name',
  'row.cell-too-long': 'a cell is longer than 500 characters',
  'row.too-many-cells': 'more cells than headings',
  'row.class-form': 'not a class: “7Б” or “10-1” is needed',
  'row.class-date': 'Excel made a date of the class',
  'row.no-pupil': 'the child is not in the base, or several fit',
  'row.kind': 'neither a pupil nor a grown-up',
  'row.duplicate-id': 'a row above has this number already',
  'row.other-kind': 'the base has another person under this number',
}

export const remarks: typeof ru.remarks = {
  'snils.ten-digits': 'A SNILS has lost its leading zero',
  'snils.rounded': 'A SNILS was rounded, its last digits are lost',
  'phone.rounded': 'A phone was rounded, its last digits are lost',
  'phone.short': 'A phone has too few digits',
  'paper.zero-lost': 'A document has lost its leading zero',
  'cell.error': 'An Excel error instead of a value',
  'date.unread': 'A date that cannot be read, kept as it stands',
  'relation.unknown': 'A relation that is not known',
  'guardian.differs': 'One grown-up written in different ways, the first is taken',
  'guardian.no-name': 'A grown-up without a name is left out',
  'match.namesakes': 'Namesakes in the file itself, they get records of their own',
  'number.exponent': 'A number with an exponent, put right',
  'number.fraction': 'A needless “,0” in a number, removed',
  'date.serial': 'A date written as a number, put right',
  'space.odd': 'No-break and invisible spaces, put right',
}

export const doubts: typeof ru.doubts = {
  namesakes: 'Several people in the base are alike',
  'other-birth-date': 'Same name, another date of birth',
  'name-only': 'Only the name is the same, there is nothing else to compare',
  'other-name': 'Same SNILS, another name',
  'other-snils': 'Same name, another SNILS',
  'other-id': 'The number of one person, the name of another',
}

export const keptBecause: typeof ru.keptBecause = {
  corrected: 'has a correction',
  'changed-since': 'the journal changed it later',
  linked: 'linked to another child',
}
