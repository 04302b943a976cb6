import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from '../host/launch.ts'
import { openPupil, openShift } from './desk.ts'
import { wrongWith } from './looks.ts'

/** Opens the finder of cases and chooses a region by its first letters. */
async function chooseRegion(window: Page, letters: string): Promise<void> {
  await window.keyboard.press('F3')
  await window.getByRole('button', { name: /^Регион:/ }).focus()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('combobox', { name: 'Название региона или журнала' })).toBeFocused()
  await window.keyboard.type(letters)
  await window.keyboard.press('Enter')
  await expect(window.getByRole('dialog')).toBeHidden()
}

test('the fields come in the order of the journal, the rest is folded away', async ({ app, window }) => {
  test.setTimeout(120_000)
  const keys = window.keyboard
  await openShift(app, window)
  await chooseRegion(window, 'калининг')
  await keys.press('Escape')
  await openPupil(window)
  await keys.press('F3')
  await expect(window.getByText('Калининградская область')).toBeVisible()
  await keys.type('куратор не внёс его телефон')
  await expect(window.getByRole('option', { selected: true })).toContainText('телефон')
  await keys.press('Enter')
  await expect(window.getByRole('button', { name: /Сверить с документом/ })).toBeFocused()
  expect(await wrongWith('kaliningrad, opened', window)).toEqual([])
  await keys.press('Enter')

  const fields = window.getByRole('listitem').filter({ has: window.getByRole('heading', { level: 2 }) })
  await expect(fields).toContainText('Телефон')
  await expect(window.getByText('Остальные поля')).toBeVisible()
  await keys.press('Enter')
  await expect(window.getByRole('textbox', { name: 'Электронная почта по документу' })).toBeFocused()
  await expect(window.getByRole('button', { name: /Фамилия/ })).toBeHidden()
  expect(await wrongWith('kaliningrad, compare', window)).toEqual([])
  await keys.press('ArrowDown')
  await expect(window.getByRole('textbox', { name: 'СНИЛС по документу' })).toBeFocused()
  await expect(window.getByRole('button', { name: /Фамилия/ })).toBeVisible()
})

test('where the parent logs in it is the record of the parent that is compared', async ({ app, window }) => {
  test.setTimeout(120_000)
  const keys = window.keyboard
  await openShift(app, window)
  const child = await openPupil(window)
  await keys.press('F3')
  await window.getByRole('radio', { name: 'Взрослый' }).click()
  await keys.type('Дневник не найден.')
  await expect(window.getByRole('option', { selected: true })).toContainText('Дневник не найден.')
  await expect(window.getByText('Выбрано вручную.')).toBeVisible()
  await keys.press('Enter')
  await expect(window.getByRole('button', { name: /^Сверить карточку: / }).first()).toBeFocused()
  await expect(window.getByRole('button', { name: /Сверить с документом/ })).toBeHidden()
  expect(await wrongWith('case, parent', window)).toEqual([])
  await keys.press('F2')
  await expect(window.getByRole('textbox', { name: 'СНИЛС по документу' })).toBeFocused()
  await expect(window.getByRole('heading', { level: 1 })).not.toContainText(child)
})

test('a pack that is not right is refused with its place, and the region stays', async ({
  app,
  window,
}, info) => {
  test.setTimeout(120_000)
  const file = info.outputPath('pack.json')
  writeFileSync(file, JSON.stringify({ form: 1, code: 'kaliningrad', title: { ru: 'Край' } }))
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await openShift(app, window)
  await chooseRegion(window, 'рязан')
  await window.getByRole('button', { name: /^Регион: Рязанская область/ }).click()
  await window.getByRole('button', { name: 'Добавить из файла…' }).click()
  await expect(window.getByRole('dialog').getByText('title.en')).toBeVisible()
  expect(await wrongWith('regions, refused', window)).toEqual([])
  await window.keyboard.press('Escape')
  await expect(window.getByRole('button', { name: /^Регион: Рязанская область/ })).toBeVisible()
})
