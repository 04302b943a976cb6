import { app, BrowserWindow, powerMonitor, screen, type Rectangle } from 'electron'

/**
 * Keeps the desk over the whole screen and its window open, as long as that is wanted; other displays are covered.
 * Only the program itself and the operating system end it then.
 */
export function keepFilled(desk: BrowserWindow) {
  let isKiosk = false
  let isLeaving = false
  let covers: BrowserWindow[] = []

  function fill(): void {
    for (const cover of covers.splice(0)) cover.destroy()
    if (desk.isDestroyed() || !isKiosk || isLeaving) return
    const here = screen.getDisplayMatching(desk.getBounds())
    covers = screen
      .getAllDisplays()
      .filter(({ id }) => id !== here.id)
      .map(({ bounds }) => coverOf(bounds))
    if (desk.isMinimized()) desk.restore()
    if (desk.isKiosk() && desk.isFullScreen() && isOver(desk.getBounds(), here.bounds)) return
    desk.setBounds(here.bounds)
    desk.setKiosk(true)
  }

  desk.on('close', (event) => isKiosk && !isLeaving && event.preventDefault())
  for (const name of ['leave-full-screen', 'minimize'] as const) desk.on(name as 'minimize', fill)
  for (const name of ['display-added', 'display-removed', 'display-metrics-changed'] as const)
    screen.on(name as 'display-added', fill)
  powerMonitor.on('resume', fill)
  powerMonitor.on('unlock-screen', fill)
  app.on('before-quit', () => {
    isLeaving = true
    desk.setClosable(true) // else it would keep the program from ending (electron#5891)
    for (const cover of covers.splice(0)) cover.destroy()
  })

  return {
    isKiosk: () => isKiosk,
    set(wanted: boolean): void {
      if (isKiosk && !wanted) desk.setKiosk(false)
      isKiosk = wanted
      desk.setClosable(!wanted)
      desk.setMinimizable(!wanted)
      desk.setAlwaysOnTop(wanted, 'screen-saver') // above the task bar
      fill()
    },
  }
}

/** The desk that may fill the screen. */
export type Filled = ReturnType<typeof keepFilled>

/** Nothing of the system is to be seen or pressed on the other displays. */
function coverOf(bounds: Rectangle): BrowserWindow {
  const look = { backgroundColor: '#000000', frame: false, focusable: false, skipTaskbar: true } as const
  const cover = new BrowserWindow({ ...bounds, ...look, closable: false, alwaysOnTop: true, kiosk: true })
  cover.setContentProtection(true)
  return cover
}

const isOver = (window: Rectangle, display: Rectangle): boolean =>
  window.width >= display.width && window.height >= display.height
