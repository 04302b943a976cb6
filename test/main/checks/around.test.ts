import { expect, test } from 'vitest'
import type { PersonRecord } from '../../../contract/person.ts'
import { daysAfter } from '../../../domain/date.ts'
import { createChecks } from '../../../main/checks/checks.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { noIndex, ownBase } from '../../fakes/store.ts'

const id = (number: number) => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** The marks of the first card at one field, as "code severity repair". */
function marksAt(field: string, ...records: PersonRecord[]): string[] {
  const { database } = ownBase()
  const people = peopleOf(database, noIndex, () => 0)
  for (const record of records) people.keep(record)
  const { marksOf } = createChecks({ database, people, today: () => '2026-11-22' })
  return marksOf(records[0]!)
    .filter((mark) => mark.field === field)
    .map(({ code, severity, repair }) => [code, severity, repair].filter(Boolean).join(' '))
}

/** Grown-ups whose passports came `from` to `from` + 50 days after their twentieth birthday. */
const withPassports = (from: number): PersonRecord[] =>
  Array.from({ length: 600 }, (_, at) => {
    const born = `19${80 + (at % 10)}-${at % 2 === 0 ? '03-20' : '09-25'}`
    return grown({ id: id(1000 + at), birthDate: born }, passportOf(born, from + (at % 50)))
  })

const passportOf = (born: string, late: number): string =>
  daysAfter(`${Number(born.slice(0, 4)) + 20}${born.slice(4)}`, late)

const grown = (other: Partial<PersonRecord>, issued: string) =>
  guardian({
    snils: '',
    phone: '',
    email: '',
    documents: [{ type: 'passport', series: '4505', number: '123456', issued, issuer: '', act: '' }],
    ...other,
  })

const ORDER = 'date.order warning 1988-05-03'

test.each<[string, string, number, string[]]>([
  ['later than any here, in time in the other order', passportOf('1988-03-05', 79), 10, [ORDER]],
  ['as late as many here', passportOf('1988-03-05', 79), 35, []],
  ['late here, and soon after the birthday in the other order', passportOf('1988-05-03', 10), 10, [ORDER]],
  ['sooner than any in the other order', passportOf('1988-05-03', 2), 10, []],
  ['before the birthday in the other order', passportOf('1988-03-05', 20), 10, []],
])('a passport %s', (_title, issued, from, marks) => {
  expect(marksAt('birthDate', grown({ birthDate: '1988-03-05' }, issued), ...withPassports(from))).toEqual(
    marks,
  )
})

test('a base of a few cards tells nothing of how late papers come', () => {
  const alone = grown({ birthDate: '1988-03-05' }, passportOf('1988-03-05', 79))
  expect(marksAt('birthDate', alone)).toEqual([])
})

const abroad = { citizenship: 'Таджикистан' }
const nobodys = (other: Partial<PersonRecord> = {}) => pupil({ middleName: '', ...other })

test.each<[string, PersonRecord[], string[]]>([
  ['of a citizen of Russia', [nobodys(), guardian()], ['field.empty warning']],
  [
    'of a citizen of Russia, as of all the family',
    [nobodys({ lastName: 'Беридзе' }), guardian({ lastName: 'Беридзе', middleName: '' })],
    ['field.empty notice'],
  ],
  [
    'of a family with a Russian surname, where nobody has one',
    [nobodys(), guardian({ middleName: '' })],
    ['field.empty warning'],
  ],
  ['of a family from abroad that has them', [nobodys(abroad), guardian(abroad)], ['field.empty warning']],
  ['of a family from abroad that has none', [nobodys(abroad), guardian({ ...abroad, middleName: '' })], []],
  ['of a foreign child of a citizen of Russia', [nobodys(abroad), guardian()], []],
  ['of a foreigner alone', [nobodys({ ...abroad, links: [] })], []],
])('a missing patronymic %s', (_title, records, marks) => {
  expect(marksAt('middleName', ...records)).toEqual(marks)
})

const ofMother = { snils: '08765430300' }

test.each<[string, PersonRecord[], string[]]>([
  [
    'is that of the mother, mistyped in her own card',
    [pupil(ofMother), guardian({ snils: '08765430310' })],
    ['snils.of-guardian error'],
  ],
  ['is unlike the broken one of the mother', [pupil(), guardian({ snils: '08765430310' })], []],
  ['is one digit from the right one of the mother', [pupil(), guardian({ snils: '11223344694' })], []],
  [
    'stands beside another on a second card of the same name and day',
    [pupil(), guardian(), pupil({ id: id(3), snils: '00299999800', phone: '', email: '' })],
    ['snils.twin warning'],
  ],
])('a child’s number that %s', (_title, records, marks) => {
  expect(marksAt('snils', ...records)).toEqual(marks)
})

const shouted = (at: number) => guardian({ id: id(100 + at), lastName: 'ОБРАЗЦОВА', snils: '', phone: '' })

test('capitals are a fault of one card, and the custom of a base where most are so written', () => {
  const first = pupil({ lastName: 'ОБРАЗЦОВ' })
  expect(marksAt('lastName', first, guardian())).toEqual(['name.case warning Образцов'])
  const all = Array.from({ length: 5 }, (_, at) => shouted(at))
  expect(marksAt('lastName', first, guardian(), ...all)).toEqual(['name.case notice Образцов'])
  expect(marksAt('lastName', pupil({ lastName: 'образцов' }), guardian(), ...all)).toEqual([
    'name.case warning Образцов',
  ])
})

test.each<[string, string, string[]]>([
  ['glued, and its first half tells no sex', 'КовальПолинский', ['name.hyphen warning Коваль-Полинский']],
  ['glued, with a half too short to tell', 'ЯкубецЧук', []],
  [
    'apart, with one ending that tells the sex',
    'Варнилин Чебенков',
    ['name.hyphen warning Варнилин-Чебенков'],
  ],
  ['apart, and one is of the other sex', 'Варнилин Чебенкова', ['name.sex warning Варнилин Чебенков']],
  ['with a capital of its own', 'МакДональд', []],
  ['of two words that are no endings of surnames', 'Мендес Прадо', []],
])('a double surname %s', (_title, lastName, marks) => {
  expect(marksAt('lastName', pupil({ lastName }), guardian({ lastName: 'Иная' }))).toEqual(marks)
})

test('a patronymic of the other sex is told though the first name has a slip, too', () => {
  const first = pupil({ firstName: 'Варлаам', middleName: 'Тестовна' })
  expect(marksAt('middleName', first, guardian())).toEqual(['name.sex warning'])
})

test('ё is looked for in each half of a double surname', () => {
  const first = pupil({ lastName: 'Ерёмин-Семенов' })
  expect(marksAt('lastName', first, guardian({ lastName: 'Иная' }))).toEqual([
    'name.yo warning Ерёмин-Семёнов',
  ])
})
