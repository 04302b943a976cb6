import type { Page } from '@playwright/test'
import { expect } from '../host/launch.ts'
import { enterPin, openShift, pinAfter } from './desk.ts'
import { wrongWith } from './looks.ts'
import { before, changes, test } from './overtaken.ts'

/** Calls through the door of the page, as the screens do. */
const call = (window: Page, name: string, input: unknown) =>
  window.evaluate(
    async ([name, input]) => {
      const { kiosk } = globalThis as unknown as {
        kiosk: { call(name: string, input: unknown): Promise<unknown> }
      }
      const outcome = (await kiosk.call(name as string, input)) as { ok: boolean }
      if (!outcome.ok) throw new Error(JSON.stringify(outcome))
    },
    [name, input] as const,
  )

test('conflicts are settled by the keyboard, three ways and many at once, and signed', async ({
  app,
  window,
  region,
}) => {
  test.setTimeout(180_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const look = async (screen: string) => {
    wrong.push(...(await wrongWith(`conflicts, ${screen}`, window)))
  }
  await openShift(app, window)

  await test.step('an empty list says what it is for', async () => {
    await keys.press('Alt+3')
    await window.getByRole('button', { name: 'Расхождения' }).focus()
    await keys.press('Enter')
    await expect(window.getByRole('heading', { name: 'Расхождений нет' })).toBeFocused()
    await look('empty')
  })

  await test.step('another desk was faster: the corrections come back', async () => {
    for (const [place, { id }] of before.entries())
      await call(window, 'correction.draft', {
        person: id,
        baseVersion: 1,
        changes: changes[place],
        basis: 'original',
        askedBy: 'guardian',
      })
    region.overtake()
    await sign()
    await keys.press('Alt+3')
    await window.getByRole('button', { name: /Расхождения/ }).focus()
    await keys.press('Enter')
    await expect(window.getByRole('article')).toHaveCount(4)
    await expect(window.getByText('Ждём новую запись журнала.')).toHaveCount(4)
    await look('unread')
    await expect(window.getByRole('button', { name: 'Запросить записи' })).toBeVisible()
    await call(window, 'line.pause', {})
    await expect(window.getByText('Связь приостановлена, и они не придут')).toBeVisible()
    region.hear()
    await window.getByRole('button', { name: 'Продолжить' }).focus()
    await keys.press('Enter')
    await expect(window.getByText('Ждём новую запись журнала.')).toHaveCount(0)
    await expect(window.getByText('В журнале уже так же. Решать нечего.')).toBeVisible()
    await look('list')
  })

  const card = (name: string) => window.getByRole('article', { name })
  const choose = async (name: string, take: string, place = 0) => {
    await card(name).getByRole('radio', { name: take }).nth(place).focus()
    await keys.press('Space')
  }

  /** The settled one has left, and the keys go on from the next. */
  const goneOn = async (left: number) => {
    await expect(window.getByRole('article')).toHaveCount(left)
    await expect(window.locator('article h2:focus')).toHaveCount(1)
  }

  await test.step('those that differ in the same way are settled together, seen before', async () => {
    await choose('Семенова', 'Оставить наше')
    await expect(card('Семенова').getByText('Будет новое исправление, его нужно подписать.')).toBeVisible()
    await window.getByRole('button', { name: 'Так же решить ещё 1 похожее' }).focus()
    await keys.press('Enter')
    await expect(window.getByRole('dialog')).toContainText('Алехина')
    await look('alike')
    await window.getByRole('button', { name: 'Решить 2 расхождения' }).focus()
    await keys.press('Enter')
    await expect(window.getByText('Решено: 2 расхождения. Ждут подписи: 2.')).toBeVisible()
    await expect(window.getByRole('article')).toHaveCount(2)
    await expect(card('Образцова').getByRole('heading')).toBeFocused()
  })

  await test.step('Ctrl+Z brings them back, and the drafts are gone', async () => {
    await keys.press('Control+Z')
    await expect(window.getByRole('article')).toHaveCount(4)
    await expect(window.getByText(/подписи: \d/)).toHaveCount(0)
    await choose('Семенова', 'Оставить наше')
    await keys.press('Control+Enter')
    await expect(window.getByText('Решено. Новое исправление ждёт подписи.')).toBeVisible()
    await goneOn(3)
    await choose('Алехина', 'Взять из журнала')
    await expect(card('Алехина').getByText('Исправление закроется, журнал останется как есть.')).toBeVisible()
    await keys.press('Control+Enter')
    await expect(window.getByText('Исправление закрыто, журнал остался как есть.')).toBeVisible()
    await goneOn(2)
  })

  await test.step('another value is written by the rules of the field', async () => {
    await choose('Образцова', 'Ввести другое')
    await window.getByRole('textbox', { name: 'Телефон: верное значение' }).focus()
    await keys.type('8 900 000')
    await keys.press('Tab')
    await expect(card('Образцова').getByText('Введите верное значение целиком.')).toBeVisible()
    await look('anew, faulty')
    await window.getByRole('textbox', { name: 'Телефон: верное значение' }).focus()
    await keys.press('Control+A')
    await keys.type('8 900 000-00-25')
    await expect(card('Образцова').getByText('Запишем так: +7 (900) 000-00-25')).toBeVisible()
    await look('anew')
    await keys.press('Control+Enter')
    await expect(card('Образцова')).toHaveCount(0)
  })

  await test.step('of a person who has left the correction is only closed', async () => {
    await region.gateway.archive.people.retire('training', [before[3]!.id])
    await call(window, 'line.try', {})
    await expect(window.getByText('Этого человека в журнале школы больше нет.')).toBeVisible()
    await look('gone')
    await window.getByRole('button', { name: 'Закрыть исправление' }).focus()
    await keys.press('Enter')
    await expect(window.getByRole('heading', { name: 'Расхождений нет' })).toBeVisible()
    await expect(window.getByText('Ждут подписи: 2 исправления.')).toBeVisible()
  })

  await test.step('what was decided is signed, and the journal holds it', async () => {
    await window.getByRole('button', { name: 'Перейти к подписи' }).focus()
    await keys.press('Enter')
    await sign()
    await expect(async () => {
      const held = await region.gateway.archive.people.find(
        'training',
        before.map(({ id }) => id),
      )
      expect([...held.values()].map(({ lastName, phone }) => `${lastName} ${phone}`).sort()).toEqual([
        'Алехина +79000000001',
        'Образцова +79000000025',
        'Семёнова +79000000001',
      ])
    }).toPass({ timeout: 20_000 })
  })
  expect(wrong).toEqual([])

  /** Signs all drafts with one PIN. */
  async function sign(): Promise<void> {
    await keys.press('Alt+2')
    await expect(window.getByRole('button', { name: /^Подписать \d+ исправлени/ })).toBeFocused()
    await enterPin(await pinAfter(app, () => keys.press('Enter')))
    await expect(window.getByText(/подписан[оы]\. В\sжурнал/)).toBeVisible({ timeout: 20_000 })
  }
})
