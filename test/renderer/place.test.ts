import { expect, test } from 'vitest'
import { back, beginning, go, kept } from '../../renderer/place.ts'
import { emptySheet, withEntry } from '../../renderer/screens/compare/sheet.ts'

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

test('something is kept only when something was entered', () => {
  const sheet = emptySheet('child', 1)
  const entered = withEntry(sheet, 'snils', { how: 'same' })
  expect([beginning, { ...beginning, sheet }, { ...beginning, sheet: entered }].map(kept)).toEqual([
    false,
    false,
    true,
  ])
})
