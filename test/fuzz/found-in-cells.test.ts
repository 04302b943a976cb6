import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fold } from '../../domain/fold.ts'
import { formatSnils } from '../../domain/snils.ts'
import { readPhone, readSnils } from '../../main/import/cells.ts'
import { headOf } from '../../main/import/head.ts'
import { openSheet } from '../../main/import/open-sheet.ts'
import { LONGEST_CELL } from '../../main/import/sheet.ts'
import { ownFolder } from '../fakes/store.ts'

/** What npm run fuzz has found in texts and cells, each as the smallest input that shows it. */

test('what is no СНИЛС stays as it is where it is spelled out', () => {
  const noise = '(1\u200b2-3½'
  expect(formatSnils(noise)).toBe(noise)
  expect(formatSnils('112 233-445–95')).toBe('112-233-445 95')
})

test('a name that is folded is folded, whatever its letters become', () => {
  for (const name of ['Y\u0306', 'и\u00ad\u0306', 'I\u0307\u0316']) expect(fold(fold(name))).toBe(fold(name))
})

test('zeros that a workbook has put behind a number go all at once', () => {
  expect(readPhone('8 911 123-45-67,0,0')).toEqual({ value: '+79111234567', remark: 'number.fraction' })
  expect(readPhone('9,00,0').value).toBe(readPhone(readPhone('9,00,0').value).value)
  expect(readSnils('9,00,0', true).value).toBe(readSnils(readSnils('9,00,0', true).value, true).value)
})

test('a heading of two storeys is no longer than a cell may be', async () => {
  const long = '-'.repeat(LONGEST_CELL)
  const file = join(ownFolder(), 'people.csv')
  writeFileSync(file, `Ученик;Ученик;Мать;${long}\nФамилия;Имя;Фамилия;${long}\nТестова;Анна;Тестова;1\n`)
  const { storeys, headings } = await headOf(await openSheet(file))
  expect({ storeys, lengths: headings.map(({ length }) => length) }).toMatchObject({ storeys: 2 })
  expect(Math.max(...headings.map(({ length }) => length))).toBe(LONGEST_CELL)
})
