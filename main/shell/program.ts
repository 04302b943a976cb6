import { join } from 'node:path'
import { app, safeStorage } from 'electron'
import { ownSettingsIn } from '../own-settings.ts'
import { namedFile, readSettings } from '../settings.ts'
import { openDoor } from './door.ts'
import { keepFilled } from './kiosk.ts'
import { openLog } from './log.ts'
import { keepAlive } from './page-life.ts'
import { servePages } from './pages.ts'
import { denyAll, openDesk } from './windows.ts'

const rest = import('./run-desk.ts') // read while the host starts, as this file is

/** Opens the window of the desk, and then all that stands behind it. The host is ready. */
export async function start(): Promise<void> {
  performance.mark('code loaded')
  const folder = app.getPath('userData')
  const log = openLog(app.getPath('logs'))
  denyAll(() => filled.isKiosk())
  servePages(join(import.meta.dirname, '../renderer'))

  const own = ownSettingsIn(folder, safeStorage)
  const named = namedFile(app.commandLine.getSwitchValue('settings'), app.isPackaged)
  const inForce = () => readSettings(named, own.read(), own.authorities)
  const { settings } = inForce()
  const desk = openDesk(settings.kiosk, settings.mode === 'training')
  const filled = keepFilled(desk)
  filled.set(settings.kiosk)
  performance.mark('window asked for')
  keepAlive(desk, log)
  void globalThis.Response // Node loads it when it is named first: now nobody waits, at the page's first file somebody would
  // The host makes the window meanwhile; what its page asks waits for its answer.
  const behind = rest.then(({ runDesk }) => runDesk({ desk, filled, folder, own, log, inForce }))
  openDoor(async (...asked) => (await behind)(...asked))
  await behind
}
