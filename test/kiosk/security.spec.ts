import { readFileSync } from 'node:fs'
import { expect, test } from '../host/launch.ts'

type Door = { call(name: string, input: unknown): Promise<unknown> }
type Page = { readonly kiosk: Door }

/** Permissions a page can ask Chromium about by their names; who has no cookies of others needs no `storage-access`. */
const PERMISSIONS = [
  'geolocation',
  'notifications',
  'camera',
  'microphone',
  'midi',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'idle-detection',
]

/** Lines of Electron's own security checklist, as they are given to a window. */
const GUARDS = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
}

const refused = { ok: false, fault: { code: 'call.refused' } }

test.describe('the page', () => {
  test('has the one door and nothing of Node or Electron', async ({ window }) => {
    const seen = await window.evaluate(() => ({
      door: Object.keys((globalThis as unknown as { kiosk: object }).kiosk).sort(),
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
    }))
    expect(seen).toEqual({ door: ['call', 'onNews'], node: [] })
  })

  test('is refused calls that no contract names, and those of the PIN page', async ({ window }) => {
    const answers = await window.evaluate(() => {
      const { kiosk } = globalThis as unknown as Page
      return Promise.all([
        kiosk.call('pin.look', {}),
        kiosk.call('pin.enter', { pin: new Uint8Array([49, 49, 49, 49]) }),
        kiosk.call('constructor', {}),
        kiosk.call('desk.look', { more: 1 }),
      ])
    })
    expect(answers).toEqual([refused, refused, refused, refused])
  })

  test('is told nothing of a person before the shift', async ({ window }) => {
    const answers = await window.evaluate(() => {
      const { kiosk } = globalThis as unknown as Page
      return Promise.all([
        kiosk.call('people.find', { query: 'иванов' }),
        kiosk.call('correction.list', { show: 'all' }),
      ])
    })
    const closed = { ok: false, fault: { code: 'shift.closed' } }
    expect(answers).toEqual([closed, closed])
  })

  test('opens no window and goes nowhere', async ({ app, window }) => {
    const before = window.url()
    const opened = await window.evaluate(() => open('https://example.org/') === null)
    await window.evaluate(() => void (location.href = 'https://example.org/'))
    await expect(window.locator('h1').first()).toBeVisible()
    expect(opened).toBe(true)
    expect(window.url()).toBe(before)
    await expect.poll(() => app.windows().length).toBe(1)
  })

  test('gets no permission of any kind, whether it looks or asks', async ({ window }) => {
    const states = await window.evaluate(async (names) => {
      const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }))
      return Promise.all(asked.map(async (one) => (await one).state))
    }, PERMISSIONS)
    expect(states).toEqual(PERMISSIONS.map(() => 'denied'))
    const given = await window.evaluate(async () => {
      type Ask = {
        requestDevice?: (of: object) => unknown
        requestPort?: () => unknown
        readText?: () => unknown
      }
      const { usb, hid, bluetooth, serial, clipboard } = navigator as unknown as Record<
        string,
        Ask | undefined
      >
      const doors: Record<string, () => unknown> = {
        camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
        microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
        notification: async () => (await Notification.requestPermission()) === 'granted' || Promise.reject(),
        place: () => new Promise((found, lost) => navigator.geolocation.getCurrentPosition(found, lost)),
        midi: () => navigator.requestMIDIAccess({ sysex: true }),
        clipboard: () => clipboard!.readText!(),
        usb: () => usb!.requestDevice!({ filters: [] }),
        hid: () => hid!.requestDevice!({ filters: [] }),
        bluetooth: () => bluetooth!.requestDevice!({ acceptAllDevices: true }),
        serial: () => serial!.requestPort!(),
      }
      const got: string[] = []
      // Some wait for a chooser that nobody shows: what is not given by then is not given.
      const late = () => new Promise((_, refuse) => setTimeout(refuse, 500))
      await Promise.all(
        Object.entries(doors).map(([name, open]) =>
          Promise.race([Promise.resolve().then(open), late()]).then(
            // A chooser that has shown nothing gives an empty list.
            (it) => void ((Array.isArray(it) && it.length === 0) || got.push(name)),
            () => undefined,
          ),
        ),
      )
      return got
    })
    expect(given).toEqual([])
  })

  test('stands in a window with every guard, and so does the page of the PIN', async ({ app, window }) => {
    await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
    const opened = app.waitForEvent('window')
    await window.keyboard.press('Enter')
    const pin = await opened
    await expect(pin.locator('input[type=password]')).toBeFocused()
    const given = await app.evaluate(({ BrowserWindow, Menu }) => {
      type Contents = { getLastWebPreferences: () => Record<string, unknown> }
      const windows = BrowserWindow.getAllWindows()
      const all = windows.map(({ webContents }) =>
        (webContents as unknown as Contents).getLastWebPreferences(),
      )
      return { all, menu: Menu.getApplicationMenu() }
    })
    expect(given.menu).toBeNull()
    expect(given.all).toHaveLength(2)
    for (const preferences of given.all) expect(preferences).toMatchObject(GUARDS)
    for (const page of [window, pin]) {
      const world = await page.evaluate(() => ({
        isSecure: isSecureContext,
        opener: globalThis.opener === null,
        node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
      }))
      expect(world).toEqual({ isSecure: true, opener: true, node: [] })
    }
  })
})

test.describe('the policy', () => {
  test.use({
    expectedErrors: [/Content Security Policy|Trusted|Refused|violates|Failed to fetch|net::ERR/i],
  })

  test('lets no foreign code, style, frame or connection in', async ({ window }) => {
    const outcomes = await window.evaluate(async () => {
      const blocked: string[] = []
      addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective))
      const works = (act: () => unknown): boolean => {
        try {
          act()
          return true
        } catch {
          return false
        }
      }
      // The debugger's own calls may evaluate text; a later turn of the page may not.
      await new Promise((resolve) => setTimeout(resolve, 0))
      const evaluated = works(() => new Function('return 1')())
      const written = works(() => void (document.createElement('p').innerHTML = '<b>x</b>'))
      const script = document.createElement('script')
      const scripted = works(() => void (script.src = 'https://example.org/x.js'))
      const frame = document.createElement('iframe')
      frame.src = 'https://example.org/'
      const style = document.createElement('style')
      style.textContent = 'body { display: none }'
      document.head.append(style, frame)
      const fetched = await fetch('https://example.org/').then(
        () => true,
        () => false,
      )
      const wanted = ['connect-src', 'frame-src', 'style-src-elem']
      for (let turn = 0; turn < 100 && !wanted.every((one) => blocked.includes(one)); turn += 1)
        await new Promise((resolve) => setTimeout(resolve, 50))
      return { evaluated, written, scripted, fetched, blocked: [...new Set(blocked)].sort() }
    })
    expect(outcomes).toMatchObject({ evaluated: false, written: false, scripted: false, fetched: false })
    expect(outcomes.blocked).toEqual(expect.arrayContaining(['connect-src', 'frame-src', 'style-src-elem']))
  })
})

test('nothing of the memory of the program goes to the disk when it is ended', async ({ app, window }) => {
  await expect(window.locator('h1').first()).toBeVisible()
  const pid = await app.evaluate(() => process.pid)
  const [limit] = /^Max core file size.*$/m.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))!
  expect(limit.split(/\s{2,}/).slice(1, 3)).toEqual(['0', '0'])
})
