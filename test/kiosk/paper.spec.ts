import type { Page } from '@playwright/test'
import { expect, test } from '../host/launch.ts'
import { shortAddress } from '../../renderer/screens/paper/short.ts'
import { enterPin, FREE_SNILS, keepCorrection, openPupil, openShift, pinAfter, typeAgain } from './desk.ts'
import { answerDialogs, askedOf, saved, type Asked } from './dialogs.ts'
import { wrongWith } from './looks.ts'
import { codeAt, pdfOf, pictureOf } from './pdf.ts'
import { codeParts } from './sheets.ts'

/** A СНИЛС as people or programs write it. */
const SNILS = /\d{3}.?\d{3}.?\d{3}.?\d{2}/

/** From the search to the memo of the case that these words find for a pupil of the class; gives whose it is. */
async function openMemo(window: Page, className: string, words: string): Promise<string> {
  await window.keyboard.press('Alt+1')
  await window.keyboard.press('Control+a')
  const name = await openPupil(window, className)
  await window.keyboard.press('F3')
  await expect(window.getByRole('combobox', { name: 'Что написано на экране?' })).toBeFocused()
  await window.keyboard.type(words)
  await expect(window.getByRole('option', { selected: true })).toContainText(words)
  await window.keyboard.press('Enter')
  await expect(window.getByRole('button', { name: /амятк/ }).last()).toBeVisible()
  await window.keyboard.press('Control+p')
  await expect(window.getByRole('button', { name: 'Напечатать', exact: true })).toBeFocused()
  return name
}

const plain = (texts: readonly string[]): string[] => texts.map((text) => text.replace(/\s+/g, ' ').trim())

test('a memo is seen, printed and saved, with nothing but the keyboard', async ({ app, window }, info) => {
  test.setTimeout(240_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const read: string[] = []
  await openShift(app, window)
  await answerDialogs(app, info.outputDir)

  for (const [className, words, what] of [
    ['7а', 'согласие одного из родителей', 'consent'],
    ['6а', 'только для детей с российским свидетельством', 'mfc'],
  ] as const) {
    await test.step(`the memo for ${what} is one page with its steps`, async () => {
      const name = await openMemo(window, className, words)
      wrong.push(...(await wrongWith(`paper, ${what}`, window)))
      const sheet = window.locator('.leaf')
      const steps = plain(await sheet.locator('ol > li').allInnerTexts())
      const links = await sheet.locator('.qr title').allTextContents()
      const file = await saved(app, window, info)

      const pdf = pdfOf(file)
      expect([pdf.pages, pdf.isTagged, pdf.title, pdf.pictures]).toEqual([1, true, 'Сверка', 0])
      expect(steps.length).toBeGreaterThan(1)
      expect(steps.filter((step) => !pdf.text.includes(step))).toEqual([])
      expect(pdf.text).toContain(`${name.split(' ')[0]} ${name.split(' ')[1]!.charAt(0)}.`)
      expect(pdf.text).not.toMatch(SNILS)
      expect(pdf.text).not.toContain('Напечатать')

      const parts = await codeParts(sheet)
      for (const isCopied of [false, true]) {
        const picture = pictureOf(file, { isCopied })
        const said = parts.map((part) => codeAt(picture, part))
        expect(said.map((address) => `QR-код: ${shortAddress(address)}`)).toEqual(links)
        read.push(...said)
      }
    })
  }

  expect(read.length).toBeGreaterThan(0)
  await test.step('no name of a file tells of a person', async () => {
    const { suggested } = await askedOf(app)
    expect(
      suggested.every((one) => /^Памятка \S+( \S+)? C\d\d [0-9a-f]{8} \d{4}-\d\d-\d\d\.pdf$/.test(one)),
    ).toBe(true)
  })

  await test.step('a print dialog that is cancelled is no fault; a printer that fails is', async () => {
    await openMemo(window, '5а', 'согласие одного из родителей')
    await keys.press('Enter')
    await expect
      .poll(async () => (await askedOf(app)).printed)
      .toEqual([{ silent: false, printBackground: true, pageSize: 'A4', landscape: false }])
    await expect(window.getByRole('button', { name: 'Напечатать', exact: true })).toBeFocused()
    await expect(window.getByText('Не напечатано')).toBeHidden()
    await app.evaluate(() => {
      Object.assign((globalThis as unknown as { asked: Asked }).asked, {
        answer: [false, 'Print job failed'],
      })
    })
    // The cancelled dialog may not have come back yet: until then the key prints nothing.
    await expect(async () => {
      await keys.press('Control+p')
      await expect(window.getByText('Не напечатано')).toBeVisible({ timeout: 1_000 })
    }).toPass()
    await app.evaluate(() => {
      Object.assign((globalThis as unknown as { asked: Asked }).asked, { answer: [true, ''] })
    })
    await keys.press('Control+p')
    await expect(window.getByText('Лист отправлен на принтер.')).toBeVisible()
  })

  await test.step('a file asked for while the printer is busy is made after it', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]!.webContents.print = (_, told) =>
        void Object.assign(globalThis, { goOn: () => told?.(true, '') })
    })
    const { suggested } = await askedOf(app)
    await keys.press('Control+p')
    await expect(window.locator('[data-busy]')).toHaveText(/^Напечатать/)
    await keys.press('Control+s')
    await app.evaluate(() => (globalThis as unknown as { goOn: () => void }).goOn())
    await expect
      .poll(async () => (await askedOf(app)).suggested.length, { timeout: 20_000 })
      .toBe(suggested.length + 1)
    await expect(window.getByText(`Сохранено: ${(await askedOf(app)).suggested.at(-1)}`)).toBeVisible()
  })
  expect(wrong).toEqual([])
})

test('the receipt of a correction says what becomes of it and no number in full', async ({
  app,
  window,
}, info) => {
  test.setTimeout(240_000)
  const keys = window.keyboard
  await openShift(app, window)
  await answerDialogs(app, info.outputDir)
  const name = await openPupil(window)
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
  await keys.press('Alt+1')
  await keys.press('Control+a')
  await openPupil(window)
  await window.getByRole('button', { name: /Расписка|Квитанция/ }).focus()
  await keys.press('Enter')
  await expect(window.getByRole('button', { name: 'Напечатать', exact: true })).toBeFocused()
  expect(await wrongWith('paper, receipt', window)).toEqual([])

  const pdf = pdfOf(await saved(app, window, info))
  expect([pdf.pages, pdf.isTagged]).toEqual([1, true])
  for (const said of [name, '45 95', 'Подлинник документа', '7 рабочих дней', 'Секретарь', 'Заявитель'])
    expect(pdf.text).toContain(said)
  expect(pdf.text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')).not.toMatch(SNILS)
  expect((await askedOf(app)).suggested[0]).toMatch(/^Расписка [0-9A-F]{4}-[0-9A-F]{4} \d{4}-\d\d-\d\d\.pdf$/)
})

test('the list of a class and the register of requests are seen and saved', async ({ app, window }, info) => {
  test.setTimeout(240_000)
  const keys = window.keyboard
  const wrong: string[] = []
  await openShift(app, window)
  await answerDialogs(app, info.outputDir)

  await keys.press('Alt+4')
  await expect(window.getByRole('button', { name: /^2Б/ })).toBeVisible({ timeout: 60_000 })
  await window.getByRole('button', { name: /^2Б/ }).press('Enter')
  await window.getByRole('button', { name: 'Список для классного руководителя' }).press('Enter')
  await expect(window.getByRole('button', { name: 'Напечатать', exact: true })).toBeFocused()
  wrong.push(...(await wrongWith('paper, class', window)))
  const list = pdfOf(await saved(app, window, info))
  expect(list.text).toContain('2Б класс: что попросить у семей')
  expect(list.text).not.toMatch(SNILS)

  await keys.press('Alt+5')
  await window.getByRole('button', { name: 'Напечатать реестр' }).press('Enter')
  await expect(window.getByRole('button', { name: 'Напечатать', exact: true })).toBeFocused()
  wrong.push(...(await wrongWith('paper, register', window)))
  await keys.press('Enter')
  await expect.poll(async () => (await askedOf(app)).printed.at(-1)).toMatchObject({ landscape: true })
  expect((await askedOf(app)).suggested).toEqual([expect.stringMatching(/^Список 2Б \d{4}-\d\d-\d\d\.pdf$/)])
  expect(wrong).toEqual([])
})
