import type { BrowserWindowConstructorOptions, Rectangle } from 'electron'
import { browser } from './browser.ts'
import type { Page } from './page.ts'

export type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen'

/** Where a window is and how it fills the screen: what the app asked for, carried out by Chromium in order. */
export function placement(page: Page, options: BrowserWindowConstructorOptions) {
  const { x = 0, y = 0, width = 800, height = 600 } = options
  let bounds: Rectangle = { x, y, width, height }
  let state: WindowState = 'normal'
  /** Height of Chromium's own title bar, which no Electron window has inside its bounds. */
  let ownBar = 0
  let last = Promise.resolve()

  /** One step after another: Chromium takes bounds and states apart. */
  const next = (step: () => Promise<void>): Promise<void> => (last = last.then(step).catch(() => {})) // the window has closed meanwhile

  async function send(to: {
    left?: number
    top?: number
    width?: number
    height?: number
    windowState?: WindowState
  }) {
    const { windowId } = await browser.chromium!.send('Browser.getWindowForTarget', {
      targetId: page.targetId,
    })
    await browser.chromium!.send('Browser.setWindowBounds', { windowId, bounds: to })
  }

  const place = (to = bounds, bar = ownBar) =>
    send({ left: to.x, top: to.y, width: to.width, height: to.height + bar })

  return {
    bounds: (): Rectangle => ({ ...bounds }),
    state: () => state,
    opened: () =>
      next(async () => {
        ownBar = Number(await page.evaluate('outerHeight - innerHeight'))
        await place()
      }),
    move(to: Partial<Rectangle>): Promise<void> {
      bounds = { ...bounds, ...to }
      return next(() => place())
    },
    change(to: WindowState): Promise<void> {
      state = to
      return next(async () => {
        await send({ windowState: 'normal' })
        // A bare X server has no window manager that would size the window.
        if (to === 'fullscreen' || to === 'maximized') await place(browser.displays[0]!.bounds, 0)
        else await place()
        if (to !== 'normal') await send({ windowState: to })
      })
    },
  }
}
