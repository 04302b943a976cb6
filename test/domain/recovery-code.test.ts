import { array as list, assert, constantFrom, integer, nat, pre, property } from 'fast-check'
import { expect, test } from 'vitest'
import { done } from '../../domain/outcome.ts'
import { isRightGroup, readCode, SECRET_DIGITS, writtenCode } from '../../domain/recovery-code.ts'

const digit = integer({ min: 0, max: 9 }).map(String)
const secrets = list(digit, { minLength: SECRET_DIGITS, maxLength: SECRET_DIGITS }).map((all) => all.join(''))
const places = nat({ max: 59 })

/** The groups of a code in which something is found to be wrong, counted from 0. */
const found = (digits: string): number[] =>
  (digits.match(/.{6}/g) ?? []).flatMap((group, place) => (isRightGroup(group, place) ? [] : [place]))

test('a code is read as it was written, with any spaces and hyphens', () => {
  assert(
    property(secrets, constantFrom(' ', '-', ' – ', '', '\n'), (secret, between) => {
      expect(readCode(writtenCode(secret).join(between))).toEqual(done(secret))
    }),
  )
})

test('any single slip is found, and its group is named', () => {
  assert(
    property(secrets, places, integer({ min: 1, max: 9 }), (secret, place, by) => {
      const right = writtenCode(secret).join('')
      const slip = String((Number(right[place]) + by) % 10)
      const typed = right.slice(0, place) + slip + right.slice(place + 1)
      expect(found(typed)).toEqual([Math.floor(place / 6)])
      expect(readCode(typed)).toMatchObject({ fault: { group: Math.floor(place / 6) + 1 } })
    }),
    { numRuns: 1_000 },
  )
})

test('any swap of neighbours is found, within a group and across two', () => {
  assert(
    property(secrets, nat({ max: 58 }), (secret, place) => {
      const right = writtenCode(secret).join('')
      const [one, other] = [right[place]!, right[place + 1]!]
      pre(one !== other)
      const typed = right.slice(0, place) + other + one + right.slice(place + 2)
      expect(found(typed)).toContain(Math.floor(place / 6))
    }),
    { numRuns: 1_000 },
  )
})

test('a group that stands in the place of another is found', () => {
  assert(
    property(secrets, nat({ max: 9 }), nat({ max: 9 }), (secret, from, to) => {
      pre(from !== to)
      expect(isRightGroup(writtenCode(secret)[from]!, to)).toBe(false)
    }),
  )
})

test('a digit too few or too many is found', () => {
  const right = writtenCode('0'.repeat(SECRET_DIGITS)).join('')
  expect([right.slice(1), `${right}1`, ''].map((typed) => readCode(typed).ok)).toEqual([false, false, false])
})
