import { readFileSync, writeFileSync } from 'node:fs'
import type { ElectronApplication } from '@playwright/test'
import { expect, test as base } from '../host/launch.ts'
import { enterPin, FREE_SNILS, keepCorrection, openPupil, openShift, pinAfter, typeAgain } from './desk.ts'
import { answerDialogs, askedOf } from './dialogs.ts'
import { wrongWith } from './looks.ts'
import { filesIn } from '../main/exchange/zip.ts'

/** The training school whose journal takes packages only. */
const test = base.extend({
  appArguments: async ({ appPath: _app }, use, info) => {
    const file = info.outputPath('sverka.json')
    writeFileSync(file, JSON.stringify({ way: 'package' }))
    await use([`--settings=${file}`])
  },
})

const TEMPLATE = [
  'Шаблон импорта учащихся;;;;;;',
  'Фамилия*;Имя*;Отчество;Дата рождения;СНИЛС;СНИЛС (было);Группа здоровья',
  'Образцова;Проба;Тестовна;12.03.2014;112-233-445 95;;I',
]

/** Chooses the file in the place of a person. */
const choose = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, path)

test('a package is made in the columns of the journal and answered by its receipt', async ({
  app,
  window,
}, info) => {
  test.setTimeout(240_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const look = async (screen: string) => {
    wrong.push(...(await wrongWith(`exchange, ${screen}`, window)))
  }
  const press = async (name: string | RegExp) => {
    await window.getByRole('button', { name }).focus()
    await keys.press('Enter')
  }
  const folder = info.outputPath()
  await answerDialogs(app, folder)
  await openShift(app, window)

  await test.step('before the first package the page says why there are any', async () => {
    await keys.press('Alt+3')
    await press('Пакеты')
    await expect(window.getByRole('heading', { name: 'Пакетов ещё не было' })).toBeVisible()
    await look('empty')
    await press('Собрать пакет')
    await expect(window.getByRole('heading', { name: 'Передавать нечего' })).toBeVisible()
  })

  await test.step('a correction is signed and waits', async () => {
    await keys.press('Alt+1')
    await openPupil(window)
    await keys.press('F2')
    await expect(window.getByRole('textbox', { name: 'СНИЛС по документу' })).toBeFocused()
    await keys.type(FREE_SNILS)
    await keys.press('Enter')
    await typeAgain(window, FREE_SNILS)
    await keepCorrection(window)
    await expect(window.getByText('в журнале пока')).toBeVisible()
    await keys.press('Alt+2')
    await expect(window.getByRole('button', { name: /Подписать 1 исправление/ })).toBeFocused()
    await enterPin(await pinAfter(app, () => keys.press('Enter')))
    await expect(window.getByText('1 исправление подписано')).toBeVisible()
  })

  await test.step('the queue says what waits for a package, and how to come there', async () => {
    await keys.press('Alt+3')
    const box = window.getByRole('region', { name: 'Исправления передаются пакетами' })
    await expect(box).toContainText('1 исправление ждёт пакета')
    await expect(window.getByRole('button', { name: 'Отправить сейчас' })).toHaveCount(0)
    await look('queue')
    await press('Перейти к пакетам')
    await expect(window.getByRole('heading', { name: 'Пакеты для журналов' })).toBeFocused()
  })

  await test.step('the curator says what stands in each column of the template', async () => {
    const template = info.outputPath('ЭлЖур учащиеся.csv')
    writeFileSync(template, TEMPLATE.map((row) => `${row}\r\n`).join(''))
    await choose(app, template)
    await keys.press('Alt+3')
    await press('Пакеты')
    await press('Таблицы журналов')
    await expect(window.getByText('Таблиц ещё нет')).toBeVisible()
    await look('tables, empty')
    await press('Выбрать образец')
    const preview = window.getByRole('region', { name: /Как получится/ })
    await expect(window.getByRole('combobox', { name: /«СНИЛС \(было\)»/ })).toHaveValue('was snils')
    await expect(preview.getByRole('cell', { name: FREE_SNILS })).toBeVisible()
    const health = window.getByRole('combobox', { name: /«Группа здоровья»/ })
    await health.selectOption('text')
    await window.getByRole('textbox', { name: /«Группа здоровья»/ }).fill('не указана')
    await expect(preview.getByRole('cell', { name: 'не указана' })).toBeVisible()
    await look('mapping')
    await press('Сохранить таблицу')
    await expect(window.getByText('Таблица «ЭлЖур учащиеся» сохранена.')).toBeVisible()
    await look('tables')
  })

  await test.step('the package is made and handed over', async () => {
    await press('К пакетам')
    await press('Собрать пакет')
    await expect(window.getByText('Войдёт исправлений: 1 из 1')).toBeVisible()
    await expect(window.getByRole('cell', { name: FREE_SNILS })).toBeVisible()
    await look('making')
    await press(/Собрать пакет: 1/)
    await expect(window.getByText(/Пакет №\s1\sсохранён/)).toBeVisible()
    await expect(window.getByText('ждём ответа: 1')).toBeVisible()
    await look('made')
  })

  await test.step('never sent is taken back at once', async () => {
    await press(/Пакет не передан: Пакет/)
    await press('Вернуть в очередь')
    await expect(window.getByText('не передан', { exact: true })).toBeVisible()
    await press('Отменить')
    await expect(window.getByText('ждём ответа: 1')).toBeVisible()
  })

  await test.step('the filled-in receipt confirms it', async () => {
    const name = (await askedOf(app)).suggested.at(-1)!
    const files = await filesIn(info.outputPath(name))
    expect(readFileSync(info.outputPath(name)).length).toBeGreaterThan(1_000)
    const receipt = info.outputPath('receipt.csv')
    writeFileSync(receipt, files.get('receipt.csv')!.toString().replace(';;;', ';да;;'))
    await choose(app, receipt)
    await press('Загрузить квитанцию')
    await expect(window.getByRole('dialog')).toContainText('Принято')
    await look('received')
    await keys.press('Escape')
    await expect(window.getByText('на всё ответили')).toBeVisible()
    await expect(window.getByText(/из\sквитанции/)).toBeVisible()
    await look('answered')
  })
  expect(wrong).toEqual([])
})
