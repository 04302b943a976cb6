import { expect, test } from 'vitest'
import { askSecond, needsSecond, settleSecond, withSecond } from '../../../renderer/screens/compare/second.ts'
import { emptySheet, withEntry, type Sheet } from '../../../renderer/screens/compare/sheet.ts'
import { valuesOf } from '../../../contract/values.ts'
import { pupil } from '../../fakes/people.ts'

const RIGHT = '11223344595'
const record = pupil({ snils: '08765430300' })
const typed = withEntry(emptySheet(record.id, 1, valuesOf(record)), 'snils', {
  how: 'typed',
  text: '112-233-445 95',
})
const again = (text: string) => settleSecond(withSecond(askSecond(typed), text), RIGHT)

test.each<[string, Parameters<typeof needsSecond>[0], Partial<Sheet>, boolean]>([
  ['a new one', { status: 'differs', becomes: RIGHT, warnings: [] }, {}, true],
  ['one typed twice alike', { status: 'differs', becomes: RIGHT, warnings: [] }, { twice: RIGHT }, false],
  [
    'one changed after it was typed twice',
    { status: 'differs', becomes: RIGHT, warnings: [] },
    { twice: '08765430300' },
    true,
  ],
  ['the one that stands in the journal', { status: 'same' }, {}, false],
  ['one that cannot be kept anyhow', { status: 'fault', fault: { code: 'snils.control' } }, {}, false],
])('a СНИЛС is typed once more where it would change: %s', (_case, reading, sheet, wanted) => {
  expect(needsSecond(reading, { ...typed, ...sheet })).toBe(wanted)
})

test('the same number in another spelling is alike', () => {
  const { came, sheet } = again('11223344595')
  expect([came, sheet.twice, sheet.second]).toEqual(['alike', RIGHT, undefined])
})

test('another number gives up both entries, and tells nothing of either', () => {
  const { came, sheet } = again('087-654-303 00')
  expect([came, sheet.entries.snils, sheet.second, sheet.twice, sheet.isMissed]).toEqual([
    'missed',
    undefined,
    undefined,
    undefined,
    true,
  ])
})

test('a number that breaks the control is a miss, not a hint', () => {
  expect(again('112-233-445 94').came).toBe('missed')
})

test.each([
  ['', 'nothing'],
  ['112-233', 'short'],
  ['1122334459', 'short'],
])('what is not yet a whole number is not compared: «%s»', (text, came) => {
  const settled = again(text)
  expect([settled.came, settled.sheet.entries.snils]).toEqual([came, typed.entries.snils])
})
