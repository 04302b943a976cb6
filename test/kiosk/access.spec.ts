import type { Page } from '@playwright/test'
import { expect, test } from '../host/launch.ts'
import { enterPin, FREE_SNILS, openPupil, openShift, pinAfter } from './desk.ts'
import { wrongWith } from './looks.ts'

test('every screen can be used by everybody, in both themes and both sizes', async ({ app, window }) => {
  test.setTimeout(240_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const look = async (screen: string, page: Page = window) => wrong.push(...(await wrongWith(screen, page)))

  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
  await look('lock')
  const pin = await pinAfter(app, () => keys.press('Enter'))
  await look('pin', pin)
  const closed = pin.waitForEvent('close')
  await Promise.allSettled([pin.keyboard.press('Escape')]) // the page may be gone before the key is up
  await closed
  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeEnabled()

  await openShift(app, window)
  await look('search, empty')
  await keys.type('щщщщщщ')
  await expect(window.getByRole('heading', { name: 'Никого не нашли' })).toBeVisible()
  await look('search, nobody')
  await keys.press('Escape')
  await keys.type('иванов')
  await expect(window.getByRole('option').first()).toBeVisible()
  await look('search, found')
  await keys.press('Escape')

  await openPupil(window)
  await look('person')
  await keys.press('F2')
  await expect(window.getByRole('textbox', { name: 'СНИЛС по документу' })).toBeFocused()
  await keys.type('112-233-445 94')
  await keys.press('Enter')
  await expect(window.getByRole('button', { name: FREE_SNILS })).toBeVisible()
  await look('compare, fault')
  await keys.press('Control+A')
  await keys.type(FREE_SNILS)
  await look('compare, difference')
  await keys.press('Enter')
  await expect(window.getByRole('textbox', { name: 'СНИЛС ещё раз' })).toBeFocused()
  await look('compare, second entry')
  await keys.type(FREE_SNILS)
  await keys.press('Control+Enter')
  await expect(window.getByRole('radio', { name: 'Подлинник документа' })).toBeFocused()
  await keys.press('Control+Enter')
  await expect(window.getByText('Выберите один ответ').first()).toBeVisible()
  await look('basis')
  await window.getByRole('radio', { name: 'Подлинник документа' }).focus()
  await keys.press('Space')
  await keys.press('Tab')
  await keys.press('Space')
  await keys.press('Control+Enter')
  await expect(window.getByText('в журнале пока')).toBeVisible()
  await look('person, draft')
  await keys.press('Alt+2')
  await expect(window.getByRole('button', { name: /Подписать 1 исправление/ })).toBeFocused()
  await look('sign')
  await enterPin(await pinAfter(app, () => keys.press('Enter')))
  await expect(window.getByText('1 исправление подписано')).toBeVisible()
  await keys.press('Alt+3')
  await window.getByRole('radio', { name: 'Все' }).click()
  await expect(window.getByText(FREE_SNILS)).toBeVisible()
  await look('outbox')
  await keys.press('Alt+7')
  await expect(window.getByRole('button', { name: 'Выбрать файл' })).toBeVisible()
  await look('import, file')

  expect(wrong).toEqual([])
})
