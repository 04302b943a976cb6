import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Display, Rectangle } from 'electron'
import { Chromium } from './chromium.ts'
import { assumedScreen, isHeadless, settings } from './settings.ts'

const PLACES = ['/usr/lib/chromium/chromium', '/usr/bin/chromium', '/usr/bin/google-chrome']

/** Switches that are the stand-in's own, or Electron's alone: Chromium gets the rest. */
const NOT_PASSED_ON =
  /^--(user-data-dir|inspect|headless|disable-features|enable-features|password-store|no-sandbox)/

/** The running Chromium and its screens; nothing here works before `startBrowser`. */
export const browser = {
  chromium: undefined as Chromium | undefined,
  displays: [] as Display[],
}

let profile = ''
const marks = new Map<string, (targetId: string) => void>()
const own = new Set<Promise<string>>()

/** Pages that a page has opened, which are about to be closed. */
export const strangers = new Set<string>()

/** The Chromium of this machine. */
export const chromiumFile = (): string =>
  process.env['ELECTRON_STANDIN_CHROMIUM'] ?? PLACES.find((place) => existsSync(place)) ?? 'chromium'

function switches(): string[] {
  const quiet = [
    'no-first-run',
    'no-default-browser-check',
    'test-type',
    'disable-search-engine-choice-screen',
  ]
  const still = [
    'background-networking',
    'component-update',
    'sync',
    'extensions',
    'field-trial-config',
    'quic',
    'breakpad',
    'crash-reporter',
  ]
  const addressLine = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'] // pages beside ours
  const beside = ['PreloadTopChromeWebUI', 'DialMediaRouteProvider', 'IsolateOrigins', 'site-per-process']
  const others = ['Translate', 'HttpsUpgrades', 'MediaRouter', 'OptimizationHints', 'PaintHolding']
  const features = [...addressLine, ...beside, ...others]
  return [
    ...quiet.map((name) => `--${name}`),
    ...still.map((name) => `--disable-${name}`),
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-site-isolation-trials', // every frame of a page answers on the page's own session
    `--disable-features=${features.join(',')}`,
    '--password-store=basic',
    '--use-mock-keychain',
    '--use-fake-device-for-media-stream',
    `--user-data-dir=${profile}`,
    ...(isHeadless()
      ? ['--headless=new', '--hide-scrollbars', `--screen-info={${assumedScreen().join('x')}}`]
      : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
}

/** Starts Chromium with a profile of its own inside the app's user data. */
export async function startBrowser(userData: string, onGone: () => void): Promise<Chromium> {
  profile = join(userData, '.stand-in-chromium')
  mkdirSync(profile, { recursive: true })
  await formerIsGone()
  const passedOn = settings.switches.filter((one) => !NOT_PASSED_ON.test(one))
  const chromium = new Chromium(chromiumFile(), [...switches(), '--no-startup-window', ...passedOn])
  browser.chromium = chromium
  process.on('exit', () => chromium.process.kill('SIGKILL'))
  chromium.process.stderr!.on('data', (piece: Buffer) => {
    const line = /DevTools listening on \S+/.exec(piece.toString())
    if (line) process.stderr.write(`${line[0]}\n`) // Playwright waits for it
  })
  chromium.onGone(onGone)
  closeStrangers(chromium)
  chromium.on('Target.targetCreated', ({ targetInfo }) => {
    for (const [mark, opened] of marks) if (targetInfo.url.includes(mark)) opened(targetInfo.targetId)
  })
  const filter = [{ type: 'page' }]
  await Promise.all([
    chromium.send('Target.setDiscoverTargets', { discover: true }),
    chromium.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter,
    }),
    chromium.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    chromium.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }),
  ])
  browser.displays = [display(await screenSize(chromium))]
  return chromium
}

/** Opens an empty window of Chromium's and attaches to its page. */
export async function openPage(bounds: Rectangle): Promise<{ targetId: string; sessionId: string }> {
  const opening = isHeadless() ? openHeadless(bounds) : openHeaded()
  own.add(opening)
  const targetId = await opening
  const { sessionId } = await browser.chromium!.send('Target.attachToTarget', { targetId, flatten: true })
  return { targetId, sessionId }
}

/** Closes a page that this module has opened. */
export function closePage(targetId: string): void {
  browser.chromium?.send('Target.closeTarget', { targetId }).catch(() => {}) // it has closed itself
}

async function openHeadless({ width, height }: Rectangle): Promise<string> {
  const where = { url: 'about:blank', newWindow: true, width, height }
  return (await browser.chromium!.send('Target.createTarget', where)).targetId
}

/**
 * Only a second `chromium --app=`, which hands over to the first, gives a window without tabs and address bar.
 * Where the first has just gone the second would stay in its place: so it ends with its pipe, and with this process.
 */
function openHeaded(): Promise<string> {
  const mark = randomUUID()
  return new Promise((resolve) => {
    marks.set(mark, (targetId) => {
      marks.delete(mark)
      resolve(targetId)
    })
    const args = [...switches(), '--remote-debugging-pipe', `--app=data:text/html,<title>${mark}</title>`]
    const messenger = spawn(chromiumFile(), args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
    const end = () => messenger.kill('SIGKILL')
    process.on('exit', end)
    messenger.on('exit', () => process.off('exit', end))
  })
}

/** A page that nobody here opened is closed; it may not even ask for its document. */
function closeStrangers(chromium: Chromium): void {
  chromium.on('Target.attachedToTarget', async ({ waitingForDebugger, targetInfo, sessionId }) => {
    if (!waitingForDebugger) return
    const { targetId } = targetInfo
    const isOwn = (await Promise.all(own)).includes(targetId)
    if (!isOwn) strangers.add(targetId)
    // Resumed in any case: a page closed while it is held may hold the page that opened it.
    const resumed = chromium.send('Runtime.runIfWaitingForDebugger', {}, sessionId)
    const closed = isOwn ? undefined : chromium.send('Target.closeTarget', { targetId })
    await Promise.allSettled([resumed, closed])
  })
}

/** A profile serves one Chromium: after a kill the former one may need a moment to go. */
async function formerIsGone(): Promise<void> {
  for (let left = 100; left > 0; left--) {
    let holder: number
    try {
      holder = Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1))
      process.kill(holder, 0)
    } catch {
      return
    }
    await pause(50)
  }
}

async function screenSize(chromium: Chromium): Promise<[width: number, height: number]> {
  try {
    const { screenInfos } = await chromium.send('Emulation.getScreenInfos')
    const first = screenInfos[0]
    return first ? [first.width, first.height] : assumedScreen()
  } catch {
    return assumedScreen()
  }
}

function display([width, height]: [width: number, height: number]): Display {
  const bounds = { x: 0, y: 0, width, height }
  const size = { width, height }
  const facts = { id: 1, label: 'stand-in', scaleFactor: 1, rotation: 0, internal: false, colorDepth: 24 }
  return { ...facts, bounds, workArea: bounds, size, workAreaSize: size } as Display // the rest is about touch and colour
}
