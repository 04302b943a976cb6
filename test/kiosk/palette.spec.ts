import { expect, test } from '../host/launch.ts'
import { openPupil, openShift } from './desk.ts'
import { wrongWith } from './looks.ts'

test('everything is found by its name, with nothing but the keyboard', async ({ app, window }) => {
  test.setTimeout(180_000)
  const keys = window.keyboard
  await openShift(app, window)
  const name = await openPupil(window)
  const field = window.getByRole('combobox', { name: 'Что сделать или кого найти' })
  const chosen = window.getByRole('dialog').getByRole('option', { selected: true })
  const open = async () => {
    await keys.press('Control+K')
    await expect(field).toBeFocused()
  }

  await test.step('the page and its keys stand first, then who was opened', async () => {
    await open()
    await expect(chosen).toContainText('Сверить с документом')
    await expect(chosen).toContainText('F2')
    await expect(window.getByRole('group', { name: 'Недавно открытые' })).toContainText(name)
    expect(await wrongWith('palette', window)).toEqual([])
    await keys.press('Enter')
    await expect(window.getByRole('textbox', { name: 'СНИЛС по документу' })).toBeFocused()
  })

  await test.step('a person is found from anywhere as fast as on the search', async () => {
    await open()
    await openPupil(window, '7б')
    await keys.press('Backspace')
    await expect(window.getByRole('combobox', { name: 'Кого ищем?' })).toBeFocused()
  })

  await test.step('a command is known in the other layout; the look changes and stays', async () => {
    await open()
    await keys.type('rjynhf') // «контра»
    await expect(chosen).toContainText('Вид: высокий контраст')
    await keys.press('Enter')
    await expect(window.locator('html')).toHaveAttribute('data-theme', 'contrast')
    await window.reload()
    await expect(window.locator('html')).toHaveAttribute('data-theme', 'contrast')
    expect(await wrongWith('search, contrast', window)).toEqual([])
  })

  await test.step('cases and failures are known by their numbers', async () => {
    await open()
    await keys.type('с3')
    await expect(chosen).toContainText('C03')
    await keys.press('Enter')
    await expect(window.getByRole('button', { name: 'К сообщениям' })).toBeVisible()
    await open()
    await keys.type('№ 301')
    await expect(chosen).toContainText('№ 301')
    await keys.press('Enter')
    await expect(window.getByRole('dialog')).toContainText('301')
    await expect(window.getByRole('dialog')).toBeFocused()
    await keys.press('Escape')
    await expect(window.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('Ctrl+K twice is the search; Esc leaves everything as it was', async () => {
    await keys.press('Alt+2')
    await open()
    await keys.press('Escape')
    await expect(window.getByRole('dialog')).toHaveCount(0)
    await open()
    await keys.press('Control+K')
    await expect(window.getByRole('combobox', { name: 'Кого ищем?' })).toBeFocused()
  })

  await test.step('the sheet of keys is one page', async () => {
    await keys.press('F1')
    await expect(window.getByRole('combobox', { name: 'Найти в руководстве' })).toBeFocused()
    await keys.press('F1')
    await window.getByRole('button', { name: 'Напечатать список клавиш' }).press('Enter')
    const sheet = window.getByRole('article', { name: 'Клавиши «Сверки»' })
    await expect(sheet).toContainText('закрыть смену')
    await expect(sheet.locator('.leaf-page')).not.toHaveAttribute('data-setting', 'over')
    expect(await wrongWith('keys, paper', window)).toEqual([])
  })
})
