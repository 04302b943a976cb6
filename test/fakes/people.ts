import type { PersonRecord } from '../../contract/person.ts'

/** A pupil who does not exist, with everything in order; a test names what it wants otherwise. */
export const pupil = (other: Partial<PersonRecord> = {}): PersonRecord => ({
  id: '019b0000-0000-7000-8000-000000000001',
  kind: 'pupil',
  lastName: 'Образцов',
  firstName: 'Пример',
  middleName: 'Тестович',
  birthDate: '2014-03-12',
  sex: 'male',
  snils: '11223344595',
  citizenship: 'RUS',
  phone: '+79000000001',
  email: 'p1@example.org',
  className: '5А',
  state: 'active',
  documents: [
    {
      type: 'birth-certificate',
      series: 'II-РЕ',
      number: '123456',
      issued: '2014-03-20',
      issuer: 'Учебный отдел ЗАГС',
      act: '77',
    },
  ],
  links: [{ guardian: '019b0000-0000-7000-8000-000000000002', relation: 'mother', basis: '' }],
  version: 1,
  ...other,
})

/** The mother of `pupil()`. */
export const guardian = (other: Partial<PersonRecord> = {}): PersonRecord => ({
  ...pupil(),
  id: '019b0000-0000-7000-8000-000000000002',
  kind: 'guardian',
  lastName: 'Образцова',
  firstName: 'Проба',
  middleName: 'Тестовна',
  birthDate: '1986-07-01',
  sex: 'female',
  snils: '08765430300',
  phone: '+79000000002',
  email: 'g2@example.org',
  className: '',
  documents: [],
  links: [],
  ...other,
})
