import { createChecks } from '../../../main/checks/checks.ts'
import { peopleOf } from '../../../main/store/people.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { noIndex, ownBase } from '../../fakes/store.ts'

/** A made-up id. */
export const id = (number: number) => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`
/** The father of the family. */
export const FATHER = id(4)

/** A family of usual names; a test names what it wants otherwise. */
export const daughter = (other: Partial<PersonRecord> = {}) =>
  pupil({
    lastName: 'Соколова',
    firstName: 'Мария',
    middleName: 'Андреевна',
    sex: 'female',
    citizenship: 'Россия',
    links: [
      { guardian: id(2), relation: 'mother', basis: '' },
      { guardian: FATHER, relation: 'father', basis: '' },
    ],
    ...other,
  })
/** Her mother. */
export const mother = (other: Partial<PersonRecord> = {}) =>
  guardian({ lastName: 'Соколова', firstName: 'Ольга', middleName: 'Петровна', ...other })
/** Her father. */
export const father = (other: Partial<PersonRecord> = {}) =>
  guardian({
    id: FATHER,
    lastName: 'Соколов',
    firstName: 'Андрей',
    middleName: 'Ильич',
    sex: 'male',
    snils: '00299999800',
    phone: '+79000000004',
    email: '',
    ...other,
  })

/** What is marked on the first of these cards: field, code, gravity and what would mend it. */
export function marksOfFirst(...records: PersonRecord[]): string[] {
  const { database } = ownBase()
  const people = peopleOf(database, noIndex, () => 0)
  for (const record of records) people.keep(record)
  const { marksOf } = createChecks({ database, people, today: () => '2026-11-22' })
  return marksOf(records[0]!).map((mark) =>
    [mark.field, mark.code, mark.severity, mark.repair ?? ''].join(' ').trim(),
  )
}
