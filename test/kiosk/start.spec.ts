import { writeFileSync } from 'node:fs'
import type { ElectronApplication, Page } from '@playwright/test'
import { listen } from '../../gateway/listen.ts'
import { openGateway } from '../../gateway/open.ts'
import { authority, secretary } from '../cades/pki.ts'
import { type Pcscd, startPcscd } from '../cards/pcscd.ts'
import { createPivCard } from '../cards/piv-card.ts'
import { guardian, pupil } from '../fakes/people.ts'
import { expect, test as base } from '../host/launch.ts'
import { enterPin, PIN, pinAfter } from './desk.ts'
import { wrongWith } from './looks.ts'

const TOKEN = 'the-token-of-a-real-school'
const root = authority('ecdsa-p256', { name: 'TEST Центр карт' })
const HEAD = {
  commonName: 'TEST Образцова Проба Тестовна',
  surname: 'Образцова',
  givenName: 'Проба Тестовна',
  snils: '08765430300',
  organisation: 'TEST Школа № 12',
}

/** A gateway of a region with a real school, and readers. */
const test = base.extend<{ readers: Pcscd; gateway: string }>({
  readers: async ({ appPath: _app }, use) => {
    const readers = await startPcscd()
    await use(readers)
    await readers.stop()
  },
  appEnvironment: async ({ readers }, use) => use({ ...readers.env }),
  gateway: async ({ appPath: _app }, use, info) => {
    const persons = info.outputPath('persons.ndjson')
    const people = [pupil({ version: 0, links: [] }), guardian({ version: 0, links: [] })]
    writeFileSync(persons, people.map((one) => `${JSON.stringify(one)}\n`).join(''))
    const gateway = await openGateway({
      trusted: [root.certificate],
      training: false,
      certificates: 'any',
      begin: { school: 'school-12', title: 'Школа № 12', workplace: 'desk-3', token: TOKEN, persons },
      now: Date.now,
      log: { access() {}, surprise() {} },
    })
    const line = await listen(gateway.fetch, { host: '127.0.0.1', port: 0 })
    await use(`http://127.0.0.1:${line.port}`)
    await line.close()
    await gateway.close()
  },
})

/** The file or the folder that the next dialog of the system gives. */
const chosen = (app: ElectronApplication, path: string) =>
  app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, path)

/** Presses what has the name, by the keyboard. */
async function press(window: Page, name: string | RegExp): Promise<void> {
  await window.getByRole('button', { name, exact: true }).focus()
  await window.keyboard.press('Enter')
}

const title = (window: Page, name: string) => window.getByRole('heading', { level: 1, name })

test('from the training to a real school, by keyboard alone, left once and gone on with', async ({
  launch,
  app,
  window,
  readers,
  gateway,
}, info) => {
  test.setTimeout(300_000)
  const center = info.outputPath('center.cer')
  writeFileSync(center, root.certificate)
  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused() // it takes the focus as the card comes
  await press(window, 'Работать без карты')

  await test.step('the offer is there and not in the way', async () => {
    await expect(window.getByRole('combobox')).toBeFocused()
    await expect(window.getByRole('heading', { name: 'Можно ввести что угодно' })).toBeVisible({
      timeout: 60_000,
    })
    expect(await wrongWith('start, offer', window)).toEqual([])
    await press(window, /^Учебный режим/)
    await expect(title(window, 'Настройка для своей школы')).toBeFocused()
    expect(await wrongWith('start, beginning', window)).toEqual([])
    await press(window, 'Настроить для своей школы')
  })

  await test.step('the region', async () => {
    await expect(title(window, 'Регион')).toBeVisible()
    const field = window.getByRole('combobox', { name: 'Название региона или журнала' })
    await field.focus()
    await window.keyboard.type('омск')
    expect(await wrongWith('start, region', window)).toEqual([])
    await window.keyboard.press('Enter')
    await expect(title(window, 'Школа и связь')).toBeFocused()
  })

  await test.step('the school: the gateway says which one', async () => {
    await press(window, 'Далее')
    await expect(window.getByText('Заполните это поле.').first()).toBeVisible()
    expect(await wrongWith('start, school, empty', window)).toEqual([])
    await window.getByRole('textbox', { name: 'Адрес шлюза региона' }).fill(gateway)
    await window.getByRole('textbox', { name: 'Ключ рабочего места' }).fill('not-the-token-of-a-school')
    await press(window, 'Проверить связь')
    await expect(window.getByText('Шлюз не знает этого ключа')).toBeVisible()
    await window.getByRole('textbox', { name: 'Ключ рабочего места' }).fill(TOKEN)
    await press(window, 'Проверить связь')
    await expect(window.getByText('Шлюз ответил: Школа № 12')).toBeVisible()
    await expect(window.getByRole('textbox', { name: 'Код школы' })).toHaveValue('school-12')
    await chosen(app, center)
    await press(window, 'Выбрать файл центра')
    await expect(window.getByText('TEST Центр карт')).toBeVisible()
    expect(await wrongWith('start, school', window)).toEqual([])
    await press(window, 'Далее')
    await expect(window.getByRole('button', { name: 'Перейти к работе' })).toBeFocused()
    expect(await wrongWith('start, to work', window)).toEqual([])
    await window.keyboard.press('Enter')
  })

  await test.step('the desk is at work; it is left, and the machine starts it anew', async () => {
    await expect(window.getByRole('button', { name: 'Продолжить настройку школы' })).toBeFocused({
      timeout: 30_000,
    })
    await expect(window.getByText('Школа № 12').first()).toBeVisible()
    expect(await wrongWith('start, lock', window)).toEqual([])
    await app.close()
  })

  const again = await launch()
  const page = await again.firstWindow()
  await test.step('the people come from the journal', async () => {
    await expect(page.getByRole('button', { name: 'Продолжить настройку школы' })).toBeFocused({
      timeout: 30_000,
    })
    await page.keyboard.press('Enter')
    await expect(page.getByText('В базе 2 человека')).toBeVisible({ timeout: 30_000 })
    expect(await wrongWith('start, people', page)).toEqual([])
    await press(page, 'Загрузить из файла')
    await expect(page.getByRole('heading', { level: 1, name: /Загрузка/ })).toBeVisible()
    expect(await wrongWith('start, import', page)).toEqual([])
    await press(page, 'Продолжить настройку школы')
    await press(page, 'Далее')
  })

  await test.step('the first card is the administrator’s', async () => {
    await expect(page.getByText('Вставьте в считыватель карту администратора')).toBeVisible()
    expect(await wrongWith('start, staff, empty', page)).toEqual([])
    await readers.insert(createPivCard({ ...secretary('ecdsa-p256', root, { subject: HEAD }), pin: PIN }))
    await expect(page.getByRole('radio', { name: /Образцова/ })).toBeVisible({ timeout: 15_000 })
    expect(await wrongWith('start, staff', page)).toEqual([])
    await press(page, 'Добавить')
    await expect(page.getByRole('listitem').filter({ hasText: 'Образцова' })).toContainText('администратор')
    await press(page, 'Далее')
  })

  await test.step('the copies', async () => {
    await expect(title(page, 'Копии базы')).toBeFocused()
    await chosen(again, info.outputDir)
    await press(page, 'Выбрать папку')
    await expect(page.getByText(info.outputDir).first()).toBeVisible()
    await press(page, 'Сделать копию и проверить')
    await expect(page.getByText('Копия сделана и открывается: в ней 2 человека')).toBeVisible()
    expect(await wrongWith('start, copies', page)).toEqual([])
    await page.keyboard.press('Enter')
  })

  await test.step('what works is said, and from now on a card opens the shift', async () => {
    await expect(title(page, 'Готово')).toBeVisible()
    expect(await wrongWith('start, over', page)).toEqual([])
    await press(page, 'Закончить настройку')
    await expect(page.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
    await expect(page.getByRole('button', { name: 'Продолжить настройку школы' })).toBeHidden()
    await enterPin(await pinAfter(again, () => page.keyboard.press('Enter')))
    await expect(page.locator('.head-shift')).toContainText('Образцова')
    await page.keyboard.press('Alt+8')
    await expect(page.getByRole('button', { name: 'Перейти в учебный режим' })).toBeVisible()
    expect(await wrongWith('start, to training', page)).toEqual([])
  })
})
