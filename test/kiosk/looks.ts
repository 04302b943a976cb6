import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

/**
 * What axe finds in both themes, and whether anything sticks out to the side in either size. Leaves a picture
 * of each in the folder `$PICTURES`, where one is given.
 */
export async function wrongWith(screen: string, page: Page): Promise<string[]> {
  const wrong: string[] = []
  const folder = process.env['PICTURES']
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    for (const { id, nodes } of violations) {
      wrong.push(
        `${screen}, ${colorScheme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`,
      )
    }
    if (folder && colorScheme === 'dark') await page.screenshot({ path: `${folder}/${screen}, dark.png` })
  }
  // The window of the PIN has a size of its own.
  if (screen.startsWith('pin')) {
    const extra = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (extra > 0) wrong.push(`${screen}: ${extra} px stick out`)
    if (folder) await page.screenshot({ path: `${folder}/${screen}.png` })
    return wrong
  }

  for (const size of SIZES) {
    await page.setViewportSize(size)
    const extra = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (extra > 0) wrong.push(`${screen}, ${size.width}: ${extra} px stick out`)
    if (folder) await page.screenshot({ path: `${folder}/${screen}, ${size.width}.png` })
  }
  return wrong
}
