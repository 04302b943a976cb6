import { writeFileSync } from 'node:fs'
import { expect, test } from '../host/launch.ts'
import { enterPin, openShift, pinAfter } from './desk.ts'
import { wrongWith } from './looks.ts'

const HEAD = 'Тип записи;Класс;Фамилия;Имя;Отчество;Дата рождения;СНИЛС'
const FIRST = [
  HEAD,
  'Учащийся;5А;Новикова-Тестова;Ульяна;Тестовна;12.03.2014;112-233-445 95',
  'Неведомо кто;5А;Лишний;Пётр;Тестович;12.03.2014;',
]
const SECOND = [
  HEAD,
  'Учащийся;6А;Новикова-Тестова;Ульяна;Тестовна;21.03.2014;',
  'Учащийся;6А;Пробный-Тестов;Иван\u00a0Пётр;Тестович;41710;8765430300',
]

test('a file is looked at, rehearsed, taken in and undone', async ({ app, window }, info) => {
  test.setTimeout(180_000)
  const write = (name: string, lines: readonly string[]): string => {
    const file = info.outputPath(name)
    writeFileSync(file, lines.map((line) => `${line}\r\n`).join(''))
    return file
  }
  const offer = (file: string) =>
    app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, file)
  const wrong: string[] = []
  const look = async (screen: string) => void wrong.push(...(await wrongWith(`import, ${screen}`, window)))
  await offer(write('class.csv', FIRST))
  await openShift(app, window)

  await window.keyboard.press('Alt+7')
  await expect(window.getByRole('button', { name: 'Выбрать файл' })).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('combobox', { name: 'Что в столбце «Фамилия»' })).toHaveValue('0 lastName')
  await look('columns')

  await window.getByRole('button', { name: 'Проверить, что изменится' }).press('Enter')
  const added = window.getByRole('button', { name: /Новые/ })
  await expect(added).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(added).toHaveAttribute('aria-pressed', 'true')
  await expect(window.getByText('Новикова-Тестова Ульяна Тестовна')).toBeVisible()
  await window.getByRole('button', { name: /Не примем/ }).click()
  await expect(window.getByText('непонятно, ученик это или взрослый')).toBeVisible()

  await test.step('neither another screen nor a closed shift loses what is chosen and rehearsed', async () => {
    await window.keyboard.press('Alt+1')
    await expect(window.getByRole('combobox')).toBeFocused()
    await window.keyboard.press('Control+L')
    await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
    await enterPin(await pinAfter(app, () => window.keyboard.press('Enter')))
    await expect(window.getByRole('combobox')).toBeVisible()
    await window.keyboard.press('Alt+7')
    await expect(window.getByRole('button', { name: /Не примем/ })).toBeVisible()
  })

  await window.getByRole('button', { name: 'Загрузить: новых 1', exact: true }).click()
  await expect(window.getByText('Загружено: 1 новая карточка').first()).toBeVisible()
  await window.getByRole('button', { name: 'Готово' }).click()

  await test.step('what is in doubt is asked, by the keyboard alone', async () => {
    await offer(write('again.csv', SECOND))
    await window.getByRole('button', { name: 'Выбрать файл' }).press('Enter')
    await expect(window.getByText('Столбцы запомнены с')).toBeVisible()
    await expect(window.getByRole('button', { name: 'Проверить, что изменится' })).toBeFocused()
    await window.keyboard.press('Enter')
    await expect(window.getByText('ФИО то же, дата рождения другая')).toBeVisible()
    await expect(window.getByText('Без ответа останется как есть: 1 человек')).toBeVisible()
    await look('questions')
    await window.getByRole('button', { name: /^Загрузить:/ }).press('Enter')
    await expect(window.getByRole('dialog', { name: 'Без ответа: 1' })).toBeVisible()
    await look('unanswered')
    await window.keyboard.press('Escape')
    await window.getByRole('radio', { name: 'Тот же человек' }).press(' ')
    await expect(window.getByText('Без ответа останется')).toBeHidden()

    await window.getByRole('button', { name: /Выбыли/ }).press('Enter')
    await expect(window.getByText('Похоже, в файле не вся школа')).toBeVisible()
    await look('leavers')
    await window.getByRole('button', { name: /Ячейки/ }).press('Enter')
    await expect(window.getByRole('cell', { name: '08765430300' })).toBeVisible()
    await look('cells')
    await window.getByRole('button', { name: 'Пересчитать с ответами' }).press('Enter')
    await window.getByRole('button', { name: /Изменятся/ }).press('Enter')
    await expect(window.getByText('21.03.2014').first()).toBeVisible()
    await look('changes')
    await window.getByRole('button', { name: 'Загрузить: новых 1, изменений 1', exact: true }).press('Enter')
    await expect(window.getByText('Загружено: 1 новая карточка, 1 изменённая.').first()).toBeVisible()
    await look('done')
    await window.getByRole('button', { name: 'Готово' }).press('Enter')
  })

  await window.keyboard.press('Alt+1')
  await window.keyboard.type('новикова-тест')
  await expect(window.getByRole('option').first()).toContainText('Ульяна')

  await window.keyboard.press('Alt+7')
  await expect(window.getByText('again.csv')).toBeVisible()
  await look('batches')
  await window.getByRole('button', { name: 'Отменить загрузку' }).first().click()
  await window.getByRole('dialog').getByRole('button', { name: 'Отменить загрузку' }).click()
  await expect(window.getByText('Отменено: убрано 1, возвращено 1')).toBeVisible()
  await expect(window.getByRole('button', { name: 'Выбрать файл' })).toBeFocused()
  expect(wrong).toEqual([])
})
