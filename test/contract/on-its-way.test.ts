import { expect, test } from 'vitest'
import type { HeldCorrection } from '../../contract/journal.ts'
import { CORRECTION_STATES, type CorrectionState } from '../../domain/correction.ts'
import { onItsWay } from '../../contract/on-its-way.ts'

const held = (id: string, state: CorrectionState): HeldCorrection => ({
  correction: {
    form: 1,
    id,
    school: 'training',
    workplace: 'desk',
    person: '0198a0f0-0000-7000-8000-000000000001',
    baseVersion: 1,
    changes: [{ field: 'lastName', was: 'Семенов', becomes: 'Семёнов' }],
    basis: 'original',
    askedBy: 'school',
    created: '2026-11-22T08:00:00.000Z',
    training: true,
  },
  state,
  hash: '',
  due: '2026-12-01',
  failures: 0,
  person: { lastName: 'Семенов', firstName: '', middleName: '', className: '' },
})

test('only a correction that nothing stands in the way of lies over its field', () => {
  const over = CORRECTION_STATES.filter((state) => onItsWay([held('one', state)], 'lastName'))
  expect(over).toEqual(['draft', 'signed', 'waiting', 'handed-over'])
})

test('of several the newest lies over the field, and over no other field', () => {
  const three = [held('old', 'waiting'), held('new', 'draft'), held('stuck', 'refused')]
  expect(onItsWay(three, 'lastName')?.correction.id).toBe('new')
  expect(onItsWay(three, 'snils')).toBe(undefined)
})
