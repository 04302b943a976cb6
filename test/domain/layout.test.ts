import { expect, test } from 'vitest'
import { toLatin, toRussian } from '../../domain/layout.ts'

test.each([
  ['bdfyjd', 'иванов'],
  [';erjdf', 'жукова'],
  ["'hlvfy", 'эрдман'],
  ['[fcfy j,]t', 'хасан объе'],
  ['.hbq', 'юрий'],
  ['gjl]zxtd', 'подъячев'],
  ['fktyf ', 'алена '],
  ['`;br', 'ёжик'],
  ['7,', '7б'],
  ['{TGF', 'ХЕПА'],
  ['112-233', '112-233'],
])('the keys of %s give %s in the Russian layout', (latin, russian) => {
  expect(toRussian(latin)).toBe(russian)
  expect(toLatin(russian)).toBe(latin)
})
