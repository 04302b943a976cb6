import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../host/launch.ts'
import { openPupil, openShift } from './desk.ts'

test('with the strongest contrast axe finds nothing on the pages of every day', async ({ app, window }) => {
  test.setTimeout(180_000)
  const keys = window.keyboard
  const wrong: string[] = []
  const look = async (screen: string) => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await window.emulateMedia({ colorScheme, contrast: 'more', reducedMotion: 'reduce' })
      await expect(window.locator('html')).toHaveAttribute('data-theme', 'contrast')
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze()
      for (const { id, nodes } of violations) {
        wrong.push(
          `${screen}, ${colorScheme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`,
        )
      }
    }
  }

  await openShift(app, window)
  await openPupil(window)
  await look('person')
  await keys.press('F3')
  await expect(window.getByRole('option').first()).toBeVisible()
  await look('case')
  await keys.press('Escape')
  await expect(window.getByRole('button', { name: 'Сверить с документом' })).toBeVisible()
  await keys.press('F2')
  await expect(window.getByRole('textbox', { name: 'СНИЛС по документу' })).toBeFocused()
  await look('compare')
  for (const [key, title] of [
    ['Alt+2', 'Подписывать нечего'],
    ['Alt+3', 'Исправления'],
    ['Alt+8', 'Настройка'],
  ] as const) {
    await keys.press(key)
    await expect(window.getByRole('heading', { name: title }).first()).toBeVisible()
    await look(title)
  }
  expect(wrong).toEqual([])
})
