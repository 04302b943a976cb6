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

test('confirmed and taken back are ends, but for the proof', () => {
  expect(after('confirmed')).toEqual(['proved'])
  expect(after('withdrawn')).toEqual([])
  expect(after('proved')).toEqual([])
  expect(after('closed')).toEqual([])
})

test('what the second person sets aside waits for the second signature again, and for nothing else', () => {
  expect(after('signed')).toEqual(['waiting', 'set-aside'])
  expect(after('set-aside')).toEqual(['signed', 'waiting', 'closed'])
  expect(CORRECTION_STATES.filter((from) => mayFollow(from, 'signed'))).toEqual(['draft', 'set-aside'])
})
