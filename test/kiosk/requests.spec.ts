import type { Page } from '@playwright/test'
import { expect, test } from '../host/launch.ts'
import { keepCorrection, openShift } from './desk.ts'
import { wrongWith } from './looks.ts'

/** So long ago that every term is over, in the year's own spelling. */
const LONG_AGO = '12.01.2026'

test('the register is kept by the keyboard alone', async ({ app, window }) => {
  test.setTimeout(180_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const look = async (screen: string) => {
    wrong.push(...(await wrongWith(`requests, ${screen}`, window)))
  }
  await openShift(app, window)

  await test.step('an empty register says what it is for', async () => {
    await keys.press('Alt+5')
    await expect(window.getByRole('heading', { name: 'Обращения' })).toBeFocused()
    await expect(window.getByText('152-ФЗ, ст. 21 ч. 1')).toBeVisible()
    await look('empty')
  })

  await test.step('what is missing is said where it is missing', async () => {
    await keys.press('Insert')
    await expect(window.getByRole('combobox')).toBeFocused()
    await keys.press('Tab')
    await keys.press('Enter')
    await expect(window.getByText('Найдите и выберите человека')).toBeVisible()
    await expect(window.getByText('Выберите один ответ')).toHaveCount(3)
    await look('adding, missing')
  })

  await test.step('a request that came on paper long ago is overdue at once', async () => {
    await keys.press('Shift+Tab')
    await expect(window.getByRole('combobox')).toBeFocused()
    await keys.type('7а')
    await expect(window.getByRole('option', { selected: true })).toBeVisible()
    await look('adding, found')
    await keys.press('ArrowDown')
    await keys.press('Enter')
    await expect(window.getByRole('button', { name: 'Другой человек' })).toBeVisible()
    await expect(window.getByRole('textbox', { name: 'Когда поступило' })).toBeFocused()
    await fill(window, 'Когда поступило', LONG_AGO)
    await fill(window, 'Что просят, своими словами', 'Исправить отчество по свидетельству')
    for (const answer of [
      'Исправить данные',
      'Родитель или законный представитель',
      'Письменное заявление',
    ]) {
      await window.getByRole('radio', { name: answer }).focus()
      await keys.press('Space')
    }
    await look('adding, filled')
    await keys.press('Enter')
    await expect(window.getByText('Обращение № 1/2026 записано')).toBeVisible()
    await expect(window.getByText(/просрочено\sна\s\d+\sрабочи/)).toBeVisible()
    await expect(window.getByText('открыто: 1, просрочено: 1')).toBeVisible()
    await expect(window.getByRole('button', { name: 'Обращения 1' })).toBeVisible()
  })

  await test.step('a draft registers its request by itself', async () => {
    await draftPhone(window)
    await keys.press('Alt+5')
    await expect(window.getByText('открыто: 2, просрочено: 1')).toBeVisible()
    await expect(window.getByText('Телефон', { exact: true })).toBeVisible()
    await look('list')
  })

  await test.step('an answer closes it, with words and not without', async () => {
    await window.getByRole('button', { name: 'Ответить: № 1/2026' }).focus()
    await keys.press('Enter')
    await expect(window.getByRole('radio', { name: 'Выполнено' })).toBeFocused()
    await keys.press('Space')
    await keys.press('Enter')
    await expect(window.getByText('Напишите, что ответили')).toBeVisible()
    await look('closing, missing')
    await keys.press('Tab')
    await keys.type('Отчество исправлено, родителю сообщили')
    await keys.press('Enter')
    await expect(window.getByText('Обращение № 1/2026 закрыто.')).toBeVisible()
    await expect(window.getByText('открыто: 1', { exact: true })).toBeVisible()
    await expect(window.getByRole('heading', { name: 'Обращения' })).toBeFocused()
  })

  await test.step('what was closed by mistake is opened again', async () => {
    await window.getByRole('radio', { name: 'Открытые' }).focus()
    await keys.press('ArrowRight')
    await keys.press('Space')
    await expect(window.getByText(/выполнено \d\d\.\d\d\.\d{4}/)).toBeVisible()
    await look('all')
    await window.getByRole('button', { name: 'Вернуть в работу: № 1/2026' }).focus()
    await keys.press('Enter')
    await expect(window.getByText('Обращение снова открыто.')).toBeVisible()
    await expect(window.getByText(/просрочено\sна\s\d+\sрабочи/)).toBeVisible()
  })

  await test.step('the person of a request is one key away', async () => {
    await window
      .getByRole('button', { name: /Открыть карточку/ })
      .first()
      .focus()
    await keys.press('Enter')
    await expect(window.getByRole('button', { name: /Сверить с документом/ })).toBeVisible()
  })
  expect(wrong).toEqual([])
})

async function fill(window: Page, name: string, text: string): Promise<void> {
  await window.getByRole('textbox', { name }).focus()
  await window.keyboard.press('Control+A')
  await window.keyboard.type(text)
}

/** A correction of somebody's phone, kept as a draft. */
async function draftPhone(window: Page): Promise<void> {
  const keys = window.keyboard
  await keys.press('Alt+1')
  await expect(window.getByRole('combobox')).toBeFocused()
  await keys.type('8б')
  await expect(window.getByRole('option', { selected: true })).toContainText('Ученик')
  await keys.press('Enter')
  await expect(window.getByRole('button', { name: /Сверить с документом/ })).toBeVisible()
  await keys.press('F2')
  const phone = window.getByRole('textbox', { name: 'Телефон по документу' })
  await expect(window.getByRole('textbox')).toBeFocused()
  for (let steps = 0; steps < 12 && !(await phone.isVisible()); steps++) await keys.press('ArrowDown')
  await expect(phone).toBeFocused()
  await keys.press('Control+A')
  await keys.type('+7 900 000-00-99')
  await keepCorrection(window)
  await expect(window.getByText('Исправление сохранено и ждёт подписи.')).toBeVisible()
}
