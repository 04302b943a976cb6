/** What of Electron's `app` it takes to end. */
type App = {
  on(name: 'before-quit', on: (event: { preventDefault(): void }) => void): unknown
  quit(): void
}

/** Lets the program end what it does before the host ends it, and ends it whatever that comes to. */
export function endBeforeQuit(app: App, stop: () => Promise<void>): void {
  let stopped = false
  app.on('before-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void stop().finally(() => {
      stopped = true
      app.quit()
    })
  })
}
