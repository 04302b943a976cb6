import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FAILURES, isFailure } from '../../contract/failures.ts'
import { trouble } from '../../contract/trouble.ts'
import { failureOfTrouble } from '../../contract/trouble-failures.ts'

const table = readFileSync(join(import.meta.dirname, '../../docs/line.md'), 'utf8')

const codes = trouble.options.map(({ shape }) => shape.code.value)

const reasons = trouble.options.flatMap(({ shape }) => ('reason' in shape ? shape.reason.options : []))

test('every trouble of the line has a number of the catalogue', () => {
  expect(codes.filter((code) => !isFailure(failureOfTrouble({ code })))).toEqual([])
})

test('the table of the manual has every trouble with its number, and no other', () => {
  const rows = [...table.matchAll(/^\| `([\w.]+)` (\d+)/gm)].map(([, code, number]) => `${code} ${number}`)
  expect(new Set(rows)).toEqual(
    new Set(codes.map((code) => `${code} ${FAILURES[failureOfTrouble({ code })]}`)),
  )
})

test('the table tells every reason not to believe a certificate', () => {
  const told = [...table.matchAll(/^\| `line\.tls` \d+: ([\w-]+)/gm)].map(([, reason]) => reason)
  expect(told).toEqual(reasons)
})

test('every row says what is seen, what is done, and who acts', () => {
  const rows = table.split('\n').filter((line) => line.startsWith('| `'))
  expect(
    rows.filter((row) =>
      row
        .split('|')
        .slice(1, -1)
        .some((cell) => cell.trim() === ''),
    ),
  ).toEqual([])
  expect(rows.filter((row) => row.split('|').length !== 7)).toEqual([])
})
