import { writeFileSync } from 'node:fs'
import { expect, test as base } from '../host/launch.ts'
import { wrongWith } from './looks.ts'

/** A school that has just been set up, and whose journal has sent nobody yet. */
const test = base.extend({
  appArguments: async ({ appPath: _app }, use, info) => {
    const file = info.outputPath('sverka.json')
    const school = { school: 'school-12', schoolTitle: 'TEST Школа № 12', workplace: 'desk-1' }
    writeFileSync(file, JSON.stringify({ mode: 'work', ...school, withoutCards: true }))
    await use([`--settings=${file}`])
  },
})

test('where there is nobody yet, each page says so and what to do', async ({ window }) => {
  test.setTimeout(120_000)
  await window.getByRole('button', { name: 'Работать без карты' }).focus()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('heading', { name: 'База пуста' })).toBeVisible({ timeout: 30_000 })
  expect(await wrongWith('search, no people', window)).toEqual([])
  await window.keyboard.press('Alt+4')
  await expect(window.getByRole('button', { name: 'К загрузке' })).toBeVisible({ timeout: 30_000 })
  expect(await wrongWith('health, empty', window)).toEqual([])
})
