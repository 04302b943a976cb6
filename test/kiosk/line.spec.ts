import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { request as forward } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { listen } from '../../gateway/listen.ts'
import { openGateway } from '../../gateway/open.ts'
import { prepareTraining } from '../../main/signing/training.ts'
import { authorityIn } from '../fakes/authority.ts'
import { pupil } from '../fakes/people.ts'
import { expect, test as base } from '../host/launch.ts'
import { enterPin, openShift, pinAfter } from './desk.ts'
import { wrongWith } from './looks.ts'

const TOKEN = 'a-token-for-tests-only'

const child = pupil({
  id: '019b0000-0000-7000-8000-000000000201',
  lastName: 'Семенва',
  links: [],
  version: 0,
})

/** What stands between the desk and the gateway. */
type Way = { readonly take: (who: 'gateway' | 'filter' | 'portal') => void }

const test = base.extend<{ way: Way }>({
  way: async ({ userData }, use) => {
    mkdirSync(userData, { recursive: true })
    const folder = (name: string) => mkdtempSync(join(userData, name))
    const { authority } = await prepareTraining({ folder: join(userData, 'training'), now: new Date() })
    const persons = join(userData, 'persons.ndjson')
    writeFileSync(persons, `${JSON.stringify(child)}\n`)
    const gateway = await openGateway({
      trusted: [authority],
      training: true,
      certificates: 'any',
      begin: { school: 'training', title: 'Учебная школа', workplace: 'desk-1', token: TOKEN, persons },
      now: Date.now,
      log: { access() {}, surprise() {} },
    })
    const behind = await listen(gateway.fetch, { host: '127.0.0.1', port: 0 })

    const [region, filter] = [
      authorityIn(folder('region-'), 'Учебный УЦ региона'),
      authorityIn(folder('filter-'), 'Фильтр учебной школы'),
    ]
    const contexts = {
      gateway: region.issue({ name: 'localhost' }),
      filter: filter.issue({ name: 'localhost' }),
    }
    const asTls = ({ certificate, key }: { certificate: string; key: string }) => ({ cert: certificate, key })
    let isPortal = false
    const server = createServer(asTls(contexts.gateway), (asked, answer) => {
      if (isPortal) return void answer.writeHead(302, { location: 'http://portal.test/' }).end()
      const { method, url, headers } = asked
      const onward = forward({ host: '127.0.0.1', port: behind.port, method, path: url, headers }, (got) => {
        answer.writeHead(got.statusCode!, got.headers)
        got.pipe(answer)
      })
      asked.pipe(onward.on('error', () => answer.destroy()))
    })
    writeFileSync(join(userData, 'region.pem'), region.certificate)
    writeFileSync(
      join(userData, 'sverka.json'),
      JSON.stringify({
        gateway: {
          url: `https://localhost:${await portOf(server)}`,
          token: TOKEN,
          authorities: ['region.pem'],
        },
      }),
    )
    await use({
      take(who) {
        isPortal = who === 'portal'
        server.setSecureContext(asTls(who === 'filter' ? contexts.filter : contexts.gateway))
        server.closeAllConnections()
      },
    })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await behind.close()
    await gateway.close()
  },
  appArguments: async ({ way: _first, userData }, use) =>
    use([`--settings=${join(userData, 'sverka.json')}`]),
})

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return (server.address() as AddressInfo).port
}

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

test('a line that is opened on its way is told, handed over, paused, and goes on', async ({
  app,
  window,
  way,
}) => {
  test.setTimeout(180_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const look = async (screen: string) => void wrong.push(...(await wrongWith(`line, ${screen}`, window)))
  const box = window.getByRole('region', { name: 'Связь с журналом' })
  const press = async (name: string) => {
    await window.getByRole('button', { name, exact: true }).focus()
    await keys.press('Enter')
  }
  await openShift(app, window)
  const head = window.locator('.head-badges')
  await expect(head).toContainText('на связи')

  await test.step('a filter opens the line: nothing is told to it, and the screen says whose it is', async () => {
    way.take('filter')
    await call(window, 'correction.draft', {
      person: child.id,
      baseVersion: 1,
      changes: [{ field: 'lastName', was: 'Семенва', becomes: 'Семёнова' }],
      basis: 'original',
      askedBy: 'guardian',
    })
    await keys.press('Alt+2')
    await expect(window.getByRole('button', { name: /Подписать 1 исправление/ })).toBeFocused()
    await enterPin(await pinAfter(app, () => keys.press('Enter')))
    await keys.press('Alt+3')
    await expect(box).toContainText('его сертификат выдал «Фильтр учебной школы, Пример»', {
      timeout: 30_000,
    })
    await expect(box).toContainText('№ 811')
    await look('filter')
  })

  await test.step('the text for the specialist names the facts, and can be copied', async () => {
    await press('Текст для ИТ-специалиста')
    const text = window.getByRole('textbox', { name: 'Текст' })
    await expect(text).toHaveValue(
      /localhost:\d+[\s\S]*line\.tls, untrusted, № 811[\s\S]*Фильтр учебной школы/,
    )
    await expect(text).not.toHaveValue(/Семен|token/)
    await keys.press('Enter')
    await expect(window.getByText('Скопировано.')).toBeVisible()
    await look('text')
    await keys.press('Escape')
  })

  await test.step('another page in its place has other words', async () => {
    way.take('portal')
    await press('Отправить сейчас')
    await expect(box).toContainText('Вместо журнала отвечает страница входа в сеть', { timeout: 30_000 })
  })

  await test.step('paused is said loudly, and holds although the line is back', async () => {
    await press('Приостановить')
    await expect(box).toContainText('Связь приостановлена')
    await expect(head).toContainText('пауза')
    way.take('gateway')
    await look('paused')
    await expect(window.getByText('ждёт передачи').first()).toBeVisible()
  })

  await test.step('it goes on, and the history tells everything', async () => {
    await press('Продолжить')
    await expect(head).toContainText('на связи', { timeout: 30_000 })
    await window.getByRole('radio', { name: 'Все', exact: true }).focus()
    await keys.press('Space')
    await expect(window.getByText('журнал подтвердил')).toBeVisible({ timeout: 30_000 })
    await press('История')
    const history = window.getByRole('dialog')
    for (const step of ['Подготовлено', 'Подписано', 'Журнал принял'])
      await expect(history).toContainText(step)
    await look('history')
  })
  expect(wrong).toEqual([])
})
