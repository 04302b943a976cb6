import { writeFileSync } from 'node:fs'
import { expect, test as base } from '../host/launch.ts'
import { openDnevnik, respond, TOKEN, type DnevnikServer } from '../fakes/dnevnik-server.ts'
import { enterPin, FREE_SNILS, keepCorrection, openPupil, openShift, pinAfter, typeAgain } from './desk.ts'
import { wrongWith } from './looks.ts'

/** A desk that may ask Дневник.ру and look at the door of «Сетевой город», both on this machine. */
const test = base.extend<{ server: DnevnikServer }>({
  server: async ({ appPath: _app }, use) => {
    const server = await openDnevnik([])
    await use(server)
    server.close()
  },
  appArguments: async ({ server }, use, info) => {
    const file = info.outputPath('sverka.json')
    const { url } = server
    writeFileSync(file, JSON.stringify({ dnevnik: { url, token: TOKEN }, netschool: { url } }))
    await use([`--settings=${file}`])
  },
})

test('Дневник.ру is asked; the correction is typed into the journal by hand, with nothing but the keyboard', async ({
  app,
  window,
  server,
}) => {
  test.setTimeout(240_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const look = async (screen: string) => wrong.push(...(await wrongWith(screen, window)))
  await openShift(app, window)

  await test.step('the setup says what each way can do, and chooses one', async () => {
    await keys.press('Alt+8')
    await window.getByRole('radio', { name: 'Передача' }).press('Enter')
    await expect(window.getByText('Ни у одного электронного журнала')).toBeVisible()
    await look('setup, delivery')
    await window.getByRole('button', { name: 'Выбрать: Вручную' }).press('Enter')
    await expect(window.getByText('Исправления теперь передаются так: Вручную.')).toBeVisible()
  })

  await keys.press('Alt+1')
  const name = await openPupil(window)
  await test.step('what Дневник.ру finds is said in plain words', async () => {
    const found = (ids: string) => server.tricks.push((_request, response) => respond(response, 200, ids))
    found('[]')
    found('[]')
    found('[9007199254740993]')
    await window.getByRole('button', { name: 'Спросить Дневник.ру' }).press('Enter')
    await expect(window.getByText('СНИЛС в Дневник.ру пуст или другой')).toBeVisible({ timeout: 20_000 })
    await look('person, look-up')
  })

  await test.step('in the case the door of the journal is tested', async () => {
    await keys.press('F3')
    await expect(window.getByRole('combobox', { name: 'Что написано на экране?' })).toBeFocused()
    await keys.type('yt yfqlty')
    await expect(window.getByRole('option', { selected: true })).toContainText('не найден')
    await keys.press('Enter')
    await window.getByRole('button', { name: 'Проверить вход в журнал' }).press('Enter')
    await expect(window.getByText('Вход только через Госуслуги')).toBeVisible()
    await look('case, look-ups')
    await keys.press('F2')
    await expect(window.getByRole('textbox', { name: 'СНИЛС по документу' })).toBeFocused()
  })

  await test.step('a correction is signed, and waits to be typed', async () => {
    await keys.type(FREE_SNILS)
    await keys.press('Enter')
    await typeAgain(window, FREE_SNILS)
    await keepCorrection(window)
    await expect(window.getByText('Исправление сохранено и ждёт подписи.')).toBeVisible()
    await keys.press('Alt+2')
    await expect(window.getByRole('button', { name: /Подписать 1 исправление/ })).toBeFocused()
    await enterPin(await pinAfter(app, () => keys.press('Enter')))
    await keys.press('Alt+3')
    await window.getByRole('button', { name: 'Перепечатать' }).press('Enter')
    await expect(window.getByRole('heading', { name })).toBeVisible()
    await look('retype')
    await window.setViewportSize({ width: 683, height: 768 })
    if (process.env['PICTURES']) {
      await window.screenshot({ path: `${process.env['PICTURES']}/retype, 683.png` })
    }
    await expect(window.getByRole('button', { name: 'Копировать: СНИЛС' }).last()).toBeInViewport()
  })

  await test.step('the number is copied, covered, ticked, unticked; half a tick confirms nothing', async () => {
    await keys.press('1')
    await expect(window.getByRole('button', { name: 'Копировать: СНИЛС' }).last()).toBeFocused()
    await keys.press('Enter')
    await expect(window.getByText('Скопировано: СНИЛС')).toBeAttached()
    await keys.press('F8')
    await expect(window.locator('main')).not.toContainText(FREE_SNILS)
    await keys.press('F8')
    const box = window.getByRole('checkbox', { name: 'Введено в журнал: СНИЛС' })
    await keys.press('Space')
    await expect(box).toBeChecked()
    await keys.press('Space')
    await expect(box).not.toBeChecked()
    await keys.press('Control+Enter')
    await expect(window.getByRole('heading', { name })).toBeVisible()
    await keys.press('Space')
    await expect(box).toBeChecked()
  })

  await test.step('the confirmation is the receipt', async () => {
    await keys.press('Control+Enter')
    await expect(window.getByText(`${name}: исправление в журнале.`)).toBeVisible()
    await expect(window.getByText('Перепечатывать нечего')).toBeVisible()
    await look('retype, empty')
  })
  expect(wrong).toEqual([])
})
