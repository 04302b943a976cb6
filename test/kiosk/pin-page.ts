import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import type { PinLook, PinQuestion } from '../../contract/pin.ts'
import { pageAt } from '../../main/pages.ts'

const built = join(import.meta.dirname, '../../out/renderer')

/** The window of the PIN as the shell opens it. */
const SIZE = { width: 480, height: 680 }

const ADDRESS = 'https://pin.test'

/** What the page has asked, the PINs left out. */
export type Call = { readonly name: string; readonly length: number }

/** Three corrections that wait for one PIN. */
export const question: PinQuestion = {
  purpose: 'sign',
  language: 'ru',
  theme: 'system',
  simulated: false,
  reader: 'Rutoken ECP 00 00',
  cardLabel: 'TEST Учебная Анна Тестовна',
  token: { label: 'TEST Рутокен ЭЦП 3.0', serial: '1017842599' },
  name: 'Учебная Анна Тестовна',
  triesLeft: 10,
  pin: { isLow: false, isLast: false, isPad: false, isFactory: false, shortest: 6, longest: 16 },
  cardState: 'here',
  documents: [
    {
      person: 'Примеров Пример Примерович',
      changes: [{ field: 'snils', was: '', becomes: '11223344595' }],
    },
    {
      person: 'Образцова Алёна Образцовна',
      changes: [
        { field: 'firstName', was: 'Алена', becomes: 'Алёна' },
        { field: 'birthDate', was: '2014-03-12', becomes: '2014-03-21' },
      ],
    },
    {
      person: 'Длинно-Фамильный Константин Александрович',
      changes: [{ field: 'lastName', was: 'Длинно Фамильный', becomes: 'Длинно-Фамильный' }],
    },
  ],
  signed: 0,
  isClockBack: false,
}

/**
 * The built page of the PIN, under its own policy, before a door behind which a test stands: what the page looks at
 * is set, and an entered PIN is answered, from here.
 */
export async function openPinPage(browser: Browser, first: PinLook) {
  const page = await browser.newPage({ viewport: SIZE })
  await page.route(`${ADDRESS}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const found = await pageAt(`app://pin${pathname}`, built)
    await route.fulfill({
      status: found.status,
      headers: Object.fromEntries(found.headers),
      body: Buffer.from(await found.arrayBuffer()),
    })
  })
  await page.addInitScript((look) => {
    const stand = { look: look as unknown, calls: [] as unknown[], answer: (_outcome: unknown) => {} }
    const call = (name: string, input: { pin?: Uint8Array }) => {
      if (name === 'pin.look') return Promise.resolve({ ok: true, value: structuredClone(stand.look) })
      stand.calls.push({ name, length: input.pin?.length ?? 0 })
      if (!name.startsWith('pin.enter')) return Promise.resolve({ ok: true, value: {} })
      return new Promise((resolve) => (stand.answer = resolve))
    }
    Object.assign(globalThis, { stand, kiosk: { call, onNews: () => () => {} } })
  }, first)
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.goto(`${ADDRESS}/`)
  await page.locator('h1').waitFor()
  return {
    page,
    errors,
    see: (look: PinLook) =>
      page.evaluate((next) => Object.assign((globalThis as unknown as Standing).stand, { look: next }), look),
    answer: (outcome: object) =>
      page.evaluate((given) => (globalThis as unknown as Standing).stand.answer(given), outcome),
    calls: (): Promise<Call[]> => page.evaluate(() => (globalThis as unknown as Standing).stand.calls),
  }
}

type Standing = { stand: { look: PinLook; calls: Call[]; answer: (outcome: unknown) => void } }
