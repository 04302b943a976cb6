import { expect, expectTypeOf, test } from 'vitest'
import type { CadesFault } from '../../cades/fault.ts'
import {
  FAILURE_CODES,
  FAILURES,
  type FailureCode,
  failureNumber,
  failureOf,
} from '../../contract/failures.ts'
import { certificateRefusal } from '../../contract/trust.ts'
import { en } from '../../renderer/words/en.ts'
import { ru } from '../../renderer/words/ru.ts'

/** Released numbers: this list only grows. */
const RELEASED = [
  [101, 102, 103, 104, 105],
  [201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213],
  [301, 302, 303, 304, 305, 306, 307, 308, 309, 310],
  [401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 421, 422, 423, 424, 425],
  [501, 502, 503, 504, 505, 506, 507, 508, 509, 510, 511, 512, 513, 521, 531, 532],
  [601, 602, 603, 604, 611, 612, 613, 614, 615, 621, 622],
  [701, 702, 703, 704, 705, 706, 707],
  [801, 802, 803, 804, 805, 806, 807, 808, 809, 810, 811, 812, 813, 814],
  [901, 902],
].flat()

test('every number is given once, and none has been taken back', () => {
  const numbers = FAILURE_CODES.map((code) => FAILURES[code])
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers).toEqual(expect.arrayContaining(RELEASED))
})

test('every failure of a verified signature has its number', () => {
  expectTypeOf<CadesFault['code']>().toExtend<FailureCode>()
  expect(failureNumber('cades.revoked')).toBe(513)
})

test('every reason why a certificate may not sign has its number', () => {
  const codes = certificateRefusal.options.map((refusal) =>
    refusal === 'no-key' ? 'device.no-key' : `certificate.${refusal}`,
  )
  expect(codes.filter((code) => failureNumber(code) === undefined)).toEqual([])
})

test('a number leads back to its failure', () => {
  expect(FAILURE_CODES.map((code) => failureOf(FAILURES[code]))).toEqual(FAILURE_CODES)
  expect([failureOf(999), failureNumber('file.not-chosen'), failureNumber('toString')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test.each([ru, en])('every failure has a cause and something to do: $language', ({ failures }) => {
  const empty = FAILURE_CODES.filter((code) => {
    const { title, cause, remedies } = failures[code]
    return [title, cause, ...remedies].some((text) => text.trim() === '') || remedies.length === 0
  })
  expect(empty).toEqual([])
})

test('both languages give the same steps in the same order', () => {
  const counts = ({ failures }: typeof ru) => FAILURE_CODES.map((code) => failures[code].remedies.length)
  expect(counts(en)).toEqual(counts(ru))
})

test('a remedy that sends to another number sends to one that is there', () => {
  const sentTo = [ru, en].flatMap(({ failures }) =>
    [...JSON.stringify(failures).matchAll(/(?:№|No\.)\s?(\d{3})/g)].map(([, number]) => Number(number)),
  )
  expect(sentTo.length).toBeGreaterThan(0)
  expect(sentTo.filter((number) => failureOf(number) === undefined)).toEqual([])
})
