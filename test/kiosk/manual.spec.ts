import { expect, test } from '../host/launch.ts'
import { openPupil, openShift } from './desk.ts'
import { wrongWith } from './looks.ts'

test('the manual is read where it is needed, with nothing but the keyboard', async ({ app, window }) => {
  test.setTimeout(240_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const look = async (screen: string) => void wrong.push(...(await wrongWith(screen, window)))
  const field = window.getByRole('combobox', { name: 'Найти в руководстве' })
  const read = (title: string) => window.getByRole('region', { name: title })

  await test.step('before the shift, F1 tells how to open it', async () => {
    await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
    await keys.press('F1')
    await expect(read('Открыть и закрыть смену')).toBeVisible()
    await keys.press('Escape')
    await expect(window.getByRole('dialog')).toHaveCount(0)
    await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
  })

  await openShift(app, window)
  await openPupil(window)

  await test.step('F1 on a screen tells of this screen, F1 again shows the keys', async () => {
    await keys.press('F1')
    await expect(field).toBeFocused()
    await expect(read('Карточка человека')).toBeVisible()
    await look('help, manual')
    await keys.press('F1')
    await expect(window.getByRole('region', { name: 'Клавиши' })).toBeFocused()
    await look('help, keys')
    await keys.press('F1')
    await expect(field).toBeFocused()
  })

  await test.step('a word finds the section, in any layout', async () => {
    await keys.type('hfcgbcrf')
    await expect(window.getByText(/Найдено:\s\d/)).toBeVisible()
    await expect(window.getByRole('option', { name: 'Что отдать посетителю' })).toBeVisible()
    await keys.press('Control+A')
    await keys.type('эээ')
    await expect(read('Такого в руководстве нет')).toBeVisible()
    await keys.press('Escape')
    await expect(field).toHaveValue('')
    await keys.type('утечк')
    await expect(read('Утечка данных')).toBeVisible()
    await keys.press('Enter')
    await expect(read('Утечка данных')).toBeFocused()
  })

  await test.step('links lead from section to section', async () => {
    await field.fill('кто пришёл')
    await read('Кто пришёл и что говорит').getByRole('button', { name: 'сверьте поля' }).press('Enter')
    await expect(read('Сверить с документом и исправить')).toBeFocused()
  })

  await test.step('the whole page of it', async () => {
    await window.getByRole('button', { name: 'На всю страницу' }).press('Enter')
    await expect(window.getByRole('heading', { level: 1, name: 'Руководство' })).toBeVisible()
    await expect(field).toBeFocused()
    await keys.press('ArrowDown')
    await look('manual')
  })
  expect(wrong).toEqual([])
})
