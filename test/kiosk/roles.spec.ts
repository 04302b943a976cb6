import type { Page } from '@playwright/test'
import { expect, test } from '../host/launch.ts'
import { barriers, watchMains } from './barriers.ts'
import { FREE_SNILS, openPupil, openShift, PIN } from './desk.ts'

/** Said aloud by itself: the regions that a screen reader listens to. */
const said = (window: Page, text: string | RegExp) => window.getByRole('status').filter({ hasText: text })

test('the whole conversation is told by roles and names, and no act loses the focus', async ({
  app,
  window,
}) => {
  test.setTimeout(240_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const after = async (step: string, page = window) => void wrong.push(...(await barriers(step, page)))
  const role = window.getByRole.bind(window)
  const pinWindow = async () => {
    const opened = app.waitForEvent('window')
    await keys.press('Enter')
    const page = await opened
    await expect(page.getByLabel('ПИН-код карты')).toBeFocused()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    return page
  }
  const typePin = async (page: Page) => {
    const closed = page.waitForEvent('close')
    await page.keyboard.type(PIN)
    await Promise.allSettled([page.keyboard.press('Enter')]) // the page may be gone before the key is up
    await closed
  }
  await window.emulateMedia({ reducedMotion: 'reduce' })
  const mostMains = await watchMains(window)

  await test.step('the shift is opened', async () => {
    await expect(role('button', { name: 'Открыть смену' })).toBeFocused()
    await after('lock')
    const pin = await pinWindow()
    await expect(pin.getByRole('heading', { level: 1, name: 'ПИН-код: открыть смену' })).toBeVisible()
    await after('pin', pin)
    await typePin(pin)
    await expect(role('combobox', { name: 'Кого ищем?' })).toBeFocused()
    await expect(role('heading', { name: 'Можно ввести что угодно из этого' })).toBeVisible({
      timeout: 40_000,
    })
    await after('search')
  })

  await test.step('a pupil is found, and how many there are is said', async () => {
    await keys.type('7а')
    await expect(said(window, 'Найдено:').or(said(window, 'Показаны первые'))).toHaveCount(1)
    await expect(role('option', { selected: true })).toHaveAccessibleName(/Ученик .+ 7А/i)
    await after('found')
    await keys.press('Enter')
    await expect(role('button', { name: 'Сверить с документом' })).toBeVisible()
    await expect(role('heading', { level: 1 })).toBeFocused()
    await after('person')
  })

  await test.step('the message is found, and how many cases fit is said', async () => {
    await keys.press('F3')
    await expect(role('combobox', { name: 'Что написано на экране?' })).toBeFocused()
    await after('case, usual')
    await keys.type('не найден')
    await expect(said(window, /Подход[ия]т/)).toHaveCount(1)
    await after('case, found')
    await keys.press('Enter')
    await expect(role('button', { name: 'Сверить с документом' })).toBeFocused()
    await after('case, opened')
  })

  await test.step('the fields are compared, one named after another', async () => {
    await keys.press('Enter')
    await expect(role('textbox', { name: 'СНИЛС по документу' })).toBeFocused()
    await after('compare')
    await keys.type(FREE_SNILS)
    await keys.press('Enter')
    await expect(role('textbox', { name: 'СНИЛС ещё раз' })).toBeFocused()
    await after('second entry')
    await keys.type(FREE_SNILS)
    await keys.press('Enter')
    await expect(role('textbox', { name: 'Фамилия по документу' })).toBeFocused()
    await keys.press('Enter')
    await after('compare, next field')
  })

  await test.step('what was seen and who asked are groups of answers with names', async () => {
    await keys.press('Control+Enter')
    const seen = role('radiogroup', { name: 'Что вы видели' })
    await expect(seen.getByRole('radio', { name: 'Подлинник документа' })).toBeFocused()
    await after('basis')
    await keys.press('Space')
    await keys.press('Tab')
    await expect(
      role('radiogroup', { name: 'Кто попросил исправить' }).getByRole('radio').first(),
    ).toBeFocused()
    await keys.press('Space')
    await keys.press('Control+Enter')
    await expect(said(window, 'Исправление сохранено и ждёт подписи.')).toBeVisible()
    await expect(role('button', { name: 'Напечатать расписку' })).toBeFocused()
    await after('saved')
  })

  await test.step('it is signed, and that is said', async () => {
    await keys.press('Alt+2')
    await expect(role('button', { name: /^Подписать 1\sисправление/ })).toBeFocused()
    await expect(role('checkbox', { name: /^Подписать исправление: / })).toBeChecked()
    await after('sign')
    const pin = await pinWindow()
    await after('pin, sign', pin)
    await typePin(pin)
    await expect(said(window, /1\sисправление\sподписано/)).toBeVisible()
    await expect(role('heading', { level: 1, name: 'Подписывать нечего' })).toBeVisible()
    await after('signed')
  })

  await test.step('the queue and the receipt are within reach of the Tab key', async () => {
    await keys.press('Alt+3')
    await expect(role('heading', { level: 1, name: 'Исправления' })).toBeVisible()
    await expect(role('radio', { name: 'В пути' })).toBeVisible()
    await after('outbox')
    await tabTo(window, 'radio', 'В пути')
    await keys.press('ArrowRight')
    await keys.press('ArrowRight')
    await keys.press('Enter')
    await after('outbox, all')
    await tabTo(window, 'button', 'Расписка')
    await keys.press('Enter')
    await expect(role('article', { name: /Расписка/ })).toBeVisible()
    await expect(role('button', { name: 'Напечатать' })).toBeFocused()
    await after('receipt')
  })

  await test.step('the shift is closed', async () => {
    await keys.press('Control+L')
    await expect(role('button', { name: 'Открыть смену' })).toBeFocused()
    await after('lock again')
  })
  expect(await mostMains(), 'main parts at one instant').toBe(1)
  expect(wrong).toEqual([])
})

/** The main act of each section, twice as large on the smaller monitor. */
const ACTS = [
  ['Alt+1', 'button', /Что на экране\?/],
  ['Alt+2', 'button', /К поиску/],
  ['Alt+3', 'button', /Отправить сейчас/],
  ['Alt+4', 'button', /Проверить всё заново/],
  ['Alt+5', 'button', /Записать обращение/],
  ['Alt+6', 'combobox', /Состояние/],
  ['Alt+7', 'button', /Выбрать файл/],
  ['Alt+8', 'button', /Проверить карту/],
] as const

test('enlarged twice, the main act of every section is within reach of the Tab key and in sight', async ({
  app,
  window,
}) => {
  test.setTimeout(180_000)
  const wrong: string[] = []
  await openShift(app, window)
  await window.setViewportSize({ width: 683, height: 384 })
  await window.emulateMedia({ reducedMotion: 'reduce' })
  for (const [key, role, name] of ACTS) {
    await window.keyboard.press(key)
    await tabTo(window, role, name)
    await expect(window.getByRole(role, { name }).first()).toBeInViewport()
    wrong.push(...(await barriers(`${key} enlarged`, window)))
  }
  await openPupilFrom(window)
  await expect(window.getByRole('button', { name: 'Сверить с документом' })).toBeVisible()
  await tabTo(window, 'button', 'Сверить с документом')
  await expect(window.getByRole('button', { name: 'Сверить с документом' })).toBeInViewport()
  wrong.push(...(await barriers('person enlarged', window)))
  expect(wrong).toEqual([])
})

async function openPupilFrom(window: Page): Promise<void> {
  await window.keyboard.press('Alt+1')
  await openPupil(window)
}

/** Goes there by Tab alone; fails where the way does not lead there. */
async function tabTo(
  window: Page,
  role: 'button' | 'radio' | 'combobox',
  name: string | RegExp,
): Promise<void> {
  const wanted = window.getByRole(role, { name }).first()
  await expect(wanted).toBeVisible({ timeout: 20_000 })
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await window.keyboard.press('Tab')
  }
  throw new Error('Tab does not lead there')
}
