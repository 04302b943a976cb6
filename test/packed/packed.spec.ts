import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test as base } from '../host/launch.ts'
import {
  enterPin,
  FREE_SNILS,
  keepCorrection,
  openPupil,
  openShift,
  pinAfter,
  typeAgain,
} from '../kiosk/desk.ts'
import { answerDialogs } from '../kiosk/dialogs.ts'

const root = join(import.meta.dirname, '../..')

/** The packed program, on the stand-in: a fused Electron lets nobody steer it. */
const test = base.extend({
  appPath: join(root, 'dist/linux-unpacked/resources/app.asar'),
  electron: join(root, 'test/host/electron'),
})

const CLASS = [
  'Тип записи;Класс;Фамилия;Имя;Отчество;Дата рождения;СНИЛС',
  'Учащийся;5А;Новикова-Тестова;Ульяна;Тестовна;12.03.2014;112-233-445 95',
]

test('the packed program finds, signs, writes a workbook and takes a file in', async ({
  app,
  window,
}, info) => {
  const keys = window.keyboard
  mkdirSync(info.outputDir, { recursive: true })
  await answerDialogs(app, info.outputDir)

  const place = await test.step('it runs from its archive alone', async () => {
    expect(await app.evaluate(({ app }) => app.isPackaged)).toBe(true)
    const place = await app.evaluate(({ app }) => app.getAppPath())
    expect(place.startsWith(root)).toBe(false)
    return place
  })

  await test.step('the first pull brings the school, and a pupil is found', async () => {
    await openShift(app, window)
    await openPupil(window)
  })

  await test.step('the process of the cards signs', async () => {
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
  })

  await test.step('the thread of the workbooks writes one', async () => {
    await keys.press('Alt+6')
    await window.getByRole('button', { name: 'Excel: сохранить список', exact: true }).press('Enter')
    await expect(window.getByText(/Сохранено:\scorrections-.*xlsx,\s1\sстрока/)).toBeVisible()
  })

  await test.step('the thread of the imports reads a file', async () => {
    const file = info.outputPath('class.csv')
    writeFileSync(file, CLASS.map((line) => `${line}\r\n`).join(''))
    await app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, file)
    await keys.press('Alt+7')
    await window.getByRole('button', { name: 'Выбрать файл' }).press('Enter')
    await window.getByRole('button', { name: 'Проверить, что изменится' }).press('Enter')
    await expect(window.getByRole('button', { name: /Новые/ })).toBeVisible()
  })

  await test.step('the library that calls the vendors’ modules is whole', () => {
    const { load } = createRequire(join(place, 'package.json'))('koffi') as {
      load: (name: string) => { func: (declared: string) => () => number }
    }
    expect(load('libc.so.6').func('int getpid()')()).toBe(process.pid)
  })

  await test.step('nothing was wrong on the way', () => {
    const log = join(info.outputPath('user-data'), 'logs/sverka.log')
    expect(readLog(log)).toBe('')
  })
})

/** What the program has noted as wrong; no file means nothing. */
function readLog(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
