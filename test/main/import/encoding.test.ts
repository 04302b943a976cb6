import * as fc from 'fast-check'
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { textFormOf } from '../../../main/import/encoding.ts'
import { fileOf } from './desk.ts'
import { ownFolder } from '../../fakes/store.ts'

/** Bytes that are read at once: a sign may be cut by the end of such a piece. */
const PIECE = 1 << 18

test('UTF-8 is known wherever a piece ends within a sign', async () => {
  const folder = ownFolder()
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom('я', '€', '😀', 'яз€😀'),
      async (before, sign) => {
        const file = join(folder, 'text.csv')
        writeFileSync(file, 'a'.repeat(PIECE - before))
        appendFileSync(file, `${sign};\n`)
        expect(await textFormOf(file)).toEqual({ encoding: 'utf-8', endsWithLine: true })
      },
    ),
    { numRuns: 40 },
  )
})

test('a text cut within a sign is not UTF-8', async () => {
  const cut = Buffer.from('Фамилия;Имя').subarray(0, -1)
  await expect(textFormOf(fileOf(ownFolder(), cut))).rejects.toMatchObject({
    fault: { code: 'import.encoding' },
  })
})

test.each([
  ['small letters', 'd4e0ece8ebe8ff3bc8ecff0d0a', 'windows-1251'],
  ['capitals', 'd4c0ccc8cbc8df3bc8ccdf3bcececeddd2d10d0a', 'windows-1251'],
])('Windows-1251 is known by its letters: %s', async (_what, hex, encoding) => {
  expect(await textFormOf(fileOf(ownFolder(), Buffer.from(hex, 'hex')))).toEqual({
    encoding,
    endsWithLine: true,
  })
})
