import { expect, test } from 'vitest'
import { createChecks } from '../../../main/checks/checks.ts'
import { peopleOf } from '../../../main/store/people.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { noIndex, ownBase } from '../../fakes/store.ts'
import { daughter, FATHER, father, id, marksOfFirst, mother } from './own-family.ts'

const marked: [string, PersonRecord[], string[]][] = [
  ['a family in order', [daughter(), mother(), father()], []],
  [
    'a letter lost',
    [daughter({ firstName: 'Мрия' }), mother(), father()],
    ['firstName name.typo warning Мария'],
  ],
  [
    'letters swapped',
    [father({ firstName: 'Андрйе' }), daughter(), mother()],
    ['firstName name.typo warning Андрей'],
  ],
  [
    'a letter twice in a patronymic',
    [daughter({ middleName: 'Андрееввна' }), mother(), father()],
    ['middleName name.typo warning Андреевна'],
  ],
  [
    'е for ё',
    [father({ firstName: 'Артем' }), mother()],
    ['firstName name.yo warning Артём', 'links link.none error'],
  ],
  [
    'е for ё in a surname of the list',
    [mother({ lastName: 'Соловьева' }), daughter(), father()],
    ['lastName name.yo warning Соловьёва'],
  ],
  ['a rare name that is like no other', [daughter({ firstName: 'Эвридика' }), mother(), father()], []],
  ['the other spelling of a name', [daughter({ firstName: 'Наталия' }), mother(), father()], []],
  [
    'a surname that the family writes otherwise',
    [daughter({ lastName: 'Соклова' }), mother(), father()],
    ['lastName name.family warning Соколова'],
  ],
  ['the mother of another surname', [daughter(), mother({ lastName: 'Лебедева' }), father()], []],
  [
    'the ending of the other sex',
    [daughter({ lastName: 'Соколов' }), mother(), father()],
    ['lastName name.sex warning Соколова'],
  ],
  ['a surname that does not decline', [daughter({ lastName: 'Черных' }), mother(), father()], []],
  [
    'the patronymic of the other sex',
    [daughter({ middleName: 'Андреевич' }), mother(), father()],
    ['middleName name.sex warning Андреевна'],
  ],
  ['the sex of the card', [daughter({ sex: 'male' }), mother(), father()], ['card card.sex warning']],
  [
    'a patronymic that is nearly the father’s name',
    [daughter({ middleName: 'Андриановна' }), mother(), father({ firstName: 'Андриян' })],
    [],
  ],
  [
    'the patronymic of another father',
    [daughter({ middleName: 'Ивановна' }), mother(), father()],
    ['middleName name.father warning'],
  ],
  [
    'surname and first name in each other’s fields',
    [daughter({ lastName: 'Мария', firstName: 'Соколова' }), mother(), father()],
    ['lastName name.swapped error Соколова', 'firstName name.swapped error Мария'],
  ],
  [
    'first name and patronymic in each other’s fields',
    [daughter({ firstName: 'Андреевна', middleName: 'Мария' }), mother(), father()],
    ['firstName name.swapped error Мария', 'middleName name.swapped error Андреевна'],
  ],
  [
    'a surname that is a given name too, by the family',
    [
      father({ lastName: 'Андрей', firstName: 'Роман' }),
      daughter({ lastName: 'Роман' }),
      mother({ lastName: 'Роман' }),
    ],
    ['lastName name.swapped error Роман', 'firstName name.swapped error Андрей'],
  ],
  [
    'a letter for a name',
    [daughter({ firstName: 'М.' }), mother(), father()],
    ['firstName name.initial error'],
  ],
  [
    'a birth eight months before a brother’s',
    [
      daughter({ birthDate: '2014-03-12' }),
      mother(),
      father(),
      daughter({
        id: id(5),
        firstName: 'Анна',
        birthDate: '2014-09-01',
        snils: '',
        phone: '',
        email: '',
        documents: [],
      }),
    ],
    ['birthDate birth.siblings warning'],
  ],
  [
    'day and month against the certificate',
    [daughter({ birthDate: '2014-12-03' }), mother(), father()],
    ['birthDate date.order warning 2014-03-12'],
  ],
  [
    'the year against the certificate',
    [daughter({ birthDate: '2013-03-12' }), mother(), father()],
    ['birthDate date.paper warning 2014-03-12'],
  ],
  [
    'too old for the class',
    [daughter({ className: '2А' }), mother(), father()],
    ['birthDate age.class warning'],
  ],
  [
    'the patronymic left out',
    [daughter({ middleName: '' }), mother(), father()],
    ['middleName field.empty warning'],
  ],
  [
    'nobody of the family has a patronymic',
    [
      daughter({ lastName: 'Беридзе', middleName: '' }),
      mother({ lastName: 'Беридзе', middleName: '' }),
      father({ lastName: 'Беридзе', middleName: '' }),
    ],
    ['middleName field.empty notice'],
  ],
  [
    'first name and patronymic in one field',
    [daughter({ firstName: 'Мария Андреевна', middleName: '' }), mother(), father()],
    ['firstName name.two-words-in-one error', 'middleName field.empty error Андреевна'],
  ],
  [
    'surname and first name in one field',
    [daughter({ lastName: 'Соколова Мария' }), mother(), father()],
    ['lastName name.two-words-in-one error'],
  ],
  [
    'a name of two letters',
    [father({ firstName: 'Ян', middleName: 'Ильич' }), mother()],
    ['links link.none error'],
  ],
  [
    'оглы without its space',
    [
      daughter({ sex: 'male', lastName: 'Соколов', firstName: 'Рашид', middleName: 'Андрейоглы' }),
      mother(),
      father(),
    ],
    ['middleName name.typo warning Андрей оглы'],
  ],
  [
    'a double surname without its hyphen',
    [mother({ lastName: 'Соколова Петрова' }), daughter(), father()],
    ['lastName name.hyphen warning Соколова-Петрова'],
  ],
  [
    'a name of the house',
    [daughter({ firstName: 'Маша' }), mother(), father()],
    ['firstName name.diminutive warning Мария'],
  ],
  [
    'a mother linked to one of two sisters',
    [
      mother(),
      daughter(),
      father(),
      daughter({
        id: id(5),
        firstName: 'Анна',
        birthDate: '2016-09-01',
        links: [{ guardian: FATHER, relation: 'father', basis: '' }],
        snils: '',
        phone: '',
        email: '',
        documents: [],
      }),
    ],
    ['links link.sibling warning'],
  ],
  [
    'one phone for both parents',
    [father({ phone: '+79000000002' }), daughter(), mother()],
    ['phone phone.parents notice'],
  ],
]

for (const [title, records, expected] of marked) {
  test(`${expected.length === 0 ? 'not marked' : 'marked'}: ${title}`, () => {
    expect(marksOfFirst(...records)).toEqual(expected)
  })
}

test('a base that never writes ё is not told so at every card', () => {
  const others = Array.from({ length: 12 }, (_, at) =>
    mother({ id: id(100 + at), firstName: 'Алена', snils: '', phone: '', email: '' }),
  )
  expect(marksOfFirst(daughter({ firstName: 'Алена' }), mother(), father(), ...others)).toEqual([])
})

test('a name that many bear here is a name, whatever the lists say', () => {
  const others = Array.from({ length: 3 }, (_, at) =>
    mother({ id: id(100 + at), firstName: 'Марея', snils: '', phone: '', email: '' }),
  )
  expect(marksOfFirst(daughter({ firstName: 'Марея' }), mother(), father(), ...others)).toEqual([])
})

test('how names are written is learnt anew when the base has grown', () => {
  const { database } = ownBase()
  const people = peopleOf(database, noIndex, () => 0)
  const { marksOf } = createChecks({ database, people, today: () => '2026-11-22' })
  const record = mother({ firstName: 'Марея' })
  const codes = () => marksOf(record).map(({ code }) => code)
  expect(codes()).toContain('name.typo')

  for (let at = 0; at < 60; at++) people.keep(mother({ id: id(100 + at), firstName: 'Марея' }))
  expect(codes()).not.toContain('name.typo')
})
