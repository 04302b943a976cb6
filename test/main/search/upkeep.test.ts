import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PersonRecord } from '../../../contract/person.ts'
import { openDesk, person } from './desk.ts'

const TABLES = ['search_entry', 'search_class'] as const

/** All that search answers from, word numbers replaced by the words. */
function held({ database }: ReturnType<typeof openDesk>) {
  const rows = (sql: string) => database.prepare(sql).all()
  return {
    tables: TABLES.map((table) => rows(`select * from ${table} order by 1, 2`)),
    words: rows('select text, surname, name, patronymic, also from search_word order by text'),
    slips: rows('select s.key, w.text from search_slip s join search_word w on w.id = s.word order by 1, 2'),
  }
}

const ids = Array.from({ length: 6 }, (_, number) => `00000000-0000-4000-9000-00000000000${number}`)
const anId = fc.constantFrom(...ids)
const change: fc.Arbitrary<{ record: PersonRecord } | { gone: string }> = fc.oneof(
  { weight: 3, arbitrary: aRecord() },
  { weight: 1, arbitrary: fc.record({ gone: anId }) },
)

function aRecord() {
  return fc
    .record({
      id: anId,
      kind: fc.constantFrom('pupil' as const, 'guardian' as const),
      lastName: fc.constantFrom('Иванов', 'Иванова-Петрова', 'Cидорова', ''),
      firstName: fc.constantFrom('Пётр', 'Анна Мария', ''),
      middleName: fc.constantFrom('Гасан оглы', 'Петрович', ''),
      birthDate: fc.constantFrom('2014-03-12', 'вчера', ''),
      snils: fc.constantFrom('112-233-445 95', ''),
      phone: fc.constantFrom('+7 945 123-45-67', '8 945 1', ''),
      className: fc.constantFrom('7Б', '11 а', ''),
      state: fc.constantFrom('active' as const, 'left' as const),
      guardians: fc.uniqueArray(anId, { maxLength: 3 }),
    })
    .map(({ guardians, ...given }) => {
      const links = guardians.map((guardian) => ({ guardian, relation: 'other' as const, basis: '' }))
      const own = given.kind === 'pupil' ? { links } : { className: '' }
      return { record: person({ ...given, ...own }) }
    })
}

test('live upkeep and a rebuild hold the same', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 14 }), (changes) => {
      using desk = openDesk()
      for (const step of changes) {
        if ('gone' in step) desk.forget(step.gone)
        else desk.keep(step.record)
      }
      const live = held(desk)
      desk.search.rebuild()
      expect(live).toEqual(held(desk))
    }),
    { numRuns: 15 },
  )
})

test('of a person who was forgotten no word stays', () => {
  using desk = openDesk()
  const gone = person({ lastName: 'Иванова-Петрова', className: '7Б', snils: '11223344595' })
  desk.keep(gone)
  desk.forget(gone.id)
  expect(held(desk)).toEqual({ tables: [[], []], words: [], slips: [] })
})

test('a guardian loses the class when the pupil leaves it or is no longer theirs', () => {
  using desk = openDesk()
  const guardian = person({ kind: 'guardian', lastName: 'Иванова' })
  const links = [{ guardian: guardian.id, relation: 'mother', basis: '' } as const]
  const pupil = person({ lastName: 'Петров', className: '7Б', links })
  const found = (query: string) => desk.search.find(query).some(({ id }) => id === guardian.id)

  desk.keep(pupil, guardian)
  expect([found('7б'), found('8б')]).toEqual([true, false])
  desk.keep({ ...pupil, className: '8Б' })
  expect([found('7б'), found('8б')]).toEqual([false, true])
  desk.keep({ ...pupil, className: '8Б', links: [] })
  expect([found('7б'), found('8б')]).toEqual([false, false])
})
