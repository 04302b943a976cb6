import { expect, test } from 'vitest'
import { marked, markedDigits, type Match } from '../../renderer/parts/marked.ts'

const match = (typed: string, way: Match['way'] = 'prefix'): Match => ({ typed, way })
const shown = (pieces: ReturnType<typeof marked>) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

test.each([
  ['Иванов Пётр', [match('ива')], '[Ива]нов Пётр'],
  ['Иванов Пётр', [match('ива'), match('пет')], '[Ива]нов [Пёт]р'],
  ['Иванов Пётр', [match('bdfyjd', 'layout')], '[Иванов] Пётр'],
  ['Иванов Пётр', [match('ивонов', 'typo')], '[Иванов] Пётр'],
  ['Римская-Корсакова', [match('корс')], 'Римская-[Корс]акова'],
  ['Иванов Пётр', [], 'Иванов Пётр'],
  ['', [match('ива')], ''],
])('what was typed is marked in %s', (text, matches, seen) => {
  expect(shown(marked(text, matches))).toBe(seen)
})

test.each([
  ['12.03.2014', '12.03', '[12.03].2014'],
  ['12.03.2014', '2014', '12.03.[2014]'],
  ['12.03.2014', '1203', '[12.03].2014'],
  ['12.03.2014', '9', '12.03.2014'],
])('digits are marked wherever they stand: %s by %s', (text, typed, seen) => {
  expect(shown(markedDigits(text, [match(typed)]))).toBe(seen)
})
