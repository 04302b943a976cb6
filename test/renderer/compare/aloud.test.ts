import { expect, test } from 'vitest'
import type { Field } from '../../../domain/person.ts'
import { aloud } from '../../../renderer/screens/compare/aloud.ts'
import { en } from '../../../renderer/words/en.ts'
import { ru } from '../../../renderer/words/ru.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each<[Field, string, string]>([
  ['snils', '11223344595', '112 — 233 — 445 — 95'],
  ['snils', '112233', '112233'],
  ['birthDate', '2014-03-12', '12 марта 2014'],
  ['birthDate', '31.02.2014', '31.02.2014'],
  ['certificateSeries', 'II-РЕ', 'вторая римская, РЕ русские'],
  ['certificateSeries', 'XXI-АБ', '21-я римская, АБ русские'],
  ['certificateSeries', 'II-PE', 'II-PE'],
  ['certificateNumber', '123456', '123 — 456'],
  ['certificateNumber', '1234567', '123 — 45 — 67'],
  ['phone', '+79111234567', '+7 — 911 — 123 — 45 — 67'],
  ['lastName', 'Ковалёва', 'Ковалёва'],
])('%s «%s» is read aloud as «%s»', (field, value, said) => {
  expect(plain(aloud(field, value, ru.aloud))).toBe(said)
})

test('English names the two alphabets too', () => {
  expect(plain(aloud('certificateSeries', 'II-РЕ', en.aloud))).toBe('Roman 2, РЕ in Russian letters')
})
