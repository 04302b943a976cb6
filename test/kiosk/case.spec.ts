import type { Page } from '@playwright/test'
import { expect, test } from '../host/launch.ts'
import { FREE_SNILS, keepCorrection, openPupil, openShift, typeAgain } from './desk.ts'
import { wrongWith } from './looks.ts'

/** From the card to the finder of cases, with the field ready for the message. */
async function askWhatIsSeen(window: Page): Promise<void> {
  await window.keyboard.press('F3')
  await expect(window.getByRole('combobox', { name: 'Что написано на экране?' })).toBeFocused()
}

test('«не найден» leads to a correction, with nothing but the keyboard', async ({ app, window }) => {
  test.setTimeout(240_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const look = async (screen: string) => wrong.push(...(await wrongWith(screen, window)))
  await openShift(app, window)
  await openPupil(window)
  await askWhatIsSeen(window)

  await test.step('before anything is typed the usual messages stand under their questions', async () => {
    await expect(window.getByRole('option', { selected: true })).toBeVisible()
    await expect(window.getByText('Что пишет дневник')).toBeVisible()
    await expect(window.getByRole('radio', { name: 'Ученик до 14 лет' })).toBeChecked()
    await look('case, usual')
  })

  await test.step('a few words in the wrong layout find the message', async () => {
    await keys.type('yt yfqlty')
    await expect(window.getByRole('option', { selected: true })).toContainText('не найден')
    await expect(window.getByRole('option', { selected: true })).toContainText('Исправит школа')
    await look('case, found')
  })

  await test.step('the case says who mends it and leads to the comparison', async () => {
    await keys.press('Enter')
    await expect(window.getByRole('button', { name: /Сверить с документом/ })).toBeFocused()
    await expect(window.getByText('Исправляет школа')).toBeVisible()
    await look('case, opened')
    await keys.press('F2')
  })

  await test.step('a new СНИЛС must be typed twice alike', async () => {
    const snils = window.getByRole('textbox', { name: 'СНИЛС по документу' })
    await expect(snils).toBeFocused()
    await expect(window.getByText('Случай:')).toBeVisible()
    await look('compare, case')
    await keys.type(FREE_SNILS)
    await keys.press('Control+A')
    await keys.press('Control+C')
    await keys.press('Enter')
    const again = window.getByRole('textbox', { name: 'СНИЛС ещё раз' })
    await expect(again).toBeFocused()
    await keys.press('Control+V')
    await expect(again).toHaveValue('')
    await expect(window.locator('main')).not.toContainText(FREE_SNILS)
    await look('compare, second')
    await keys.type('087-654-303 00')
    await keys.press('Enter')
    await expect(window.getByText('Не совпало')).toBeVisible()
    await expect(snils).toHaveValue('')
    await look('compare, missed')

    await keys.type(FREE_SNILS)
    await keys.press('Enter')
    await typeAgain(window, FREE_SNILS)
  })

  await test.step('the next field may be shown alone, for reading aloud', async () => {
    await expect(window.getByRole('textbox', { name: 'Фамилия по документу' })).toBeFocused()
    await keys.press('ArrowUp')
    await keys.press('F9')
    await expect(window.getByRole('textbox')).toHaveCount(1)
    await look('compare, large')
    await keys.press('F9')
    await keys.press('ArrowDown')
    await keys.press('Enter')
  })

  await test.step('the correction is kept', async () => {
    await keepCorrection(window)
    await expect(window.getByText('Исправление сохранено и ждёт подписи.')).toBeVisible()
  })

  await test.step('the case goes on to the receipt', async () => {
    await expect(window.getByRole('button', { name: 'Напечатать расписку' })).toBeFocused()
    await look('case, corrected')
    await keys.press('Enter')
    await expect(window.getByRole('heading', { level: 1 })).toContainText('Расписка')
    await keys.press('Escape')
    await expect(window.getByRole('button', { name: 'Напечатать расписку' })).toBeFocused()
  })
  expect(wrong).toEqual([])
})

test('what is typed before a screen is there stands in its field', async ({ app, window }) => {
  test.setTimeout(120_000)
  await openShift(app, window)
  await window.reload() // no screen but the search is there again before a second has passed
  const field = window.getByRole('combobox')
  await expect(field).toBeFocused()
  await window.keyboard.press('F3')
  await window.keyboard.type('ytdthyst kjy') // «неверные лон»
  await window.keyboard.press('Backspace')
  await window.keyboard.type('uby')
  await expect(window.getByRole('combobox', { name: 'Что написано на экране?' })).toHaveValue(
    'ytdthyst kjuby',
  )
  await expect(window.getByRole('option', { selected: true })).toContainText('еверн')
})

test('no key is lost on the way from the card to the message', async ({ app, window }) => {
  test.setTimeout(120_000)
  await openShift(app, window)
  await openPupil(window)
  await window.keyboard.press('F3')
  await window.keyboard.type('неверные логин')
  await expect(window.getByRole('combobox')).toHaveValue('неверные логин')
  await window.keyboard.press('Enter')
  await expect(window.getByText('В журнале исправлять нечего.')).toBeVisible()
})

test('a consent ends with a memo: there is nothing to compare', async ({ app, window }) => {
  test.setTimeout(120_000)
  const keys = window.keyboard
  await openShift(app, window)
  await openPupil(window)
  await askWhatIsSeen(window)
  await keys.type('нужно согласие одного из родителей')
  await expect(window.getByRole('option', { selected: true })).toContainText('согласие одного из родителей')
  await keys.press('Enter')
  await expect(window.getByRole('button', { name: /Напечатать памятку/ })).toBeFocused()
  await expect(window.getByText('В журнале исправлять нечего.')).toBeVisible()
  await expect(window.getByRole('button', { name: /Сверить с документом/ })).toBeHidden()
  expect(await wrongWith('case, consent', window)).toEqual([])

  await keys.press('F2')
  await expect(window.getByText('В журнале исправлять нечего.')).toBeVisible()
  await keys.press('Escape')
  await expect(window.getByRole('combobox')).toHaveValue('нужно согласие одного из родителей')
})

test('a call by phone begins with the message, and finds its person later', async ({ app, window }) => {
  test.setTimeout(120_000)
  const keys = window.keyboard
  await openShift(app, window)
  await askWhatIsSeen(window)
  await window.getByRole('radio', { name: 'Взрослый' }).focus()
  await keys.press('ArrowLeft')
  await keys.press('ArrowLeft')
  await keys.press('ArrowLeft')
  await keys.press('Space')
  await window.getByRole('combobox').focus()
  await keys.type('дневник ребенка не найден')
  await expect(window.getByRole('option', { selected: true })).toContainText('Дневник ребенка не найден')
  await keys.press('Enter')
  await expect(window.getByRole('button', { name: /Найти человека/ })).toBeFocused()
  expect(await wrongWith('case, nobody', window)).toEqual([])
  await keys.press('Enter')

  await openPupil(window)
  await keys.press('F3')
  await expect(window.getByText('Дневник ребенка не найден')).toBeVisible()
  await expect(window.getByRole('button', { name: /Сверить с документом/ })).toBeFocused()
})

test('another region may be chosen, and the words change with it', async ({ app, window }) => {
  test.setTimeout(120_000)
  const keys = window.keyboard
  await openShift(app, window)
  await askWhatIsSeen(window)
  await window.getByRole('button', { name: /^Регион:/ }).focus()
  await keys.press('Enter')
  await expect(window.getByRole('combobox', { name: 'Название региона или журнала' })).toBeFocused()
  await keys.type('jvcr')
  const chosen = window.getByRole('dialog').getByRole('option', { selected: true })
  await expect(chosen).toContainText('Омская')
  expect(await wrongWith('regions', window)).toEqual([])
  await keys.press('Enter')
  await expect(window.getByRole('dialog')).toBeHidden()
  await expect(window.getByRole('button', { name: /^Регион: Омская область · Дневник\.ру/ })).toBeVisible()
})
