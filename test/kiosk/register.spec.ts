import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from '../host/launch.ts'
import { enterPin, FREE_SNILS, keepCorrection, openPupil, openShift, pinAfter, typeAgain } from './desk.ts'
import { answerDialogs, saved } from './dialogs.ts'
import { wrongWith } from './looks.ts'

test('the journal is looked through, verified and carried out by the keyboard alone', async ({
  app,
  window,
}, info) => {
  test.setTimeout(180_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const look = async (screen: string) => {
    wrong.push(...(await wrongWith(`register, ${screen}`, window)))
  }
  await answerDialogs(app, info.outputDir)
  await openShift(app, window)

  await test.step('an empty journal says what will stand in it', async () => {
    await keys.press('Alt+6')
    await expect(window.getByRole('heading', { name: 'Исправлений ещё не было' })).toBeVisible()
    await look('empty')
  })

  await test.step('what is signed stands in it', async () => {
    await signed(window, app)
    await keys.press('Alt+6')
    await expect(window.getByRole('row', { name: /СНИЛС/ })).toContainText(FREE_SNILS)
    await look('list')
  })

  await test.step('signatures and the chain are verified', async () => {
    await press(window, 'Проверить подписи')
    await expect(window.getByText(/Проверено:\s1\sподпись\.\sВсе\sверны/)).toBeVisible()
    await press(window, 'Проверить целостность')
    await expect(window.getByText(/Журнал\sцел/)).toBeVisible()
    await look('verified')
  })

  await test.step('a correction opens with its proof and comes back to its row', async () => {
    await window.getByRole('heading', { name: 'Журнал исправлений' }).focus()
    await keys.press('ArrowDown')
    await keys.press('Enter')
    const dialog = window.getByRole('dialog', { name: /Исправление\s№\s1/ })
    await expect(dialog.getByText(/цело:\sзапись\sне\sизменена/)).toBeVisible()
    await expect(dialog.getByText(/верна,\sсегодня/)).toBeVisible()
    await look('opened')
    await keys.press('Escape')
    await expect(window.getByRole('row', { name: /СНИЛС/ }).getByRole('button')).toBeFocused()
  })

  await test.step('filters narrow it, and a journal without a row says what to do', async () => {
    await keys.press('/')
    await expect(window.getByRole('searchbox', { name: 'Кого исправляли' })).toBeFocused()
    await keys.type('такогонет')
    await expect(window.getByRole('heading', { name: 'Под этот отбор ничего не подходит' })).toBeVisible()
    await look('nothing fits')
    await press(window, 'Показать весь журнал')
    await expect(window.getByRole('row', { name: /СНИЛС/ })).toBeVisible()
  })

  await test.step('it leaves as a table, as signatures and as a paper', async () => {
    await press(window, 'Excel: сохранить список')
    await expect(window.getByText(/Сохранено:\scorrections-.*xlsx,\s1\sстрока/)).toBeVisible()
    await press(window, 'Подписи .p7s: сохранить для проверяющего')
    await expect(window.getByText(/Сохранено:\ssignatures-.*zip,\s1\sисправление/)).toBeVisible()
    await press(window, 'PDF: реестр для печати')
    await expect(window.getByRole('heading', { name: /Журнал\sисправлений\sперсональных/ })).toBeVisible()
    const file = await saved(app, window, info)
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
    await look('paper')
    await keys.press('Escape')
  })

  await test.step('the past of a person is one key from the card', async () => {
    await expect(window.getByRole('row', { name: /СНИЛС/ })).toBeVisible() // read anew after the paper
    await window.getByRole('heading', { name: 'Журнал исправлений' }).focus()
    await keys.press('ArrowDown')
    await keys.press('Enter')
    await press(window, 'Открыть карточку')
    await press(window, 'История')
    await expect(window.getByRole('heading', { name: 'История человека' })).toBeFocused()
    await expect(window.getByText(/Исправление\s№\s1:\sПодписано/)).toBeVisible()
    await look('past')
    await keys.press('Escape')
    await expect(window.getByRole('button', { name: /Сверить с документом/ })).toBeVisible()
  })
  expect(wrong).toEqual([])
})

/** Presses a button by the keyboard. */
async function press(window: Page, name: string): Promise<void> {
  const button = window.getByRole('button', { name, exact: true })
  await button.focus()
  await expect(button).toBeFocused()
  await window.keyboard.press('Enter')
}

/** A correction of somebody's СНИЛС, kept and signed. */
async function signed(window: Page, app: Parameters<typeof pinAfter>[0]): Promise<void> {
  const keys = window.keyboard
  await keys.press('Alt+1')
  await openPupil(window)
  await keys.press('F2')
  await expect(window.getByRole('textbox', { name: 'СНИЛС по документу' })).toBeFocused()
  await keys.press('Control+A')
  await keys.type(FREE_SNILS)
  await keys.press('Enter')
  await typeAgain(window, FREE_SNILS)
  await keepCorrection(window)
  await expect(window.getByText('Исправление сохранено и ждёт подписи.')).toBeVisible()
  await keys.press('Alt+2')
  await expect(window.getByRole('button', { name: /Подписать 1 исправление/ })).toBeFocused()
  await enterPin(await pinAfter(app, () => keys.press('Enter')))
  await expect(window.getByText('1 исправление подписано')).toBeVisible()
}
