import { expect, test } from '../host/launch.ts'

type Door = { call(name: string, input: unknown): Promise<unknown> }
type Page = { readonly kiosk: Door }

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
    expect(app.windows()).toHaveLength(1)
  })

  test('gets no permission of any kind', async ({ window }) => {
    const states = await window.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[]
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
    })
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied'])
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
      await new Promise((resolve) => setTimeout(resolve, 100))
      return { evaluated, written, scripted, fetched, blocked: [...new Set(blocked)].sort() }
    })
    expect(outcomes).toMatchObject({ evaluated: false, written: false, scripted: false, fetched: false })
    expect(outcomes.blocked).toEqual(expect.arrayContaining(['connect-src', 'frame-src', 'style-src-elem']))
  })
})
