import type * as ru from '../ru/correction.ts'

export const fields: typeof ru.fields = {
  snils: 'SNILS',
  lastName: 'Last name',
  firstName: 'First name',
  middleName: 'Patronymic',
  birthDate: 'Date of birth',
  certificateSeries: 'Certificate series',
  certificateNumber: 'Certificate number',
  phone: 'Phone',
  email: 'E-mail',
}

export const kinds: typeof ru.kinds = { pupil: 'Pupil', guardian: 'Grown-up' }

export const relations: typeof ru.relations = {
  mother: 'mother',
  father: 'father',
  guardian: 'guardian',
  adopter: 'adopter',
  other: 'another grown-up',
}

export const documents: typeof ru.documents = {
  'birth-certificate': 'Birth certificate',
  'foreign-birth-certificate': 'Foreign birth certificate',
  passport: 'Russian passport',
  'foreign-document': 'Foreign document',
}

export const sexes: typeof ru.sexes = { male: 'male', female: 'female', unknown: 'not given' }

export const states: typeof ru.states = {
  draft: 'to be signed',
  withdrawn: 'taken back',
  signed: 'waits for the second signature',
  waiting: 'waiting to go to the journal',
  'handed-over': 'handed over, no answer yet',
  confirmed: 'confirmed by the journal',
  proved: 'has logged in since',
  refused: 'refused by the journal',
  conflict: 'changed in the journal',
  'set-aside': 'set aside',
  closed: 'closed',
}

export const bases: typeof ru.bases = {
  original: 'The original document',
  copy: 'A copy in the personal file',
  gosuslugi: 'The parent’s Gosuslugi screen',
}

export const askers: typeof ru.askers = {
  guardian: 'A parent or legal guardian',
  pupil: 'The pupil',
  school: 'The school',
}

export const refusals: typeof ru.refusals = {
  bytes: 'The journal could not read the correction. Set it aside and enter it anew.',
  signature:
    'The journal did not accept the signature: the certificate has expired or comes from another authority, or the signature is too old. Sign with another certificate.',
  revoked:
    'The certificate of whoever signed has been revoked. Set the correction aside, enter it anew and sign with another certificate.',
  second:
    'The journal waits for a second signature. Set the correction aside and enter it anew: one more person must sign it.',
  rights: 'This certificate may not correct the data of this school. Ask the administrator of the region.',
  'person-unknown': 'The journal has no such person in this school. Check whether they have left.',
  value: 'The journal did not accept the value. Compare it with the document once more.',
  training: 'An exercise cannot be sent to a real journal. Set it aside.',
  'id-taken':
    'The journal already holds another correction with this number. Set this one aside and enter it anew.',
}
