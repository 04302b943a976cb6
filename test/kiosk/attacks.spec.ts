import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ringOf } from '../../main/keys/ring.ts'
import { upkeepOf } from '../../main/search/upkeep.ts'
import { inOneGo } from '../../main/store/database.ts'
import { openStore } from '../../main/store/open.ts'
import { peopleOf } from '../../main/store/people.ts'
import { expect, test } from '../host/launch.ts'
import { openShift, pinAfter } from './desk.ts'

type Page = { readonly kiosk: { call(name: string, input: unknown): Promise<unknown> } }

/** What an attack would have done, had it run; and what Chromium has refused meanwhile. */
type Attacked = { pwned: string[]; blocked: string[] }

test.use({
  expectedErrors: [
    /Content Security Policy|Trusted|Refused|violates|Failed to|net::ERR|blocked|WebSocket|Not allowed to load/i,
  ],
})

test('nothing that is brought into the page runs, connects, frames or leads away', async ({
  app,
  window,
}) => {
  const before = window.url()
  await window.evaluate(() => {
    const attacked: Attacked = { pwned: [], blocked: [] }
    Object.assign(globalThis, { attacked, pwn: (by: string) => attacked.pwned.push(by) })
    addEventListener('securitypolicyviolation', (event) => attacked.blocked.push(event.effectiveDirective))
  })
  // As a script of the page itself: what the debugger runs may do more than a page.
  const tried = await window.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 0))
    const say = (by: string) => `pwn('${by}')`
    const made = <Name extends keyof HTMLElementTagNameMap>(name: Name, facts: object) => {
      const element = document.createElement(name)
      document.body.append(element)
      return Object.assign(element, facts)
    }
    const attribute = (name: string, key: string, value: string) => {
      const element = document.createElement(name)
      element.setAttribute(key, value)
      document.body.append(element)
      return element as HTMLElement
    }
    const url = 'https://example.org/x'
    const blob = URL.createObjectURL(new Blob([say('blob')], { type: 'text/javascript' }))
    const attempts: Record<string, () => unknown> = {
      eval: () =>
        (globalThis as unknown as Record<string, (text: string) => unknown>)[['ev', 'al'].join('')]!(
          say('eval'),
        ),
      function: () => new Function(say('function'))(),
      timer: () => setTimeout(say('timer') as never, 0),
      'inline script': () => made('script', { text: say('inline') }),
      'script in a node': () => made('script', {}).append(say('node')),
      'script of data': () => made('script', { src: `data:text/javascript,${say('data')}` }),
      'script of a blob': () => made('script', { src: blob }),
      'script of elsewhere': () => made('script', { src: url }),
      'import of data': () =>
        import(/* @vite-ignore */ `data:text/javascript,${say('import')}`).catch(() => 0),
      'import of a blob': () => import(/* @vite-ignore */ blob).catch(() => 0),
      worker: () => new Worker(blob),
      'shared worker': () => new SharedWorker(blob),
      'inner HTML': () => (made('div', {}).innerHTML = `<img src=x onerror="${say('inner')}">`),
      'outer HTML': () => (made('div', {}).outerHTML = `<svg onload="${say('outer')}">`),
      'adjacent HTML': () =>
        document.body.insertAdjacentHTML('beforeend', `<svg onload="${say('adjacent')}">`),
      write: () => document.write(`<script>${say('write')}</script>`),
      fragment: () => document.createRange().createContextualFragment(`<svg onload="${say('fragment')}">`),
      parser: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
      policy: () =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy: (...of: unknown[]) => unknown } }
        ).trustedTypes.createPolicy('x', {}),
      'on attribute': () => attribute('button', 'onclick', say('on')).click(),
      'javascript link': () => attribute('a', 'href', `javascript:${say('link')}`).click(),
      'javascript place': () => (location.href = `javascript:${say('place')}`),
      'javascript frame': () => attribute('iframe', 'src', `javascript:parent.${say('frame')}`),
      'document in a text': () => attribute('iframe', 'srcdoc', `<script>parent.${say('srcdoc')}</script>`),
      'frame of ourselves': () => attribute('iframe', 'src', '/'),
      'frame of the PIN': () => attribute('iframe', 'src', 'https://pin.app.localhost/'),
      'frame of the PIN by its own name': () => attribute('iframe', 'src', 'app://pin/'),
      object: () => attribute('object', 'data', url),
      embed: () => attribute('embed', 'src', url),
      webview: () => attribute('webview', 'src', url),
      base: () => attribute('base', 'href', 'https://example.org/'),
      refresh: () =>
        document.head.append(
          Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${url}` }),
        ),
      form: () => (attribute('form', 'action', url) as HTMLFormElement).submit(),
      fetch: () =>
        fetch(url)
          .then(() => say('fetch'))
          .catch(() => 0),
      'fetch of ourselves': () =>
        fetch('/').then(
          (answer) => answer.ok && (globalThis as unknown as { pwn: (by: string) => void }).pwn('own'),
          () => 0,
        ),
      socket: () => new WebSocket('wss://example.org/'),
      events: () => new EventSource(url),
      beacon: () => navigator.sendBeacon(url, 'x'),
      image: () => made('img', { src: url }),
      style: () => made('style', { textContent: 'body { display: none }' }),
      'style of elsewhere': () => made('link', { rel: 'stylesheet', href: url }),
      font: () => document.fonts.add(new FontFace('x', `url(${url})`)),
      open: () => open(url) !== null && (globalThis as unknown as { pwn: (by: string) => void }).pwn('open'),
      blank: () => Object.assign(attribute('a', 'href', url), { target: '_blank' }).click(),
      top: () => Object.assign(attribute('a', 'href', url), { target: '_top' }).click(),
      place: () => (location.href = url),
      'place of the PIN': () => (location.href = 'app://pin/'),
      file: () => (location.href = 'file:///etc/passwd'),
      download: () => Object.assign(attribute('a', 'href', blob), { download: 'x.exe' }).click(),
    }
    const thrown: string[] = []
    for (const [name, attempt] of Object.entries(attempts))
      try {
        await attempt()
      } catch {
        thrown.push(name)
      }
    return { thrown, of: Object.keys(attempts).length }
  })
  expect(tried.of).toBeGreaterThan(40)
  expect(tried.thrown).toEqual(
    expect.arrayContaining(['eval', 'function', 'inner HTML', 'outer HTML', 'policy', 'write']),
  )

  const blocked = () =>
    window.evaluate(() => (globalThis as unknown as { attacked: Attacked }).attacked.blocked)
  const named = [
    'base-uri',
    'connect-src',
    'frame-src',
    'img-src',
    'require-trusted-types-for',
    'script-src-elem',
    'style-src-elem',
    'trusted-types',
  ]
  await expect.poll(async () => [...new Set(await blocked())]).toEqual(expect.arrayContaining(named))
  expect(
    await window.evaluate(() => (globalThis as unknown as { attacked: Attacked }).attacked.pwned),
  ).toEqual([])
  expect([window.url(), app.windows().length]).toEqual([before, 1])
  await expect(window.locator('h1').first()).toBeVisible()
})

test('a page that is not ours is not heard, and each of ours has its own calls', async ({ app, window }) => {
  await window.locator('h1').first().waitFor()
  for (const address of ['about:blank', 'data:text/html,<h1>x</h1>']) {
    const opened = app.waitForEvent('window')
    await app.evaluate(({ BrowserWindow, app: program }, to) => {
      const { join: joined } = process.getBuiltinModule('node:path')
      const preload = joined(program.getAppPath(), 'out/preload/index.cjs')
      const webPreferences = { preload, sandbox: true, contextIsolation: true }
      void new BrowserWindow({ show: false, webPreferences }).loadURL(to)
    }, address)
    const strange = await opened
    const ask = () =>
      strange
        .evaluate(() =>
          (globalThis as unknown as Page).kiosk.call('desk.look', {}).catch((cause: Error) => cause.message),
        )
        .catch(() => undefined) // it is still on its way to its address
    await expect.poll(ask).toMatch(/may not call/)
    await strange.close()
  }
  const refused = { ok: false, fault: { code: 'call.refused' } }
  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused() // the card is there
  const pin = await pinAfter(app, () => window.keyboard.press('Enter'))
  for (const name of ['desk.look', 'people.find', 'settings.change', 'shift.open'])
    expect(await pin.evaluate((one) => (globalThis as unknown as Page).kiosk.call(one, {}), name)).toEqual(
      refused,
    )
})

test('a file that is dropped on the window is no page', async ({ app, window }, info) => {
  const file = info.outputPath('evil.html')
  writeFileSync(file, '<h1>evil</h1>')
  const before = window.url()
  const session = await window.context().newCDPSession(window)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  await window.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
  expect([window.url(), app.windows().length]).toEqual([before, 1])
  await expect(window.locator('h1').first()).not.toHaveText('evil')
})

const NAME = 'Злодеев<img src=x onerror="document.title=1">'

test('a hostile name is a text on the screen; the change to work hides the desk from pictures', async ({
  app,
  window,
}) => {
  test.setTimeout(180_000)
  await openShift(app, window)
  const { folder, key } = await app.evaluate(({ app: program, safeStorage }) => {
    const { readFileSync } = process.getBuiltinModule('node:fs')
    const at = program.getPath('userData')
    return { folder: at, key: safeStorage.decryptString(readFileSync(`${at}/base.key`)) }
  })
  const opened = openStore({ file: join(folder, 'training/base.db'), key: ringOf(key).keys[0]! })
  if (!opened.ok) throw new Error(opened.fault.code)
  const base = opened.value
  const people = peopleOf(base, upkeepOf(base), Date.now)
  const one = [...people.each()].find(({ kind, state }) => kind === 'pupil' && state === 'active')!
  inOneGo(base, () => people.keep({ ...one, lastName: NAME, firstName: '=1+1', middleName: '' }))
  base.close()

  await window.keyboard.type('злодеев')
  await expect(window.getByRole('option', { selected: true })).toContainText(NAME)
  await window.keyboard.press('Enter')
  await expect(window.locator('h1')).toContainText(NAME)
  expect(await window.locator('img[src="x"]').count()).toBe(0)
  expect(await window.title()).not.toBe('1')

  const isProtected = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((each) => each.isContentProtected()),
    )
  expect(await isProtected()).toEqual([false])
  const changed = await window.evaluate(() =>
    (globalThis as unknown as Page).kiosk.call('settings.change', {
      change: { mode: 'work', school: 'school-12', schoolTitle: 'TEST Школа № 12', workplace: 'desk-1' },
    }),
  )
  expect(changed).toEqual({ ok: true, value: { restarts: true } })
  await expect.poll(isProtected, { timeout: 30_000 }).toEqual([true])
})
