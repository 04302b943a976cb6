import { expect, test } from '../host/launch.ts'
import { enterPin, FREE_SNILS, keepCorrection, openPupil, openShift, pinAfter, typeAgain } from './desk.ts'

test('the whole conversation needs nothing but the keyboard', async ({ app, window }) => {
  test.setTimeout(120_000)
  const keys = window.keyboard
  await openShift(app, window)

  await test.step('a name typed in the wrong layout finds people', async () => {
    await keys.type('bdfyjd')
    await expect(window.getByRole('option', { selected: true })).toContainText('Иванов')
    await keys.press('Escape')
    await expect(window.getByRole('combobox')).toHaveValue('')
  })

  const name = await openPupil(window)

  await test.step('a slip in what was typed is told only when the field is left', async () => {
    await keys.press('F2')
    await expect(window.getByRole('textbox', { name: 'СНИЛС по документу' })).toBeFocused()
    await keys.type('112-233-445 94')
    await expect(window.getByText('Контрольное число').last()).not.toBeVisible()
    await keys.press('Enter')
    await expect(window.getByRole('button', { name: FREE_SNILS })).toBeVisible()
  })

  await test.step('a correction is saved, taken back, and saved again', async () => {
    for (const isTakenBack of [true, false]) {
      await keys.press('Control+A')
      await keys.type(FREE_SNILS)
      await keys.press('Enter')
      await typeAgain(window, FREE_SNILS)
      await expect(window.getByRole('textbox', { name: 'Фамилия по документу' })).toBeFocused()
      await keepCorrection(window)
      await expect(window.getByText('Исправление сохранено и ждёт подписи.')).toBeVisible()
      await expect(window.getByText('в журнале пока')).toBeVisible()
      if (!isTakenBack) continue

      await keys.press('Control+Z')
      await expect(window.getByText('Исправление отменено.')).toBeVisible()
      await expect(window.getByText('в журнале пока')).toBeHidden()
      await keys.press('F2')
    }
  })

  await test.step('what is signed is what was shown', async () => {
    await keys.press('Alt+2')
    await expect(window.getByRole('button', { name: /Подписать 1 исправление/ })).toBeFocused()
    const pin = await pinAfter(app, () => keys.press('Enter'))
    await expect(pin.locator('body')).toContainText(name)
    await expect(pin.locator('body')).toContainText(FREE_SNILS)
    await enterPin(pin)
    await expect(window.getByText('1 исправление подписано')).toBeVisible()
  })

  await test.step('the journal confirms it', async () => {
    await keys.press('Alt+3')
    await window.getByRole('radio', { name: 'В пути' }).focus()
    await keys.press('ArrowRight')
    await keys.press('ArrowRight')
    await keys.press('Enter')
    await expect(window.getByText('журнал подтвердил')).toBeVisible({ timeout: 30_000 })
  })
})

test('two comparisons go on side by side', async ({ app, window }) => {
  test.setTimeout(120_000)
  const keys = window.keyboard
  const snils = window.getByRole('textbox', { name: 'СНИЛС по документу' })
  await openShift(app, window)
  const begin = async (query: string, typed: string) => {
    await expect(window.getByRole('combobox')).toBeFocused()
    await keys.press('Control+A')
    const name = await openPupil(window, query)
    await keys.press('F2')
    await expect(snils).toBeFocused()
    if (typed !== '') await keys.type(typed)
    return name
  }

  const first = await begin('7а', '112-233')
  await keys.press('Alt+1')
  const second = await begin('7б', '445 95')
  expect(second).not.toBe(first)
  await keys.press('Alt+1')
  await begin('7а', '')
  await expect(snils).toHaveValue('112-233')
})

test('a closed shift shows nobody, and gives back what was typed', async ({ app, window }) => {
  test.setTimeout(120_000)
  const keys = window.keyboard
  await openShift(app, window)
  const name = await openPupil(window)
  await keys.press('F2')
  await expect(window.getByRole('textbox', { name: 'СНИЛС по документу' })).toBeFocused()
  await keys.type('112-233')

  await keys.press('Control+L')
  await expect(window.getByRole('heading', { name: 'Смена закрыта' })).toBeVisible()
  await expect(window.locator('body')).not.toContainText(name.split(' ')[0]!)
  await expect(window.getByText('Введённое сохранено')).toBeVisible()

  await enterPin(await pinAfter(app, () => keys.press('Enter')))
  await expect(window.getByRole('textbox', { name: 'СНИЛС по документу' })).toHaveValue('112-233')
})
