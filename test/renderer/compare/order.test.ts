import { expect, test } from 'vitest'
import { FIELDS, type Field } from '../../../domain/person.ts'
import { atFirst, orderFor, orderOfAll } from '../../../renderer/screens/compare/order.ts'
import { emptySheet, withEntry } from '../../../renderer/screens/compare/sheet.ts'
import { valuesOf } from '../../../contract/values.ts'
import { pupil } from '../../fakes/people.ts'

const matching = (...fields: Field[]) =>
  fields.map((field) => ({ field, role: 'finds', why: { ru: 'так', en: 'so' } }) as const)

test('the fields of the case come first, in the order of its journal; the rest is apart', () => {
  expect(orderFor(FIELDS, { fields: matching('phone', 'email', 'snils') })).toEqual({
    first: ['phone', 'email', 'snils'],
    rest: ['lastName', 'firstName', 'middleName', 'birthDate', 'certificateSeries', 'certificateNumber'],
  })
})

test('a field that this person does not have is not compared', () => {
  const shown: Field[] = ['snils', 'lastName']
  expect(orderFor(shown, { fields: matching('certificateNumber', 'lastName') })).toEqual({
    first: ['lastName'],
    rest: ['snils'],
  })
})

test('a case that names no field leaves all of them', () => {
  expect(orderFor(FIELDS, { fields: [] })).toEqual({ first: FIELDS, rest: [] })
})

test('without a case no field is apart', () => {
  expect([orderOfAll(FIELDS, matching('birthDate')).first[0], orderOfAll(FIELDS, undefined)]).toEqual([
    'birthDate',
    { first: FIELDS, rest: [] },
  ])
  expect(orderOfAll(FIELDS, matching('birthDate')).first).toHaveLength(FIELDS.length)
})

test('a comparison begins at the heaviest field and stays where something was said', () => {
  const record = pupil()
  const sheet = emptySheet(record.id, 1, valuesOf(record))
  const begun = withEntry(sheet, 'snils', { how: 'same' })
  expect([atFirst(sheet, ['phone']).at, atFirst(begun, ['phone']).at]).toEqual(['phone', 'snils'])
})
