import { expect, test } from 'vitest'
import { surpriseText } from '../../main/surprise.ts'

test('of a surprise the log keeps the class, the code and the places, never what was said', () => {
  const cause = Object.assign(new RangeError('Иванов 112-233-445 95'), { code: 'ERR_X' })
  const text = surpriseText('people.open', cause)
  expect(text.split('\n')[0]).toBe('people.open RangeError ERR_X')
  expect(text).toContain('surprise.test.ts')
  expect(text).not.toMatch(/Иванов|112/)
})

test('a stack is cut, and what is no error has none', () => {
  const deep = (left: number): unknown => (left > 0 ? deep(left - 1) : new Error('x'))
  expect(surpriseText('a', deep(30)).split('\n').length).toBe(9)
  expect(surpriseText('a', 'Иванов')).toBe('a string \n')
})
