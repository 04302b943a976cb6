import { expect, test } from 'vitest'
import { CORRECTION_STATES, mayFollow, needsPerson } from '../../domain/correction.ts'

const after = (from: (typeof CORRECTION_STATES)[number]) =>
  CORRECTION_STATES.filter((to) => mayFollow(from, to))

test('nothing leads back to a draft, and only a draft is taken back', () => {
  expect(CORRECTION_STATES.filter((from) => mayFollow(from, 'draft'))).toEqual([])
  expect(CORRECTION_STATES.filter((from) => mayFollow(from, 'withdrawn'))).toEqual(['draft'])
})

test('whatever is signed can reach the journal or a person', () => {
  const reaches = (from: (typeof CORRECTION_STATES)[number], seen = new Set<string>()): boolean =>
    from === 'confirmed' ||
    needsPerson(from) ||
    (!seen.has(from) && after(from).some((to) => reaches(to, new Set([...seen, from]))))
  const signed = CORRECTION_STATES.filter(
    (state) => !['draft', 'withdrawn', 'proved', 'closed'].includes(state),
  )
  expect(signed.filter((state) => !reaches(state))).toEqual([])
})

test('what a person must look at can be offered again', () => {
  expect(CORRECTION_STATES.filter(needsPerson).filter((state) => !mayFollow(state, 'waiting'))).toEqual([])
})

test('what is done with ends there, unless the journal loses it or a decision is taken back', () => {
  expect(after('withdrawn')).toEqual([])
  expect(after('confirmed')).toEqual(['waiting', 'proved'])
  expect(after('proved')).toEqual(['waiting'])
  expect(after('closed')).toEqual(['conflict'])
})

test('what the second person sets aside waits for the second signature again, and for nothing else', () => {
  expect(after('signed')).toEqual(['waiting', 'set-aside'])
  expect(after('set-aside')).toEqual(['signed', 'waiting', 'closed'])
  expect(CORRECTION_STATES.filter((from) => mayFollow(from, 'signed'))).toEqual(['draft', 'set-aside'])
})
