import { expect, test } from 'vitest'
import type { PersonRecord } from '../../contract/person.ts'
import {
  back,
  beginning,
  compared,
  go,
  handedOver,
  isCaseOpen,
  kept,
  opened,
  searched,
  seen,
  settled,
  withOpenCase,
  withPart,
} from '../../renderer/place.ts'
import { withEntry } from '../../renderer/screens/compare/sheet.ts'

const screens = (work: typeof beginning) => work.places.map(({ screen }) => screen)

test('a way leads to a relative and back again', () => {
  const child = go(beginning, { screen: 'person', id: 'child' })
  const mother = go(child, { screen: 'person', id: 'mother' })
  expect(screens(mother)).toEqual(['search', 'person', 'person'])
  expect(back(mother).places).toEqual(child.places)
})

test('a section begins the way anew, and leads back to the search', () => {
  const work = go(go(beginning, { screen: 'person', id: 'child' }), { screen: 'outbox' })
  expect(screens(work)).toEqual(['search', 'outbox'])
  expect(screens(back(back(work)))).toEqual(['search'])
})

test('going where one is changes nothing', () => {
  const work = go(beginning, { screen: 'person', id: 'child' })
  expect(go(work, { screen: 'person', id: 'child' })).toBe(work)
})

test('a paper printed from a part of the setup leads back to that part', () => {
  const setup = withPart(go(beginning, { screen: 'setup' }), 'retention')
  const act = go(setup, { screen: 'paper', paper: { kind: 'act', number: 1 } })
  expect(back(act).places).toEqual([{ screen: 'search' }, { screen: 'setup', part: 'retention' }])
  expect(go(setup, { screen: 'setup' })).toBe(setup)
  expect(go(go(setup, { screen: 'outbox' }), { screen: 'setup' }).places.at(-1)).toEqual({ screen: 'setup' })
})

test('a person found from anywhere is opened as from the search', () => {
  const far = go(go(beginning, { screen: 'outbox' }), { screen: 'person', id: 'child' })
  expect(opened(far, 'mother').places).toEqual([{ screen: 'search' }, { screen: 'person', id: 'mother' }])
  expect(searched(far, 'ива')).toMatchObject({ query: 'ива', places: [{ screen: 'search' }] })
  expect(searched({ ...far, query: 'ива' }, '').query).toBe('ива')
})

test('whoever was opened is offered again, each once, the last one first', () => {
  const named = (id: string) => ({ id, kind: 'pupil', name: id, className: '7А' }) as const
  const work = ['a', 'b', 'a', 'c'].reduce((now, id) => seen(now, named(id)), beginning)
  expect(work.recent.map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  expect(handedOver(work).recent).toEqual([])
})

test('a case known by its number opens for the person on the screen', () => {
  const person = go(beginning, { screen: 'person', id: 'child' })
  const found = withOpenCase(person, 'C03')
  expect(found.places.at(-1)).toEqual({ screen: 'case', person: 'child' })
  expect(isCaseOpen(found, found.places.at(-1)!)).toBe(true)
  expect(withOpenCase(beginning, 'C03').cases['']).toMatchObject({ code: 'C03' })
})

test('something is kept only when something was entered', () => {
  const opened = compared(beginning, record('child'))
  expect([beginning, opened, entered(opened, 'child')].map(kept)).toEqual([false, false, true])
})

test('comparing a second person loses nothing of the first', () => {
  const first = entered(compared(beginning, record('child')), 'child')
  const both = entered(compared(first, record('mother')), 'mother')
  expect(compared(both, record('child')).sheets).toEqual(both.sheets)
  expect(Object.keys(settled(both, 'child').sheets)).toEqual(['mother'])
})

test('a comparison in which nothing was entered is not held', () => {
  const looked = compared(compared(beginning, record('child')), record('mother'))
  expect(Object.keys(looked.sheets)).toEqual(['mother'])
})

const entered = (work: typeof beginning, id: string): typeof beginning => ({
  ...work,
  sheets: { ...work.sheets, [id]: withEntry(work.sheets[id]!, 'snils', { how: 'same' }) },
})

const record = (id: string): PersonRecord => ({
  id,
  kind: 'pupil',
  lastName: 'Семенов',
  firstName: 'Пётр',
  middleName: 'Ильич',
  birthDate: '2014-03-12',
  sex: 'male',
  snils: '11223344595',
  citizenship: 'РФ',
  phone: '',
  email: '',
  className: '7А',
  state: 'active',
  documents: [],
  links: [],
  version: 1,
})

test('the next person finds what is half-entered, and nothing of where the first one was', () => {
  const work = entered(compared(beginning, record('child')), 'child')
  const first = { ...go(work, { screen: 'person', id: 'child' }), query: 'обр', isCovered: true }
  expect(handedOver(first)).toEqual({ ...beginning, sheets: work.sheets })
  expect(handedOver(compared(beginning, record('child')))).toEqual(beginning)
})
