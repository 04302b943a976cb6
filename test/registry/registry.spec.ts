import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { secretary } from '../cades/pki.ts'
import { pupil } from '../fakes/people.ts'
import { wrongWith } from '../kiosk/looks.ts'
import { expect, test } from './registry-page.ts'

const DAY_MS = 86_400_000

/** Presses Tab until what has this name is in focus, then Enter. */
async function go(page: Page, role: 'link' | 'button', name: string): Promise<void> {
  await tabTo(page, role, name)
  await page.keyboard.press('Enter')
}

async function tabTo(page: Page, role: 'link' | 'button' | 'textbox', name: string): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true }).first()
  await wanted.waitFor()
  for (let times = 0; times < 60; times += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not come to ${name}`)
}

async function signIn(page: Page, token: string): Promise<void> {
  await page.goto('/registry')
  await expect(page.getByLabel('Ключ администратора')).toBeFocused()
  await page.keyboard.type(token)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Школы')
}

test('an administrator keeps the registry by keyboard alone, and a desk feels it', async ({
  page,
  gateway,
}) => {
  test.setTimeout(240_000)
  const me = async (token: string) =>
    (await fetch(`${gateway.address}/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status
  const heading = page.getByRole('heading', { level: 1 })

  await page.goto('/registry')
  await expect(page.getByLabel('Ключ администратора')).toBeFocused()
  await page.keyboard.type('wrong')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ключ не подошёл')).toBeVisible()
  expect(await wrongWith('registry, sign in', page)).toEqual([])
  await signIn(page, gateway.token)
  expect(await wrongWith('registry, no schools', page)).toEqual([])

  await go(page, 'link', 'Добавить школу')
  await expect(page.getByLabel('Код школы')).toBeFocused()
  await page.keyboard.type('Школа 12')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Код: строчные латинские буквы')).toBeVisible()
  expect(await wrongWith('registry, wrong code', page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('school-12')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Школа № 12, г. Учебный')
  await page.keyboard.press('Enter')
  await expect(heading).toHaveText('Школа № 12, г. Учебный')
  expect(await wrongWith('registry, new school', page)).toEqual([])

  await go(page, 'link', 'Добавить место')
  await expect(page.getByLabel('Код места')).toBeFocused()
  await page.keyboard.type('desk-1')
  await page.keyboard.press('Enter')
  await expect(heading).toHaveText('Ключ места desk-1')
  const token = await page.getByLabel('Ключ места').inputValue()
  expect(await me(token)).toBe(200)
  expect(await wrongWith('registry, token', page)).toEqual([])
  const download = page.waitForEvent('download')
  await go(page, 'link', 'Скачать sverka.json')
  const file = await (await download).path()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ school: 'school-12', gateway: { token } })
  await go(page, 'link', 'Ключ сохранён, к школе')

  const person = secretary('ecdsa-p256', gateway.root, { notAfter: new Date(Date.now() + 300 * DAY_MS) })
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(person.certificate).toString('base64')}\n-----END CERTIFICATE-----`
  await go(page, 'link', 'Разрешить сертификат')
  await expect(heading).toHaveText('Разрешить сертификат')
  expect(await wrongWith('registry, certificate file', page)).toEqual([])
  await tabTo(page, 'textbox', 'Или текст сертификата')
  await page.keyboard.insertText(pem)
  await go(page, 'button', 'Проверить сертификат')
  await expect(page.getByText('Цепочка ведёт к доверенному центру')).toBeVisible()
  expect(await wrongWith('registry, certificate', page)).toEqual([])
  await go(page, 'button', 'Разрешить')
  await expect(page.getByRole('status')).toContainText('Сертификат разрешён.')
  expect((await gateway.archive.rights.certificatesOf('school-12')).size).toBe(1)

  await go(page, 'link', 'Отозвать desk-1')
  await expect(heading).toHaveText('Отозвать место desk-1?')
  expect(await wrongWith('registry, revoke', page)).toEqual([])
  await go(page, 'button', 'Отозвать место')
  await expect(page.getByRole('table', { name: 'Рабочие места' })).toContainText('отозвано')
  expect(await me(token)).toBe(403)
  await go(page, 'link', 'Вернуть новым ключом desk-1')
  await expect(heading).toHaveText('Новый ключ места desk-1')
  expect(await wrongWith('registry, restore', page)).toEqual([])

  await go(page, 'link', 'Журнал действий')
  // The head, four deeds, and that she was let in herself.
  await expect(page.getByRole('row')).toHaveCount(6)
  expect(await wrongWith('registry, acts', page)).toEqual([])
  await go(page, 'button', 'Выйти')
  await expect(heading).toHaveText('Вход в реестр')
})

test('a region of hundreds of schools is looked through, in either language', async ({ page, gateway }) => {
  test.setTimeout(240_000)
  const { rights, registry, people, sightings, acts } = gateway.archive
  for (let number = 1; number <= 60; number += 1)
    await rights.addSchool(`school-${number}`, `Школа № ${number} имени Примерного Образца, г. Учебный`)
  const now = Date.now()
  await people.load('school-7', [pupil()])
  for (const [place, code] of ['office', 'library', 'director'].entries()) {
    await rights.addWorkplace('school-7', code, `token-of-${code}-0123456789`)
    await sightings.note(
      'school-7',
      code,
      place === 0 ? 'pushed' : 'pulled',
      new Date(now - place * 5 * DAY_MS),
    )
  }
  await rights.addWorkplace('school-7', 'spare', 'token-of-spare-0123456789')
  await rights.revokeWorkplace('school-7', 'library')
  for (const [place, days] of [-3, 12, 400].entries())
    await registry.allowCertificate({
      at: new Date(now),
      administrator: 'region-1',
      kind: 'certificate.allowed',
      school: 'school-7',
      subject: String(place).repeat(64),
      owner: ['Учебная Анна Тестовна', 'Примеров Пётр Образцович', 'Образцова Вера Тестовна'][place]!,
      organisation: 'TEST Учебная школа № 7',
      life: [new Date(now - 500 * DAY_MS), new Date(now + days * DAY_MS)],
    })
  await rights.addCertificate('school-7', 'c'.repeat(64))
  const refused = (code: 'rights' | 'signature') => ({ id: pupil().id, state: 'refused', code }) as const
  await sightings.countRefused(
    'school-7',
    [refused('rights'), refused('rights'), refused('signature')],
    new Date(now),
  )
  expect(await acts.list({ school: 'school-7', limit: 9 })).toHaveLength(3)

  await signIn(page, gateway.token)
  await expect(page.getByText('1–25 из 60')).toBeVisible()
  expect(await wrongWith('registry, schools', page)).toEqual([])
  await page.getByRole('searchbox').fill('№ 7 ')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1–25 из 60')).toBeHidden() // the same link stands on the page of before
  await go(page, 'link', 'Школа № 7 имени Примерного Образца, г. Учебный')
  await expect(page.getByText('Есть истёкшие сертификаты')).toBeVisible()
  expect(await wrongWith('registry, school', page)).toEqual([])

  await go(page, 'link', 'English')
  await expect(page.getByRole('heading', { name: 'Workplaces' })).toBeVisible()
  expect(await wrongWith('registry, school, English', page)).toEqual([])
  await go(page, 'link', 'Revoke Учебная Анна Тестовна')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Revoke the permission?')
  expect(await wrongWith('registry, revoke certificate', page)).toEqual([])
  await page.goto('/registry/nothing')
  expect(await wrongWith('registry, missing', page)).toEqual([])
})
