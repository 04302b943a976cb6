import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../host/launch.ts'
import { openPupil, openShift } from './desk.ts'
import { answerDialogs } from './dialogs.ts'
import { wrongWith } from './looks.ts'

test('who looked at whom is read by the keyboard, and a leak is answered from it', async ({
  app,
  window,
}, info) => {
  test.setTimeout(180_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const look = async (screen: string) => {
    wrong.push(...(await wrongWith(`access, ${screen}`, window)))
  }
  await openShift(app, window)
  const name = await openPupil(window)

  await test.step('the card says who looked at it, and the way back leads to the card', async () => {
    await keys.press('F2')
    await expect(window.getByRole('textbox').first()).toBeVisible()
    await keys.press('Escape')
    const seen = window.getByRole('button', { name: 'Кто смотрел эту карточку' })
    await seen.focus()
    await keys.press('Enter')
    await expect(window.getByRole('heading', { name: 'Кто кого смотрел' })).toBeFocused()
    await expect(window.getByText('Сверка с документом')).toBeVisible()
    await expect(window.getByRole('row').filter({ hasText: 'Открыта карточка' })).toContainText('Секретарёва')
    await look('one person')
    await window.getByRole('button', { name: 'Назад' }).press('Enter')
    await expect(window.getByRole('heading', { level: 1 })).toHaveText(name)
  })

  await test.step('the log is asked by period, kind and person', async () => {
    await keys.press('Alt+4')
    await expect(window.getByRole('heading').first()).toBeVisible()
    await keys.press('Alt+6')
    await window.getByRole('button', { name: 'Кто кого смотрел' }).press('Enter')
    await expect(window.getByText('Смена открыта картой')).toBeVisible()
    await look('log')
    await window.getByRole('combobox', { name: 'Что делали' }).selectOption('Смотрели')
    await expect(window.getByText('Смена открыта картой')).toBeHidden()
    await window.getByRole('combobox', { name: 'О ком' }).focus()
    await keys.type('8б')
    const found = window.getByRole('listbox', { name: 'Найденные' })
    await expect(found.getByRole('option', { selected: true })).toBeVisible()
    await look('person sought')
    await keys.press('Enter')
    await expect(window.getByText('По этим условиям записей нет')).toBeVisible()
    await look('empty')
    await window.getByRole('button', { name: 'Показать всё' }).press('Enter')
    await window
      .getByRole('button', { name: `Открыть карточку: ${name}` })
      .first()
      .focus()
    await keys.press('ArrowDown')
    await expect(window.getByRole('button', { name: `Открыть карточку: ${name}` }).nth(1)).toBeFocused()
  })

  await test.step('the chain is verified, and says how many rows it holds', async () => {
    await window.getByRole('button', { name: 'Проверить целостность' }).press('Enter')
    await expect(window.getByText(/Журнал цел:\s\d+\sзапис/)).toBeVisible()
    await look('whole')
  })

  await test.step('a leak has two terms, and a file that says how many people it touched', async () => {
    await answerDialogs(app, info.outputDir)
    await window.getByRole('button', { name: 'Утечка: что делать' }).press('Enter')
    await expect(window.getByRole('heading', { name: 'Утечка: что делать' })).toBeFocused()
    await expect(window.getByText(/чьи данные видели:\s1\./)).toBeVisible()
    await look('leak')
    await window.getByRole('textbox', { name: 'Время' }).fill('99:99')
    await window.getByRole('button', { name: 'Начать отсчёт' }).press('Enter')
    await expect(window.getByText('Напишите время так: 14:30')).toBeVisible()
    await window.getByRole('textbox', { name: 'Время' }).fill('00:00')
    await keys.press('Enter')
    await expect(window.getByText(/осталось\s\d+\sч\s\d+\sмин/).first()).toBeVisible()
    await look('leak, clock')
    await window.getByRole('button', { name: 'Сообщили', exact: true }).press('Enter')
    await expect(window.getByText(/Сообщили\sсегодня\sв/)).toBeVisible()

    await window.getByRole('radio', { name: 'CSV' }).press('Space')
    await window.getByRole('button', { name: 'Сохранить файл' }).press('Enter')
    await expect(window.getByText(/Сохранено: sverka-access-.+\.csv/)).toBeVisible()
    const day = new Date().toISOString().slice(0, 10)
    const text = readFileSync(join(info.outputDir, `sverka-access-${day}.csv`), 'utf8')
    expect(text).toContain(`;Открыта карточка;${name};`)
    expect(text).toMatch(/Журнал доступа;"цел, записей: \d+; SHA-256 [\da-f]{64}"/)
    await look('leak, told')
    await window.getByRole('button', { name: 'К журналу' }).press('Enter')
    await expect(window.getByText('Выгружен этот журнал')).toBeVisible()
  })
  expect(wrong).toEqual([])
})
