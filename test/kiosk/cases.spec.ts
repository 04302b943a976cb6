import { copyFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ElectronApplication, Page, TestInfo } from '@playwright/test'
import { expect, test } from '../host/launch.ts'
import { keepCorrection, openPupil, openShift, typeAgain } from './desk.ts'
import { answerDialogs, saved } from './dialogs.ts'
import { pdfOf } from './pdf.ts'

/** What becomes of a visit: a field corrected, or only memos for those who can mend it. */
type End =
  | { readonly field: string; readonly becomes: string; readonly memo: RegExp }
  | { readonly memos: readonly RegExp[] }

/** One visit: who comes, what they say, whose act it is, and how it ends. */
type Visit = {
  readonly code: string
  readonly className: string
  readonly who: 'pupil' | 'guardian'
  readonly says: string
  readonly banner: string
  readonly end: End
}

type Region = { readonly name: string; readonly phone: string; readonly visits: readonly Visit[] }

const REGIONS: readonly Region[] = [
  {
    name: 'Рязанская',
    phone: '8 800 100-70-10',
    visits: [
      {
        code: 'C01',
        className: '5а',
        who: 'pupil',
        says: 'Ваш дневник не найден. Чтобы решить проблему, попросите родителей',
        banner: 'Исправляет школа',
        end: { field: 'СНИЛС', becomes: '112-233-445 95', memo: /Памятка родителю/ },
      },
      {
        code: 'C03',
        className: '6а',
        who: 'pupil',
        says: 'нужно согласие одного из родителей',
        banner: 'Делает родитель на Госуслугах',
        end: { memos: [/амятк/] },
      },
      {
        code: 'C21',
        className: '2а',
        who: 'pupil',
        says: 'только для детей с российским свидетельством',
        banner: 'Нужно идти в МФЦ',
        end: { memos: [/амятк/] },
      },
      {
        code: 'C25',
        className: '9а',
        who: 'pupil',
        says: 'код привязки истёк',
        banner: 'Делает родитель на Госуслугах',
        end: { memos: [/^Напечатать памятку/, /^Памятка ученику/] },
      },
      {
        code: 'C33',
        className: '7а',
        who: 'guardian',
        says: 'Нельзя привязывать учетную запись ученика',
        banner: 'Исправляет школа',
        end: { memos: [/^Напечатать памятку/, /^Памятка для школы/] },
      },
    ],
  },
  {
    name: 'Омская',
    phone: '8-800-381-1234',
    visits: [
      {
        code: 'C15',
        className: '3а',
        who: 'guardian',
        says: 'Ваши ФИО в учетных записях портала госуслуг',
        banner: 'Исправляет школа',
        end: { field: 'Имя', becomes: 'Аделаида', memo: /Памятка родителю/ },
      },
      {
        code: 'C16',
        className: '4а',
        who: 'pupil',
        says: 'профиль Дневник.ру',
        banner: 'Исправляет школа',
        end: { field: 'СНИЛС', becomes: '087-654-303 00', memo: /Памятка родителю/ },
      },
      {
        code: 'C18',
        className: '1а',
        who: 'guardian',
        says: 'не видит данные',
        banner: 'Исправляет школа',
        end: { memos: [/^Напечатать памятку/, /^Памятка для школы/] },
      },
    ],
  },
  {
    name: 'Калининградская',
    phone: '8 800 100-70-10',
    visits: [
      {
        code: 'C10',
        className: '5б',
        who: 'pupil',
        says: 'куратор не внёс',
        banner: 'Исправляет школа',
        end: { field: 'Электронная почта', becomes: 'rebenok.5b@example.org', memo: /Памятка родителю/ },
      },
      {
        code: 'C31',
        className: '9б',
        who: 'pupil',
        says: 'исполнилось 14',
        banner: 'Делает ученик на Госуслугах',
        end: {
          memos: [/^Напечатать памятку/, /^Памятка родителю/, /^Памятка для МФЦ/, /^Памятка для школы/],
        },
      },
      {
        code: 'C34',
        className: '6б',
        who: 'guardian',
        says: 'старый адрес',
        banner: 'Делает родитель на Госуслугах',
        end: { memos: [/амятк/] },
      },
    ],
  },
]

for (const { name, phone, visits } of REGIONS) {
  test(`visitors of the ${visits.map(({ code }) => code).join(', ')} leave with the right next step`, async ({
    app,
    window,
  }, info) => {
    test.setTimeout(400_000)
    await openShift(app, window)
    await answerDialogs(app, info.outputDir)
    await chooseRegion(window, name)
    for (const visit of visits) {
      await test.step(visit.code, async () => {
        await openVisitor(window, visit)
        await openCase(window, visit)
        await picture(window, visit.code)
        if ('memos' in visit.end) {
          await expect(window.getByRole('button', { name: /Сверить с документом/ })).toBeHidden()
          for (const button of visit.end.memos) await printMemo({ app, window, info }, visit, button, phone)
        } else {
          await printMemo({ app, window, info }, visit, visit.end.memo, phone)
          await correct(window, visit.end, visit.code)
        }
      })
    }
  })
}

async function chooseRegion(window: Page, name: string): Promise<void> {
  await window.keyboard.press('F3')
  await window.getByRole('button', { name: /^Регион:/ }).press('Enter')
  await expect(window.getByRole('combobox', { name: 'Название региона или журнала' })).toBeFocused()
  await window.keyboard.type(name)
  await expect(window.getByRole('dialog').getByRole('option', { selected: true })).toContainText(name)
  await window.keyboard.press('Enter')
  await expect(window.getByRole('button', { name: new RegExp(`^Регион: ${name}`) })).toBeVisible()
}

/** The first pupil of the class, or a grown-up of that pupil. */
async function openVisitor(window: Page, { className, who }: Visit): Promise<void> {
  await window.keyboard.press('Alt+1')
  await window.keyboard.press('Control+a')
  const pupil = await openPupil(window, className)
  if (who === 'pupil') return
  await window.locator('.side li button').first().press('Enter')
  await expect(window.locator('h1')).not.toHaveText(pupil)
}

async function openCase(window: Page, { says, banner }: Visit): Promise<void> {
  await window.keyboard.press('F3')
  await expect(window.getByRole('combobox', { name: 'Что написано на экране?' })).toBeFocused()
  await window.keyboard.press('Control+a')
  await window.keyboard.type(says)
  await window.keyboard.press('Enter')
  await expect(window.locator('.fixer').first()).toHaveText(banner)
}

type Desk = { readonly app: ElectronApplication; readonly window: Page; readonly info: TestInfo }

/** The memo is one page with its steps and the hotline of the region; then back to the case. */
async function printMemo(
  { app, window, info }: Desk,
  { code }: Visit,
  button: RegExp,
  phone: string,
): Promise<void> {
  await window.getByRole('button', { name: button }).first().press('Enter')
  await expect(window.getByRole('button', { name: 'Напечатать', exact: true })).toBeFocused()
  const steps = await window.locator('.leaf ol > li').allInnerTexts()
  const file = await saved(app, window, info)
  const { pages, text } = pdfOf(file)
  const { PICTURES } = process.env
  if (PICTURES) copyFileSync(file, join(PICTURES, basename(file)))

  expect(pages).toBe(1)
  expect(steps.length).toBeGreaterThan(0)
  expect(steps.filter((step) => !text.includes(step.replace(/\s+/g, ' ').trim()))).toEqual([])
  expect(text).toContain(phone)
  expect(basename(file)).toContain(code)
  await window.keyboard.press('Escape')
  await expect(window.locator('.fixer').first()).toBeVisible()
}

/** Reads the field from the paper, keeps the correction of it, and shows that it names the case. */
async function correct(
  window: Page,
  { field, becomes }: Extract<End, { field: string }>,
  code: string,
): Promise<void> {
  const keys = window.keyboard
  await keys.press('F2')
  const box = window.getByRole('textbox', { name: `${field} по документу` })
  await expect(window.getByRole('textbox')).toBeFocused()
  for (let step = 0; step < 9 && !(await box.isVisible()); step++) await keys.press('ArrowDown')
  await expect(box).toBeFocused()
  await keys.type(becomes)
  await picture(window, `${code} compare`)
  await keys.press('Enter')
  if (field === 'СНИЛС') await typeAgain(window, becomes)
  await keepCorrection(window)
  await expect(window.getByText('Исправление сохранено и ждёт подписи.')).toBeVisible()
}

async function picture(window: Page, name: string): Promise<void> {
  const { PICTURES } = process.env
  if (!PICTURES) return
  await window.setViewportSize({ width: 1366, height: 768 })
  await window.screenshot({ path: join(PICTURES, `${name}.png`) })
}
