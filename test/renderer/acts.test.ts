import { expect, test } from 'vitest'
import type { Verdict } from '../../contract/gateway.ts'
import { CORRECTION_STATES, needsPerson, type CorrectionState } from '../../domain/correction.ts'
import { actsOf, goesOnAtCard } from '../../renderer/screens/outbox/acts.ts'

const id = '0198a0f0-0000-7000-8000-000000000001'
const conflict: Verdict = { id, state: 'conflict', field: 'lastName', theirs: 'Семёнова', version: 2 }
const refused: Verdict = { id, state: 'refused', code: 'rights' }

test.each<[string, CorrectionState, Verdict | undefined, boolean]>([
  ['refused', 'refused', refused, true],
  ['refused and set aside', 'set-aside', refused, true],
  ['set aside without an answer', 'set-aside', undefined, true],
  ['in conflict', 'conflict', conflict, false],
  ['set aside in conflict', 'set-aside', conflict, false],
])('only what the journal may yet take is sent again: %s', (_case, state, answer, isAgain) => {
  const held = answer ? { state, answer } : { state }
  expect([actsOf(held).includes('again'), goesOnAtCard(held)]).toEqual([isAgain, !isAgain])
})

test('only what waits for a person may be closed', () => {
  const closable = CORRECTION_STATES.filter((state) => actsOf({ state }).includes('close'))
  expect(closable).toEqual(CORRECTION_STATES.filter(needsPerson))
})

test('the card may be opened from every state', () => {
  expect(CORRECTION_STATES.filter((state) => actsOf({ state })[0] !== 'open')).toEqual([])
})
