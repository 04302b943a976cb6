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
  ['set aside in conflict', 'set-aside', conflict, false],
])('only what the journal may yet take is sent again: %s', (_case, state, answer, isAgain) => {
  const held = answer ? { state, answer } : { state }
  expect([actsOf(held).includes('again'), goesOnAtCard(held)]).toEqual([isAgain, !isAgain])
})

test('only what waits for a person may be closed', () => {
  const closable = CORRECTION_STATES.filter((state) => actsOf({ state }).includes('close'))
  expect(closable).toEqual(CORRECTION_STATES.filter(needsPerson))
})

test('what is in conflict is settled on its page, and not sent again', () => {
  const acts = actsOf({ state: 'conflict', answer: conflict })
  expect([acts[0], acts.includes('again')]).toEqual(['conflicts', false])
})

test('the card may be opened, and the history read, from every state', () => {
  const lacking = (act: 'open' | 'history') =>
    CORRECTION_STATES.filter((state) => !actsOf({ state }).includes(act))
  expect([lacking('open'), lacking('history')]).toEqual([[], []])
})
