import { writeFileSync } from 'node:fs'
import { expect, test } from '../host/launch.ts'
import { enterPin, openShift, pinAfter } from './desk.ts'

const TABLE = [
  'Тип записи;Класс;Фамилия;Имя;Отчество;Дата рождения;СНИЛС',
  'Учащийся;5А;Новикова-Тестова;Ульяна;Тестовна;12.03.2014;112-233-445 95',
  'Неведомо кто;5А;Лишний;Пётр;Тестович;12.03.2014;',
]

test('a file is looked at, rehearsed, taken in and undone', async ({ app, window }, info) => {
  test.setTimeout(120_000)
  const file = info.outputPath('class.csv')
  writeFileSync(file, TABLE.map((row) => `${row}\r\n`).join(''))
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await openShift(app, window)

  await window.keyboard.press('Alt+6')
  await window.getByRole('button', { name: 'Выбрать файл' }).click()
  await expect(window.getByRole('combobox', { name: 'Что в столбце «Фамилия»' })).toHaveValue('0 lastName')

  await window.getByRole('button', { name: 'Проверить, что изменится' }).click()
  await expect(window.getByText('Новикова-Тестова Ульяна Тестовна')).toBeVisible()
  await expect(window.getByText('непонятно, ученик это или взрослый')).toBeVisible()

  await test.step('neither another screen nor a closed shift loses what is chosen and rehearsed', async () => {
    await window.keyboard.press('Alt+1')
    await expect(window.getByRole('combobox')).toBeFocused()
    await window.keyboard.press('Control+L')
    await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
    await enterPin(await pinAfter(app, () => window.keyboard.press('Enter')))
    await expect(window.getByRole('combobox')).toBeVisible()
    await window.keyboard.press('Alt+6')
    await expect(window.getByRole('combobox', { name: 'Что в столбце «Фамилия»' })).toHaveValue('0 lastName')
    await expect(window.getByText('Новикова-Тестова Ульяна Тестовна')).toBeVisible()
  })

  await window.getByRole('button', { name: 'Загрузить', exact: true }).click()
  await expect(window.getByText('Загружено: 1 новая карточка')).toBeVisible()
  await window.getByRole('button', { name: 'Готово' }).click()

  await window.keyboard.press('Control+K')
  await window.keyboard.type('новикова-тест')
  await expect(window.getByRole('option').first()).toContainText('Ульяна')

  await window.keyboard.press('Alt+6')
  await window.getByRole('button', { name: 'Отменить загрузку' }).click()
  await window.getByRole('dialog').getByRole('button', { name: 'Отменить загрузку' }).click()
  await expect(window.getByText('Отменено: убрано 1')).toBeVisible()
})
