import { expect, test } from 'vitest'
import { mark, type Mark } from '../../../contract/mark.ts'
import { withValue, type PersonRecord } from '../../../contract/person.ts'
import { createChecks } from '../../../main/checks/checks.ts'
import { QUESTIONS } from '../../../main/checks/sharing.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { noIndex, ownBase } from '../../fakes/store.ts'

const TODAY = '2026-11-22'
const id = (number: number) => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`

function school(...records: PersonRecord[]) {
  const { database } = ownBase()
  const people = peopleOf(database, noIndex, () => 0)
  for (const record of records) people.keep(record)
  const checks = createChecks({ database, people, today: () => TODAY })
  return { database, ...checks }
}

/** Marks as "field code severity others", which is all that most tests look at. */
const brief = (marks: readonly Mark[]): string[] =>
  marks.map((one) => {
    const others = 'others' in one ? one.others.map((other) => Number(other.slice(-4))) : []
    return [one.field, one.code, one.severity, ...others].join(' ')
  })

const twin = (other: Partial<PersonRecord> = {}) =>
  pupil({
    id: id(3),
    firstName: 'Второй',
    snils: '00299999800',
    phone: '',
    email: '',
    documents: [],
    ...other,
  })

test('a card in order has no marks, on either side of the family', () => {
  const { marksOf } = school(pupil(), guardian())
  expect(marksOf(pupil())).toEqual([])
  expect(marksOf(guardian())).toEqual([])
})

const cases: [string, PersonRecord[], string[], string[]?][] = [
  [
    'the mother’s number in the child’s card',
    [pupil({ snils: '08765430300' }), guardian()],
    ['snils snils.of-guardian error 2'],
    ['snils snils.in-child notice 1'],
  ],
  [
    'the same number in another spelling',
    [pupil({ snils: '087-654-303 00' }), guardian()],
    ['snils snils.of-guardian error 2'],
    ['snils snils.in-child notice 1'],
  ],
  [
    'one number on two pupils who are not related',
    [pupil(), guardian(), twin({ snils: '11223344595', links: [] })],
    ['snils snils.elsewhere warning 3'],
  ],
  [
    'one broken number on two pupils',
    [
      pupil({ snils: '11223344500' }),
      guardian(),
      twin({ snils: '112-233-445 00', birthDate: '2012-01-01', documents: pupil().documents }),
    ],
    [
      'snils snils.control error',
      'snils snils.elsewhere warning 3',
      'certificateSeries certificate.elsewhere warning 3',
      'certificateNumber certificate.elsewhere warning 3',
    ],
  ],
  [
    'one number on twins',
    [pupil(), guardian(), twin({ snils: '11223344595' })],
    ['snils snils.of-twin error 3'],
  ],
  [
    'one child on two cards',
    [pupil(), guardian(), pupil({ id: id(3), firstName: 'ПРИМЕР' })],
    ['card card.doubled error 3'],
  ],
  [
    'a citizen of Russia without a patronymic',
    [pupil({ middleName: '' }), guardian()],
    ['middleName field.empty warning'],
  ],
  [
    'a citizen of another country without a patronymic',
    [pupil({ middleName: '', citizenship: 'Таджикистан' }), guardian()],
    [],
  ],
  ['twins, each with a number of their own', [pupil(), guardian(), twin()], ['snils snils.twin warning 3']],
  ['brothers of different ages', [pupil(), guardian(), twin({ birthDate: '2012-01-01' })], []],
  [
    'a pupil who has left keeps the number',
    [pupil(), guardian(), twin({ snils: '11223344595', state: 'left', links: [] })],
    [],
  ],
  [
    'one phone for the child and the mother',
    [pupil({ phone: '8 (900) 000-00-02' }), guardian()],
    ['phone phone.of-family error 2'],
    ['phone phone.of-family notice 1'],
  ],
  [
    'one phone for two families',
    [pupil(), guardian(), twin({ phone: '89000000001', links: [] })],
    ['phone phone.elsewhere warning 3'],
  ],
  [
    'one address for the child and the mother',
    [pupil({ email: 'G2@Example.org' }), guardian()],
    ['email email.of-family error 2'],
    ['email email.of-family notice 1'],
  ],
  [
    'nobody is linked',
    [pupil({ links: [] }), guardian()],
    ['links link.none error'],
    ['links link.none error'],
  ],
  ['a linked person whom the journal has let go', [pupil()], ['links link.gone warning 2']],
  [
    'fourteen in three weeks',
    [pupil({ birthDate: '2012-12-13', className: '7А', documents: [] }), guardian()],
    ['birthDate age.turns notice', 'certificateSeries certificate.absent warning'],
  ],
  [
    'eighteen today, and nobody is linked any more',
    [pupil({ birthDate: '2008-11-22', className: '11А', links: [], documents: [] })],
    ['birthDate age.turns notice'],
  ],
  [
    'a mother of ten years',
    [pupil(), guardian({ birthDate: '2004-01-01' })],
    ['birthDate age.parent error 2'],
    ['birthDate age.parent error 1'],
  ],
  [
    'the phone typed for the number',
    [pupil({ snils: '+79000000001' }), guardian()],
    ['snils snils.phone error'],
  ],
  [
    'surname and first name changed places',
    [pupil({ lastName: 'Мария', firstName: 'Новикова', middleName: 'Тестовна' }), guardian()],
    ['lastName name.swapped error', 'firstName name.swapped error'],
  ],
  [
    'first name and patronymic changed places',
    [pupil({ firstName: 'Ивановна', middleName: 'Мария' }), guardian()],
    ['firstName name.swapped error', 'middleName name.swapped error'],
  ],
  [
    'the certificate was issued before the birth',
    [pupil({ birthDate: '2014-03-25' }), guardian()],
    ['birthDate certificate.issued warning'],
  ],
  ['the pupil has left the school', [pupil({ state: 'left' }), guardian()], ['card card.left notice']],
]

for (const [title, records, ofFirst, ofSecond] of cases) {
  test(`marked: ${title}`, () => {
    const { marksOf } = school(...records)
    expect(brief(marksOf(records[0]!))).toEqual(ofFirst)
    if (ofSecond) expect(brief(marksOf(records[1]!))).toEqual(ofSecond)
  })
}

test('names in the wrong fields are offered back in their places', () => {
  const swapped = pupil({ lastName: 'Мария', firstName: 'Ильина' })
  const { marksOf } = school(swapped, guardian())
  expect(marksOf(swapped)).toEqual([
    { field: 'lastName', severity: 'error', code: 'name.swapped', repair: 'Ильина' },
    { field: 'firstName', severity: 'error', code: 'name.swapped', repair: 'Мария' },
  ])
})

test('every mark passes the border, whatever stands in the fields', () => {
  const dirty = [
    '',
    ' ',
    '-',
    'нет',
    'Ивaнoв',
    'Bdfyjd',
    '12345',
    '1-PE',
    'ivan@mail.ri',
    '\u200b',
    'a'.repeat(400),
  ]
  const fields = ['snils', 'lastName', 'firstName', 'middleName', 'birthDate', 'certificateSeries'] as const
  const { marksOf } = school(guardian())
  for (const value of dirty) {
    let record = pupil({ phone: value, email: value })
    for (const field of fields) record = withValue(record, field, value)
    const marks = marksOf(withValue(record, 'certificateNumber', value))
    expect(marks.map((one) => mark.parse(one))).toEqual(marks)
  }
})

test('a broken number is answered with the right ones nearby that nobody has', () => {
  const broken = pupil({ snils: '11223344500' })
  const all = school(broken, guardian()).suggestSnils(broken)
  expect(all).toEqual(['11233344500', '11223347500', '11224344500', '11223364500'])

  const taken = twin({ snils: '112-233-475 00' })
  expect(school(broken, guardian(), taken).suggestSnils(broken)).toEqual(
    all.filter((one) => one !== '11223347500'),
  )
})

test('what was typed goes before what stands, and a right number needs no suggestion', () => {
  const { suggestSnils } = school(pupil(), guardian())
  expect(suggestSnils(pupil())).toEqual([])
  expect(suggestSnils(pupil(), '112-233-445 59')[0]).toBe('11223344595')
  expect(suggestSnils(pupil(), '8765430301')).not.toContain('08765430300')
  expect(suggestSnils(pupil({ snils: '8676430303' }), '112-233-445 95')).toEqual([])
})

test('who else has a value is found in any spelling', () => {
  const { othersWith } = school(pupil(), guardian())
  expect(othersWith('snils', '087-654-303 00', pupil().id)).toEqual([guardian().id])
  expect(othersWith('phone', '8 900 000 00 02', pupil().id)).toEqual([guardian().id])
  expect(othersWith('email', 'g2@EXAMPLE.org', pupil().id)).toEqual([guardian().id])
  expect(othersWith('snils', '08765430300', guardian().id)).toEqual([])
  expect(othersWith('lastName', 'Образцов', pupil().id)).toEqual([])
  expect(othersWith('phone', '', pupil().id)).toEqual([])
})

test('each question about others is answered from an index', () => {
  const { database } = school()
  const firstStep = (sql: string) =>
    database.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all('1', '2')[0]!.detail
  expect(Object.values(QUESTIONS).map(firstStep)).toEqual([
    'SEARCH person USING INDEX person_by_snils (snils_key=?)',
    'SEARCH person USING INDEX person_by_phone (phone_key=?)',
    'SEARCH person USING INDEX person_by_email (email_key=?)',
    'SEARCH d USING INDEX document_by_number (number=?)',
  ])
})
