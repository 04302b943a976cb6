import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const THEMES = ['dark', 'light'] as const

/** The two sizes of school monitors, and the smaller one with everything twice as large (WCAG 1.4.4). */
const SIZES = [
  { width: 683, height: 384, isPictured: false },
  { width: 1366, height: 768, isPictured: true },
  { width: 1920, height: 1080, isPictured: true },
]

/**
 * What axe finds in both themes, and whether anything sticks out to the side in either size or at twice its size.
 * Leaves pictures `<screen>, <width>, <theme>.png` in the folder `$PICTURES`, where one is given.
 */
export async function wrongWith(screen: string, page: Page): Promise<string[]> {
  const wrong: string[] = []
  const folder = process.env['PICTURES']
  const dress = (colorScheme: (typeof THEMES)[number]) =>
    page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  for (const theme of THEMES) {
    await dress(theme)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    for (const { id, nodes } of violations) {
      wrong.push(`${screen}, ${theme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`)
    }
  }
  // The window of the PIN has a size of its own.
  const sizes = screen.startsWith('pin') ? [undefined] : SIZES
  for (const size of sizes) {
    if (size) await page.setViewportSize(size)
    const name = size ? `${screen}, ${size.width}` : screen
    const extra = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (extra > 0) wrong.push(`${name}: ${extra} px stick out`)
    if (!folder || size?.isPictured === false) continue
    for (const theme of THEMES) {
      await dress(theme)
      await page.screenshot({ path: `${folder}/${name}, ${theme}.png` })
    }
  }
  return wrong
}
