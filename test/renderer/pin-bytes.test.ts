import { expect, test } from 'vitest'
import { isCyrillicKey, takePin } from '../../renderer/pin/pin-bytes.ts'

test.each([
  ['123456', Uint8Array.of(49, 50, 51, 52, 53, 54)],
  ['aZ!~', Uint8Array.of(97, 90, 33, 126)],
  ['123', 'short'],
  ['', 'short'],
  ['йцук', 'cyrillic'],
  ['123456789', 'long'],
  ['12 45', 'form'],
  ['12€45', 'form'],
])('what stands in the field is taken as bytes or told at once: %s', (value, taken) => {
  const field = { value }
  expect(takePin(field, { shortest: 4, longest: 8 })).toEqual(taken)
  expect(field.value).toBe('')
})

test('a Russian letter on a key means the wrong layout', () => {
  expect(['й', 'q', '1', 'Shift'].map(isCyrillicKey)).toEqual([true, false, false, false])
})
