import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { rebuilder, rebuilderInParts } from '../../../main/search/rebuild.ts'
import { createSearch } from '../../../main/search/search.ts'
import { openStore } from '../../../main/store/open.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { openDesk, person } from './desk.ts'

const guardian = person({ kind: 'guardian', lastName: 'Иванова', firstName: 'Анна', phone: '+79451234567' })
const links = [{ guardian: guardian.id, relation: 'mother', basis: '' } as const]
const school = [
  guardian,
  person({ lastName: 'Иванов-Петров', firstName: 'Пётр', className: '7Б', links }),
  person({ lastName: 'Сидоров', firstName: 'Илья', snils: '112-233-445 95', birthDate: '2014-03-12' }),
]

/** All that search answers from, with the indexes. */
function held({ database }: Pick<ReturnType<typeof openDesk>, 'database'>) {
  const rows = (sql: string) => database.prepare(sql).all()
  return {
    entries: rows('select * from search_entry order by entry'),
    classes: rows('select * from search_class'),
    words: rows('select text, surname, name, patronymic, also from search_word order by text'),
    slips: rows('select s.key, w.text from search_slip s join search_word w on w.id = s.word order by 1, 2'),
    kin: rows('select * from search_kin'),
    schema: rows(`select name, sql from sqlite_schema where tbl_name like 'search%' order by name`),
    marks: rows(`select * from cursor`),
  }
}

test('a rebuild in parts gives what one in one step gives, and until its end nobody is found', async () => {
  using desk = openDesk()
  desk.keep(...school)
  rebuilder(desk.database)()
  const whole = held(desk)

  const found: number[] = []
  const look = () => Promise.resolve(void found.push(desk.search.find('Иванов').length))
  await rebuilderInParts(desk.database, look, 0)()
  await look()

  expect(held(desk)).toEqual(whole)
  expect(found.length).toBeGreaterThan(10)
  expect(new Set(found.slice(0, -1))).toEqual(new Set([0]))
  expect(found.at(-1)).toBe(2)
})

test('what another connection writes between the parts is in the tables at the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(40), { maxLength: 4 }),
      fc.boolean(),
      async (moments, rebuilds) => {
        using desk = openDesk()
        desk.keep(...school)
        const opened = openStore({ file: desk.database.name, key: new Uint8Array(32).fill(7) })
        if (!opened.ok) throw new Error(opened.fault.code)
        const other = opened.value
        const search = createSearch(other)
        const people = peopleOf(other, search.index, () => 1_700_000_000_000)

        let moment = 0
        const write = () => {
          if (moments.includes((moment += 1))) {
            other.transaction(() => {
              people.keep(person({ lastName: `Новый${'абвгд'[moment % 5]}`, className: '1А' }))
              people.forget(school[1]!.id)
              if (rebuilds) search.rebuild()
            })()
          }
          return Promise.resolve()
        }
        await rebuilderInParts(desk.database, write, 0)()
        const inParts = held(desk)
        desk.search.rebuild()
        expect(inParts).toEqual(held(desk))
        other.close()
      },
    ),
    { numRuns: 25 },
  )
})

test('a rebuild that was broken off is done over by the next one', async () => {
  using desk = openDesk()
  desk.keep(...school)
  const whole = held(desk)
  let parts = 0
  const breakOff = () => ((parts += 1) === 3 ? Promise.reject(new Error('cut')) : Promise.resolve())
  await expect(rebuilderInParts(desk.database, breakOff, 0)()).rejects.toThrow('cut')
  desk.keep(person({ lastName: 'Позднев' }))
  desk.forget(school[0]!.id)
  expect(desk.search.find('Позднев')).toEqual([])

  desk.search.rebuild()
  expect(desk.search.find('Позднев').length).toBe(1)
  expect(held(desk).schema).toEqual(whole.schema)
})
