import { writeFileSync } from 'node:fs'
import type { ElectronApplication, Page } from '@playwright/test'
import { authority, secretary } from '../cades/pki.ts'
import { type Pcscd, startPcscd } from '../cards/pcscd.ts'
import { createPivCard } from '../cards/piv-card.ts'
import { expect, test as base } from '../host/launch.ts'
import { enterPin, FREE_SNILS, keepCorrection, openPupil, PIN, pinAfter, typeAgain } from './desk.ts'
import { wrongWith } from './looks.ts'

const root = authority('ecdsa-p256')
const CURATOR = {
  commonName: 'TEST Примерова Проба Тестовна',
  surname: 'Примерова',
  givenName: 'Проба Тестовна',
  snils: '08765430300',
  organisation: 'TEST Учебная школа',
}

/** The training school with readers of its own beside the training card, and two signatures asked for. */
const test = base.extend<{ readers: Pcscd }>({
  readers: async ({ appPath: _app }, use) => {
    const readers = await startPcscd()
    await use(readers)
    await readers.stop()
  },
  appEnvironment: async ({ readers }, use) => use({ ...readers.env }),
  appArguments: async ({ readers: _readers }, use, info) => {
    const [pem, file] = [info.outputPath('authority.pem'), info.outputPath('sverka.json')]
    const text = Buffer.from(root.certificate).toString('base64').replace(/.{64}/g, '$&\n')
    writeFileSync(pem, `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`)
    writeFileSync(file, JSON.stringify({ trusted: [pem], secondSignature: true }))
    await use([`--settings=${file}`])
  },
})

const curatorCard = () => createPivCard({ ...secretary('ecdsa-p256', root, { subject: CURATOR }), pin: PIN })

/** Presses what has the words, by the keyboard, and types the PIN that is asked for. */
async function underPin(app: ElectronApplication, window: Page, name: RegExp): Promise<void> {
  await window.getByRole('button', { name }).focus()
  await enterPin(await pinAfter(app, () => window.keyboard.press('Enter')))
}

test('the counter goes from hand to hand: without a card, with one, with another', async ({
  app,
  window,
  readers,
}) => {
  test.setTimeout(240_000)
  const keys = window.keyboard

  await test.step('without a card it is looked up and prepared', async () => {
    await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
    expect(await wrongWith('lock, prepare', window)).toEqual([])
    await window.getByRole('button', { name: 'Работать без карты' }).focus()
    await keys.press('Enter')
    await expect(window.getByRole('heading', { name: 'Можно ввести что угодно' })).toBeVisible({
      timeout: 60_000,
    })
    await openPupil(window)
    await keys.press('F2')
    await expect(window.getByRole('textbox', { name: 'СНИЛС по документу' })).toBeFocused()
    await keys.type(FREE_SNILS)
    await keys.press('Enter')
    await typeAgain(window, FREE_SNILS)
    await keepCorrection(window)
    await expect(window.getByText('Исправление сохранено и ждёт подписи.')).toBeVisible()
  })

  await test.step('the card opens the shift and signs what was prepared', async () => {
    await keys.press('Alt+2')
    const name = /Открыть смену картой и подписать 1 исправление/
    await expect(window.getByRole('button', { name })).toBeFocused()
    expect(await wrongWith('sign, without a card', window)).toEqual([])
    const opening = await pinAfter(app, () => keys.press('Enter'))
    const signing = await pinAfter(app, () => enterPin(opening))
    await enterPin(signing)
    await expect(window.getByText('1 исправление подписано и ждёт второй подписи.')).toBeVisible()
    await expect(window.getByText('Секретарёва').first()).toBeVisible()
  })

  await test.step('another card takes over, and what is half-entered stays', async () => {
    await keys.press('Alt+1')
    await openPupil(window, '7б')
    await keys.press('F2')
    const snils = window.getByRole('textbox', { name: 'СНИЛС по документу' })
    await expect(snils).toBeFocused()
    await keys.type('112-233')
    await readers.insert(curatorCard())
    await expect(window.getByText('Вставлена карта: Примерова Проба Тестовна')).toBeVisible({
      timeout: 15_000,
    })
    await expect(snils).toBeFocused()
    expect(await wrongWith('takeover', window)).toEqual([])
    await underPin(app, window, /Передать смену/)
    await expect(window.locator('.head-shift')).toContainText('Примерова')
    await expect(snils).toHaveValue('112-233')
  })

  await test.step('the second person signs, or says why not', async () => {
    await keys.press('Alt+2')
    await expect(window.getByRole('button', { name: 'Подписать вторым: 1 исправление' })).toBeVisible()
    expect(await wrongWith('sign, second', window)).toEqual([])
    await window.getByRole('button', { name: 'Не согласен' }).focus()
    await keys.press('Enter')
    await expect(window.getByRole('textbox', { name: 'Почему' })).toBeFocused()
    expect(await wrongWith('sign, reject', window)).toEqual([])
    await keys.type('в свидетельстве другое число')
    await window.getByRole('button', { name: 'Вернуть исправление' }).focus()
    await keys.press('Enter')
    await expect(window.getByText('Исправление возвращено.')).toBeVisible()

    await keys.press('Alt+3')
    await expect(window.getByText('в свидетельстве другое число')).toBeVisible()
    expect(await wrongWith('outbox, sent back', window)).toEqual([])
    await window.getByRole('button', { name: 'Снова на вторую подпись' }).focus()
    await keys.press('Enter')
    await expect(window.getByRole('button', { name: 'Подписать 1' })).toBeVisible()
    await expect(window.getByRole('button', { name: 'Исправления', exact: true })).toBeVisible()
    await keys.press('Alt+2')
    await underPin(app, window, /Подписать вторым: 1 исправление/)
    await expect(window.getByText('Вторая подпись стоит: 1 исправление')).toBeVisible()
  })

  await test.step('the staff is entered from the cards', async () => {
    await keys.press('Alt+8')
    await window.getByRole('radio', { name: 'Сотрудники' }).press('Enter')
    await expect(window.getByText('Пока список пуст')).toBeVisible()
    expect(await wrongWith('staff, empty', window)).toEqual([])
    await window.getByRole('radio', { name: /Секретарёва/ }).focus()
    await keys.press('Space')
    await window.getByRole('button', { name: 'Добавить' }).focus()
    await keys.press('Enter')
    await expect(window.getByRole('listitem').filter({ hasText: 'Примерова' })).toContainText('администратор')
    await expect(window.getByRole('listitem').filter({ hasText: 'Секретарёва' })).toContainText('секретарь')
    expect(await wrongWith('staff', window)).toEqual([])
    await window.getByRole('combobox', { name: /^Роль: Примерова/ }).selectOption('secretary')
    await expect(window.getByText('Это последний администратор.')).toBeVisible()
  })

  await test.step('a card left in the reader is reminded of', async () => {
    await keys.press('Control+L')
    await expect(window.getByText('Не забудьте карту в считывателе')).toBeVisible()
    expect(await wrongWith('lock, card left', window)).toEqual([])
    await readers.remove()
    await expect(window.getByText('Не забудьте карту в считывателе')).toBeHidden({ timeout: 15_000 })
  })

  await test.step('the next person finds the unfinished comparison kept', async () => {
    await underPin(app, window, /Открыть смену/)
    await expect(window.getByText('Незаконченная сверка сохранена.')).toBeVisible()
    await expect(window.getByRole('combobox')).toHaveValue('')
  })
})
