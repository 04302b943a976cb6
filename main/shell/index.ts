import { setImmediate } from 'node:timers/promises'
import { app, dialog } from 'electron'
import { openLog } from './log.ts'
import { registerScheme } from './pages.ts'

// Read by zod when it is loaded, as by its `config`. To compile a shape pays after thousands of parsings: the threads do, this process parses a few.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
registerScheme()
app.enableSandbox()
if (!app.requestSingleInstanceLock()) app.exit(0)
// The host starts its own processes as soon as this file has run: the program is read meanwhile.
const reading = setImmediate().then(() => import('./program.ts'))
const ready = app.whenReady().then(() => performance.mark('host ready'))
void Promise.all([reading, ready])
  .then(([{ start }]) => start())
  .catch((cause: unknown) => {
    // Settings that cannot be read, mostly: said plainly, and no process stays behind without a window.
    openLog(app.getPath('logs')).error('start', cause)
    dialog.showErrorBox('Sverka', cause instanceof Error ? cause.message : 'unknown')
    app.exit(1)
  })
