import { type Browser, expect, test } from '@playwright/test'
import type { PinLook, PinQuestion } from '../../contract/pin.ts'
import { wrongWith } from './looks.ts'
import { openPinPage, question } from './pin-page.ts'
import { bareBrowser } from './sheets.ts'

let browser: Browser
test.beforeAll(async () => {
  browser = await bareBrowser()
})
test.afterAll(() => browser.close())

const asked = (more: Partial<PinQuestion> = {}): PinLook => ({ question: { ...question, ...more } })
const known = (more: Partial<PinQuestion['pin']>, rest: Partial<PinQuestion> = {}) =>
  asked({ ...rest, pin: { ...question.pin, ...more } })
const working = (work: Partial<PinLook['work'] & object>, more: Partial<PinQuestion> = {}): PinLook => ({
  ...asked(more),
  work: { seconds: 1, silentSeconds: 1, mayStop: false, isGivenUp: false, ...work },
})
const pad = { pin: { ...question.pin, isPad: true } }
const many = Array.from({ length: 12 }, (_, number) => question.documents[number % 3]!)

test.describe('every state of the page is said, can be used by everybody, and holds the focus', () => {
  const states: Record<string, [look: PinLook, says: string]> = {
    normal: [asked(), 'От 6 до 16 знаков'],
    many: [asked({ documents: many }), 'Подписать 12 исправлений'],
    shift: [asked({ purpose: 'shift', documents: [] }), 'Картой открывается смена'],
    second: [asked({ purpose: 'second' }), 'второй подписью'],
    low: [known({ isLow: true }, { triesLeft: 8 }), 'уже вводили неверно'],
    'last try': [known({ isLow: true, isLast: true }, { triesLeft: 1 }), 'последняя попытка'],
    'last try, tries unknown': [known({ isLast: true }, { triesLeft: undefined }), 'последняя попытка'],
    blocked: [asked({ triesLeft: 0 }), 'Карта заблокирована'],
    gone: [asked({ cardState: 'gone' }), 'Карту вынули'],
    other: [asked({ cardState: 'other' }), 'В считывателе другая карта'],
    busy: [asked({ cardState: 'busy' }), 'Карта занята другой программой'],
    mute: [asked({ cardState: 'mute' }), 'Карта не отвечает'],
    factory: [known({ isFactory: true }), 'заводской ПИН-код'],
    clock: [asked({ isClockBack: true }), 'Часы компьютера отстают'],
    'all warnings': [
      known(
        { isFactory: true, isLow: true, isLast: true },
        { isClockBack: true, triesLeft: 1, documents: many },
      ),
      'последняя попытка',
    ],
    dropped: [asked({ signed: 2 }), 'Подписано 2 из 3'],
    pad: [asked(pad), 'на клавишах считывателя, а не на компьютере'],
    'pad, last try': [known({ isPad: true, isLast: true }, { triesLeft: 1 }), 'последняя попытка'],
    'pad, typing': [working({ seconds: 9, silentSeconds: 9 }, pad), 'осталось 21 с'],
    'pad, over': [working({ seconds: 31, silentSeconds: 31, mayStop: true }, pad), 'Время вышло'],
    'pad, given up': [working({ mayStop: true, isGivenUp: true }, pad), 'Нажмите «Отмена» на считывателе'],
    working: [working({ seconds: 4 }, { signed: 1 }), 'Подписано 1 из 3'],
    slow: [working({ seconds: 14, silentSeconds: 12 }, { signed: 1 }), '14 с'],
    hangs: [working({ seconds: 34, silentSeconds: 31, mayStop: true }, { signed: 1 }), 'Можно прервать'],
    stopping: [working({ seconds: 4, isGivenUp: true }, { signed: 1 }), 'Прерываем после этого документа'],
    english: [known({ isLow: true }, { language: 'en' }), 'PIN of the card'],
  }
  for (const [state, [look, says]] of Object.entries(states)) {
    test(state, async () => {
      const { page, errors } = await openPinPage(browser, look)
      await expect(page.getByText(says).first()).toBeVisible()
      expect(await wrongWith(`pin, ${state}`, page)).toEqual([])
      await expect(page.locator('button:focus, input:focus')).toHaveCount(1)
      for (const button of await page.locator('.pin-buttons button').all())
        await expect(button).toBeInViewport({ ratio: 1 })
      expect(errors).toEqual([])
      await page.close()
    })
  }
})

test('a card pulled out takes what was typed with it, and put in again it goes on by itself', async () => {
  const { page, see, calls, answer } = await openPinPage(browser, asked())
  const field = page.locator('input[type=password]')
  await expect(field).toBeFocused()
  await page.keyboard.type('12345678')

  await see(asked({ cardState: 'gone' }))
  await expect(page.getByText('Карту вынули')).toBeVisible()
  await expect(field).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Отмена' })).toBeFocused()
  await expect(page.getByText('Примеров Пример Примерович')).toBeVisible()
  await page.keyboard.type('12345678')

  await see(asked({ cardState: 'other' }))
  await expect(page.getByText('В считывателе другая карта')).toBeVisible()
  await expect(field).toHaveCount(0)

  await see(asked())
  await expect(page.getByText('Карта на месте')).toBeVisible()
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
  expect(await calls()).toEqual([])

  await page.keyboard.type('12345678')
  await page.keyboard.press('Enter')
  await see(asked({ signed: 2 }))
  await answer({ ok: false, fault: { code: 'pin.dropped' } })
  await expect(page.getByText('Введите его снова')).toBeVisible()
  await expect(page.getByText('Подписано 2 из 3')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Подписать 1 исправление' })).toBeEnabled()
  await expect(field).toBeFocused()
  expect(await calls()).toEqual([{ name: 'pin.enter', length: 8 }])
  await page.close()
})

test('nothing is sent that the card cannot take, and nothing unconfirmed at the last try', async () => {
  const { page, see, calls } = await openPinPage(browser, asked())
  for (const [typed, says] of [
    ['12345', 'Слишком коротко: нужно хотя бы 6 знаков'],
    ['12345678901234567', 'Слишком длинно: у этой карты не больше 16 знаков'],
    ['йцукенг', 'Включена русская раскладка'],
  ] as const) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
    await expect(page.getByText(says).first()).toBeVisible()
  }
  await see(known({ isLast: true }, { triesLeft: 1 }))
  await expect(page.getByText('последняя попытка')).toBeVisible()
  await page.keyboard.type('12345678')
  await page.keyboard.press('Enter')
  expect(await calls()).toEqual([])
  await page.getByRole('checkbox').check()
  await page.locator('input[type=password]').focus()
  await page.keyboard.press('Enter')
  await expect.poll(calls).toEqual([{ name: 'pin.enter', length: 8 }])
  await page.close()
})

test('at a reader with keys there is no field; who gives up may end it at once', async () => {
  const { page, see, calls } = await openPinPage(browser, asked(pad))
  await expect(page.locator('input')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Ввести на считывателе' })).toBeFocused()
  await page.keyboard.press('Enter')
  await see(working({}, pad))
  await expect(page.getByText('осталось 29 с')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Отмена' })).toBeFocused()
  await page.keyboard.press('Escape')
  await see(working({ isGivenUp: true, mayStop: true }, pad))
  await expect(page.getByRole('button', { name: 'Прервать' })).toBeFocused()
  await page.keyboard.press('Enter')
  const names = (await calls()).map(({ name }) => name)
  expect(names).toEqual(['pin.enterOnReader', 'pin.cancel', 'pin.stop'])
  await page.close()
})
