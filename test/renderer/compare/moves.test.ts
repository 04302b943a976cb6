import { expect, test } from 'vitest'
import { fieldContextOf, fieldsShown, valuesOf } from '../../../contract/values.ts'
import type { Field } from '../../../domain/person.ts'
import { accept, goTo, isReady, toBasis, type Standing } from '../../../renderer/screens/compare/moves.ts'
import { withSecond } from '../../../renderer/screens/compare/second.ts'
import { emptySheet, readingsOf, withEntry, type Sheet } from '../../../renderer/screens/compare/sheet.ts'
import { pupil } from '../../fakes/people.ts'

const RIGHT = '112-233-445 95'
const record = pupil({ snils: '08765430300' })
const values = valuesOf(record)
const shown = fieldsShown(record)
const context = fieldContextOf(record, '2026-11-22')
const standing = (sheet: Sheet, fields: readonly Field[] = shown): Standing => ({
  sheet,
  fields,
  readings: readingsOf(shown, values, sheet, context),
})
const begun = emptySheet(record.id, 1, values)
const typed = (text: string, sheet: Sheet = begun) => withEntry(sheet, sheet.at, { how: 'typed', text })
const enter = (sheet: Sheet, fields?: readonly Field[]) => accept(standing(sheet, fields))
const twice = (again: string, fields?: readonly Field[]) =>
  enter(withSecond(enter(typed(RIGHT), fields), again), fields)

test('Enter on an empty field says that it matches, and goes on', () => {
  const next = enter(begun)
  expect([next.entries.snils, next.at]).toEqual([{ how: 'same' }, 'lastName'])
})

test('a new СНИЛС is asked for once more before it goes on', () => {
  const asked = enter(typed(RIGHT))
  expect([asked.at, asked.second]).toEqual(['snils', { text: '' }])
  expect([twice(RIGHT).at, twice(RIGHT).twice]).toEqual(['lastName', '11223344595'])
})

test('there is no way round the second entry', () => {
  const first = typed(RIGHT)
  const away = goTo(standing(first), 'lastName')
  expect([away.at, away.second]).toEqual(['lastName', { text: '' }])
  expect([toBasis(standing(first)), toBasis(standing(away))].map(({ at, step }) => [at, step])).toEqual([
    ['snils', 'fields'],
    ['snils', 'fields'],
  ])
})

test('the saving takes a second entry that is alike', () => {
  const asked = withSecond(enter(typed(RIGHT)), RIGHT)
  expect(toBasis(standing(asked)).step).toBe('basis')
})

test('the saving stays where the second entry differs', () => {
  const missed = toBasis(standing(withSecond(enter(typed(RIGHT)), '087-654-303 00')))
  expect([missed.step, missed.at, missed.isMissed]).toEqual(['fields', 'snils', true])
})

test('an Enter too many after a miss says nothing of the journal', () => {
  const missed = twice('112-233-446 97')
  expect([missed.isMissed, enter(missed)]).toEqual([true, missed])
})

test('a miss does not hold up what else was found', () => {
  const missed = goTo(standing(twice('112-233-446 97')), 'firstName')
  expect(toBasis(standing(typed('Другое', missed))).step).toBe('basis')
})

test('after the last field of the case comes the saving', () => {
  expect(twice(RIGHT, ['snils']).step).toBe('basis')
})

test('a fault is told and nothing goes on', () => {
  const faulty = enter(typed('112-233-445 94'))
  expect([faulty.at, faulty.left, isReady(standing(faulty))]).toEqual(['snils', ['snils'], false])
})
