import { afterAll, expect, test } from 'vitest'
import { openDesk, person } from './desk.ts'

const school = smallSchool()
afterAll(() => school[Symbol.dispose]())

/** A small school: surnames tell who is meant. */
function smallSchool() {
  const desk = openDesk()
  const mother = person({
    kind: 'guardian',
    lastName: 'Иванова',
    firstName: 'Анна',
    middleName: 'Сергеевна',
    phone: '+7 945 123-45-67',
    snils: '087-654-303 00',
  })
  desk.keep(
    mother,
    person({
      lastName: 'Иванов',
      firstName: 'Пётр',
      middleName: 'Алексеевич',
      className: '7Б',
      birthDate: '2014-03-12',
      snils: '11223344595',
      links: [{ guardian: mother.id, relation: 'mother', basis: '' }],
    }),
    person({ lastName: 'Петров', firstName: 'Иван', middleName: 'Борисович', className: '7А' }),
    person({ lastName: 'Жукова-Эрдман', firstName: 'Юлия', middleName: 'Хасановна', className: '11А' }),
    person({ lastName: 'Сергеев', firstName: 'Артём', className: '10Б', birthDate: '2010-12-03' }),
    person({ lastName: 'Cеpова', firstName: 'Алёна', className: '1А' }), // C and p are Latin
    person({ lastName: "О'Коннор", firstName: 'Шон', className: '5В' }),
    person({ lastName: 'Smith', firstName: 'Даша', className: '5В' }),
    person({ lastName: 'Кузнецова', firstName: 'Наталья', middleName: 'Геннадьевна', className: '3А' }),
    person({ lastName: 'Мамедов', firstName: 'Али', middleName: 'Гасан оглы', className: '4Б' }),
  )
  const nameOf = (rowId: number) => {
    const { lastName, firstName } = desk.people.findByRow(rowId)!
    return `${lastName} ${firstName}`
  }
  return Object.assign(desk, {
    names: (query: string) => desk.search.find(query).map(({ rowId }) => nameOf(rowId)),
  })
}

test.each([
  // names in any order, with beginnings
  ['ива пет 7б', 'Иванов Пётр'],
  ['петр иванов', 'Иванов Пётр'],
  ['7б иванов', 'Иванов Пётр'],
  ['алексеевич', 'Иванов Пётр'],
  ['иванов алексеевич петр', 'Иванов Пётр'],
  ['ИВАНОВ ПЁТР', 'Иванов Пётр'],
  ['иван петров', 'Петров Иван'],
  // initials
  ['Иванов П А', 'Иванов Пётр'],
  ['Иванов П.А.', 'Иванов Пётр'],
  ['И.Б. Петров', 'Петров Иван'],
  // ё and е, look-alikes, apostrophes
  ['артем', 'Сергеев Артём'],
  ['артём', 'Сергеев Артём'],
  ['серова', 'Cеpова Алёна'],
  ['Ceрова', 'Cеpова Алёна'],
  ['оконнор', "О'Коннор Шон"],
  ['о’коннор', "О'Коннор Шон"],
  // double names
  ['эрдман', 'Жукова-Эрдман Юлия'],
  ['жукова', 'Жукова-Эрдман Юлия'],
  ['эрдман жукова', 'Жукова-Эрдман Юлия'],
  ['жукова-эрдман юлия 11а', 'Жукова-Эрдман Юлия'],
  ['мамедов гасан оглы', 'Мамедов Али'],
  // the other layout, both ways
  ['bdfyjd', 'Иванов Пётр'],
  ['bdfyjd gtnh 7,', 'Иванов Пётр'],
  [';erjdf', 'Жукова-Эрдман Юлия'],
  ["'hlvfy .kbz", 'Жукова-Эрдман Юлия'],
  ['cthuttd', 'Сергеев Артём'],
  ['ыьшер', 'Smith Даша'],
  // slips: put in, left out, another letter, swapped; two at once; in the other layout
  ['ивванов петр', 'Иванов Пётр'],
  ['иваов петр', 'Иванов Пётр'],
  ['ивонов петр', 'Иванов Пётр'],
  ['ивнаов петр', 'Иванов Пётр'],
  ['кузенцово', 'Кузнецова Наталья'],
  ['кузнецова наталия', 'Кузнецова Наталья'],
  ['генадьевна', 'Кузнецова Наталья'],
  ['repytwjdf', 'Кузнецова Наталья'],
  ['repyewjdf', 'Кузнецова Наталья'],
  // class
  ['7б', 'Иванов Пётр'],
  ['7 Б', 'Иванов Пётр'],
  ['7-б', 'Иванов Пётр'],
  ['11а', 'Жукова-Эрдман Юлия'],
  ['1а', 'Cеpова Алёна'],
  ['1', 'Cеpова Алёна'],
  // dates
  ['12.03.2014', 'Иванов Пётр'],
  ['12.3.14', 'Иванов Пётр'],
  ['12.03', 'Иванов Пётр'],
  ['2014', 'Иванов Пётр'],
  ['2014-03-12', 'Иванов Пётр'],
  ['03.12.2010', 'Сергеев Артём'],
  // digits
  ['112-233', 'Иванов Пётр'],
  ['112-233-445 95', 'Иванов Пётр'],
  ['11223344595', 'Иванов Пётр'],
  ['112 233 445 95', 'Иванов Пётр'],
  ['4595', 'Иванов Пётр'],
  ['иванов 4595', 'Иванов Пётр'],
  ['+7 945…4567', 'Иванова Анна'],
  ['+79451234567', 'Иванова Анна'],
  ['8 (945) 123-45-67', 'Иванова Анна'],
  ['8 945 123 45 67', 'Иванова Анна'],
  ['945-123', 'Иванова Анна'],
  ['123-45-67', 'Иванова Анна'],
  ['4567', 'Иванова Анна'],
  // a guardian by the class of the pupil
  ['иванова 7б', 'Иванова Анна'],
  ['анна 7б', 'Иванова Анна'],
])('%s finds %s first', (query, name) => {
  expect(school.names(query)[0]).toBe(name)
})

test('one word that fits nowhere does not hide the person', () => {
  expect(school.search.find('иванов пкт 7б')[0]).toMatchObject({ rowId: 2, how: 'part' })
})

test('what was found says where and how', () => {
  const [{ how, matches } = { how: '', matches: [] }] = school.search.find('bdfyjd пе 7б')
  expect({ how, matches }).toEqual({
    how: 'layout',
    matches: [
      { typed: 'bdfyjd', place: 'lastName', way: 'layout' },
      { typed: 'пе', place: 'firstName', way: 'prefix' },
      { typed: '7б', place: 'className', way: 'exact' },
    ],
  })
})

test.each([
  ['nothing', ''],
  ['spaces', ' \t\u00a0 '],
  ['ten thousand letters', 'я'.repeat(10_000)],
  ['ten thousand words', 'щ '.repeat(5_000)],
  ['a smile', '😀'],
  ['signs of SQL', `'; drop table person; --`],
  ['signs of patterns', '%_*?[]^'],
  ['a lone surrogate', '\ud800'],
  ['a zero', '\0'],
  ['impossible dates', '99.99.9999'],
])('%s find nobody and harm nothing', (_, query) => {
  expect(school.names(query)).toEqual([])
  expect(school.people.count()).toBe(10)
})
