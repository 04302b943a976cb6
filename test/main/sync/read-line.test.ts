import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { change } from '../../../contract/gateway.ts'
import { DOCUMENT_TYPES, RELATIONS } from '../../../domain/person.ts'
import { isPersonLine, readLine } from '../../../main/sync/read-line.ts'
import { pupil } from '../../fakes/people.ts'

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', 'Я'.repeat(500), 'Я'.repeat(501)))
const id = fc.oneof(
  { weight: 6, arbitrary: fc.uuid() },
  fc.constantFrom(
    'A19B0000-0000-7000-8000-00000000000F',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '019b0000-0000-9000-8000-000000000001',
    '019b0000-0000-7000-c000-000000000001',
    '019b0000-0000-7000-8000-000000000001\n',
    '',
  ),
)
const paper = fc.record({
  type: fc.constantFrom<string>(...DOCUMENT_TYPES),
  series: text,
  number: text,
  issued: text,
  issuer: text,
  act: text,
})
const kin = fc.record({ guardian: id, relation: fc.constantFrom<string>(...RELATIONS), basis: text })
const aPerson = fc.record({
  id,
  kind: fc.constantFrom('pupil', 'guardian'),
  lastName: text,
  firstName: text,
  middleName: text,
  birthDate: text,
  sex: fc.constantFrom('male', 'female', 'unknown'),
  snils: text,
  citizenship: text,
  phone: text,
  email: text,
  className: text,
  state: fc.constantFrom('active', 'left'),
  documents: fc.array(paper, { maxLength: 3 }),
  links: fc.array(kin, { maxLength: 3 }),
  version: fc.oneof(fc.nat(), fc.constantFrom(-1, -0, 0.5, 2 ** 53, 2 ** 53 - 1)),
})
const aLine = fc.record({
  kind: fc.constantFrom('person', 'person', 'person', 'gone', 'end', 'other'),
  cursor: fc.oneof(fc.string({ maxLength: 100 }), fc.constantFrom('c'.repeat(100), 'c'.repeat(101))),
  person: aPerson,
})

/** Somewhere in a line: another value, one field less, one more. */
const aSpoiling = fc.record({
  depth: fc.nat({ max: 3 }),
  which: fc.nat(),
  how: fc.oneof(
    fc.record({ put: fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(null, [], {}, '', 0)) }),
    fc.constant({ leave: true }),
    fc.record({ add: fc.constantFrom('extra', '__proto__', 'constructor', 'cursor') }),
    fc.record({ copies: fc.constantFrom(20, 21) }),
  ),
})

type Spoiling = typeof aSpoiling extends fc.Arbitrary<infer One> ? One : never

function spoil(value: unknown, { depth, which, how }: Spoiling): void {
  if (typeof value !== 'object' || value === null) return
  const keys = Object.keys(value)
  const key = keys[which % Math.max(keys.length, 1)]
  const held = value as Record<string, unknown>
  if (key !== undefined && depth > 0) spoil(held[key], { depth: depth - 1, which: which >> 2, how })
  else if ('add' in how) {
    Object.defineProperty(held, how.add, { value: 'x', enumerable: true, configurable: true, writable: true })
  } else if (key === undefined) return
  else if ('leave' in how) delete held[key]
  else if ('put' in how) held[key] = how.put
  else if (Array.isArray(held[key]) && held[key].length > 0) {
    held[key] = Array.from({ length: how.copies }, () => (held[key] as unknown[])[0])
  }
}

const spoilt = fc.tuple(aLine, fc.array(aSpoiling, { maxLength: 2 })).map(([line, spoilings]) => {
  const value: unknown = JSON.parse(JSON.stringify(line))
  for (const one of spoilings) spoil(value, one)
  return JSON.stringify(value)
})

test('the short way takes a line only as the contract takes it, and what it gives is the same', () => {
  fc.assert(
    fc.property(spoilt, (line) => {
      const whole = change.safeParse(JSON.parse(line))
      expect(readLine(line)).toEqual(whole.data)
      if (isPersonLine(JSON.parse(line))) expect(whole.success).toBe(true)
    }),
    { numRuns: 3_000 },
  )
})

test('any JSON and any text has the verdict of the contract', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (line) => {
      const expected = ((): unknown => {
        try {
          return change.safeParse(JSON.parse(line)).data
        } catch {
          return undefined
        }
      })()
      expect(readLine(line)).toEqual(expected)
    }),
  )
})

test('lines as a gateway writes them go the short way', () => {
  const line = { kind: 'person', cursor: 'mark', person: pupil() }
  expect(isPersonLine(line)).toBe(true)
  expect(readLine(JSON.stringify({ kind: 'end', cursor: 'mark' }))).toEqual({ kind: 'end', cursor: 'mark' })
})
