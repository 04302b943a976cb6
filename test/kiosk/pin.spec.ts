import { expect, test } from '../host/launch.ts'
import { enterPin, pinAfter } from './desk.ts'

test('the PIN page keeps nothing of what was typed and spends no try for nothing', async ({
  app,
  window,
}) => {
  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
  const pin = await pinAfter(app, () => window.keyboard.press('Enter'))
  const errors: string[] = []
  pin.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  const field = pin.locator('input[type=password]')

  await test.step('too short and Russian letters are told, and no try is spent', async () => {
    await pin.keyboard.type('123')
    await pin.keyboard.press('Enter')
    await expect(pin.getByText('Слишком коротко')).toBeVisible()
    await pin.keyboard.type('йцукен')
    await pin.keyboard.press('Enter')
    await expect(pin.getByText('Включена русская раскладка').first()).toBeVisible()
    await expect(pin.getByText('Осталось попыток: 3')).toBeVisible()
  })

  await test.step('a wrong PIN empties the field and says how many tries are left', async () => {
    await pin.keyboard.type('777777')
    await pin.keyboard.press('Enter')
    await expect(pin.getByText('Неверный ПИН-код')).toBeVisible()
    await expect(pin.getByText('Осталось попыток: 2').first()).toBeVisible()
    await expect(field).toHaveValue('')
    await expect(field).toBeFocused()
    expect(await pin.content()).not.toContain('777777')
  })

  await test.step('the page may ask its own calls and no other', async () => {
    const answer = await pin.evaluate(() => {
      const { kiosk } = globalThis as unknown as {
        kiosk: { call(name: string, input: unknown): Promise<unknown> }
      }
      return Promise.all([kiosk.call('desk.look', {}), kiosk.call('pin.enter', { pin: '123456' })])
    })
    const refused = { ok: false, fault: { code: 'call.refused' } }
    expect(answer).toEqual([refused, refused])
  })

  await enterPin(pin)
  await expect(window.getByRole('combobox')).toBeVisible()
  expect(errors).toEqual([])
})
