import { expect, test } from 'vitest'
import type { Conflict, ConflictField } from '../../../contract/conflict.ts'
import type { HeldCorrection } from '../../../contract/journal.ts'
import { likenessOf, likeThis, picksLike } from '../../../renderer/screens/conflicts/likeness.ts'
import { fateOf, hasMoved, writtenIn, type Picks } from '../../../renderer/screens/conflicts/picks.ts'
import { snilsCorrection } from '../../fakes/correction.ts'

const TODAY = '2026-09-01'

const name: ConflictField = {
  field: 'lastName',
  was: 'Образцов',
  ours: 'Семёнова',
  theirs: 'Семенова',
  state: 'differs',
}
const phone: ConflictField = {
  field: 'phone',
  was: '+79000000001',
  ours: '+79000000005',
  theirs: '+79000000001',
  state: 'was',
}
const equal: ConflictField = {
  field: 'email',
  was: 'a@example.org',
  ours: 'b@example.org',
  theirs: 'b@example.org',
  state: 'ours',
}

let numbers = 0
const conflict = (fields: ConflictField[], more: Partial<Conflict> = {}): Conflict => ({
  held: { correction: snilsCorrection({ id: `id-${(numbers += 1)}` }) } as HeldCorrection,
  fields,
  isRead: true,
  isGone: false,
  ...more,
})

const beside = 'Семенова'

test.each<[string, ConflictField[], Picks, unknown]>([
  ['nothing said', [name], {}, { fate: 'unchosen' }],
  [
    'ours',
    [name],
    { lastName: { take: 'ours', beside } },
    { fate: 'draft', choices: [{ field: 'lastName', take: 'ours' }] },
  ],
  [
    'theirs',
    [name],
    { lastName: { take: 'theirs', beside } },
    { fate: 'close', choices: [{ field: 'lastName', take: 'theirs' }] },
  ],
  ['said of another value', [name], { lastName: { take: 'ours', beside: 'Примеров' } }, { fate: 'unchosen' }],
  ['nothing typed yet', [name], { lastName: { take: 'anew', beside } }, { fate: 'faulty' }],
  ['a fault typed', [name], { lastName: { take: 'anew', beside, text: 'Семен0ва' } }, { fate: 'faulty' }],
  [
    'another typed',
    [name],
    { lastName: { take: 'anew', beside, text: ' Примеров ' } },
    { fate: 'draft', choices: [{ field: 'lastName', take: 'anew', value: 'Примеров' }] },
  ],
  [
    'typed what the journal holds',
    [name],
    { lastName: { take: 'anew', beside, text: 'Семенова' } },
    { fate: 'close', choices: [{ field: 'lastName', take: 'anew', value: 'Семенова' }] },
  ],
  [
    'what nobody touched goes along',
    [name, phone, equal],
    { lastName: { take: 'theirs', beside } },
    {
      fate: 'draft',
      choices: [
        { field: 'lastName', take: 'theirs' },
        { field: 'phone', take: 'ours' },
      ],
    },
  ],
  [
    'unless it is left as it is',
    [name, phone],
    { lastName: { take: 'theirs', beside }, phone: { take: 'theirs', beside: phone.theirs } },
    {
      fate: 'close',
      choices: [
        { field: 'lastName', take: 'theirs' },
        { field: 'phone', take: 'theirs' },
      ],
    },
  ],
])('what is said of a conflict comes to its fate: %s', (_case, fields, picks, fate) => {
  expect(fateOf(conflict(fields), picks, TODAY)).toEqual(fate)
})

test('a person who has left can only be closed', () => {
  expect(fateOf(conflict([name], { isGone: true }), {}, TODAY)).toEqual({
    fate: 'close',
    choices: [{ field: 'lastName', take: 'theirs' }],
  })
})

test('the journal has moved only under what was said', () => {
  const moved: Picks = { lastName: { take: 'ours', beside: 'Примеров' } }
  expect([hasMoved(name, {}), hasMoved(name, moved)]).toEqual([false, true])
})

test.each<[Parameters<typeof writtenIn>[0], string, string | undefined, string]>([
  ['snils', '112-233-445 95', undefined, 'again'],
  ['snils', '112-233-445 95', '112-233', 'again'],
  ['snils', '112-233-445 95', '11223344595', 'good'],
  ['snils', '112-233-445 95', '08765430300', 'missed'],
  ['snils', '112-233-445 96', undefined, 'fault'],
  ['birthDate', '02.09.2026', undefined, 'fault'],
  ['birthDate', '01.09.2014', undefined, 'good'],
])('what is typed anew is read by the rules: %s %s, once more %s: %s', (field, text, again, status) => {
  const pick = { take: 'anew', beside: '', text, ...(again !== undefined && { again }) } as const
  expect(writtenIn(field, pick, TODAY).status).toBe(status)
})

test('an empty value is said to be empty, never only left out', () => {
  const pick = { take: 'anew', beside: 'Тестович' } as const
  expect(writtenIn('middleName', pick, TODAY)).toEqual({ status: 'nothing' })
  expect(writtenIn('middleName', { ...pick, isEmpty: true }, TODAY)).toEqual({ status: 'good', value: '' })
})

const yo = (ours: string, theirs: string): ConflictField => ({ ...name, ours, theirs })

test.each<[string, ConflictField[], ConflictField[], boolean]>([
  ['ё in two names', [name], [yo('Алёхина', 'Алехина')], true],
  ['ё, and capitals', [name], [yo('СЕМЁНОВА', 'Семёнова')], false],
  ['ё, and another name', [name], [yo('Примерова', 'Образцова')], false],
  ['two other names', [yo('Примеров', 'Учебный')], [yo('Опытов', 'Пробный')], true],
  ['one field, and two', [name], [name, phone], false],
  ['what is equal does not count', [name], [name, equal], true],
  ['another order', [name, phone], [phone, name], true],
])('conflicts are alike: %s', (_case, first, second, isAlike) => {
  expect(likenessOf(conflict(first)) === likenessOf(conflict(second))).toBe(isAlike)
})

test('the same is said only of those that could be decided now, and never a value written anew', () => {
  const [one, other, unread, gone, begun] = [
    conflict([name]),
    conflict([yo('Алёхина', 'Алехина')]),
    conflict([name], { isRead: false }),
    conflict([name], { isGone: true }),
    conflict([name]),
  ] as const
  const work = { [begun.held.correction.id]: {} }
  expect(likeThis(one, [one, other, unread, gone, begun], work)).toEqual([other])
  expect(picksLike(one, { lastName: { take: 'ours', beside } }, other)).toEqual({
    lastName: { take: 'ours', beside: 'Алехина' },
  })
  expect(picksLike(one, { lastName: { take: 'anew', beside, text: 'Иная' } }, other)).toBeUndefined()
  expect(picksLike(one, {}, other)).toBeUndefined()
})
