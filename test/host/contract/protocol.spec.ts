import { expect, openPin, test } from './fixture.ts'

test('method, body and headers reach the handler; status and headers come back', async ({ page }) => {
  const answer = await page.evaluate(async () => {
    const headers = { 'content-type': 'text/plain' }
    const response = await fetch('/echo?q=1', { method: 'POST', body: 'щё', headers })
    const absent = await fetch('/absent')
    return {
      told: response.headers.get('x-told'),
      seen: (await response.json()) as object,
      absent: absent.status,
    }
  })
  const seen = { method: 'POST', body: 'щё', type: 'text/plain', url: 'app://kiosk/echo?q=1' }
  expect(answer).toEqual({ told: 'yes', seen, absent: 404 })
})

test('a worker comes from the handler and asks it too', async ({ page }) => {
  const said = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const worker = new Worker('/worker.js')
        worker.addEventListener('message', ({ data }) => resolve(data))
        worker.postMessage('hello')
      }),
  )
  expect(said).toEqual(['undefined', 'hello'])
})

test('the origin is secure and keeps its own storage', async ({ page }) => {
  const facts = await page.evaluate(() => {
    localStorage.setItem('kept', 'yes')
    return [isSecureContext, typeof crypto.subtle, typeof indexedDB, localStorage.getItem('kept')]
  })
  expect(facts).toEqual([true, 'object', 'object', 'yes'])
})

test('the policy of the handler is enforced: no inline script, no eval, no foreign connection', async ({
  page,
}) => {
  const facts = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.hasRun = true'
    document.body.append(script)
    const probe = document.createElement('script')
    probe.src = '/probe.js'
    await new Promise((resolve) => {
      probe.addEventListener('load', resolve)
      document.body.append(probe)
    })
    const { evaluated } = globalThis as { evaluated?: unknown }
    const connected = await fetch('https://example.com/').then(
      () => 'connected',
      (cause: Error) => cause.name,
    )
    return ['hasRun' in globalThis, evaluated, connected]
  })
  expect(facts).toEqual([false, 'EvalError', 'TypeError'])
})

test('main sees the address, origin and frame of who calls', async ({ page }) => {
  expect(await page.evaluate(() => door.invoke('who'))).toEqual([
    'app://kiosk/index.html',
    'app://kiosk',
    null,
    true,
  ])
})

test('two hosts of one scheme are told apart, with storages of their own', async ({ window, app }) => {
  await window.evaluate(() => localStorage.setItem('whose', 'kiosk'))
  const pin = await openPin(app)
  const facts = await pin.evaluate(async () => [await door.invoke('who'), localStorage.getItem('whose')])
  expect(facts).toEqual([['app://pin/index.html', 'app://pin', null, true], null])
})

test('a frame inside the page has a parent, and that is seen in main', async ({ window }) => {
  await window.evaluate(
    () =>
      new Promise((resolve) => {
        const inner = document.createElement('iframe')
        inner.src = '/index.html?inner'
        inner.addEventListener('load', resolve)
        document.body.append(inner)
      }),
  )
  const inner = window.frames().find((frame) => frame.parentFrame() !== null)!
  expect(await inner.evaluate(() => door.invoke('who'))).toEqual([
    'app://kiosk/index.html?inner',
    'app://kiosk',
    'app://kiosk/index.html',
    true,
  ])
})

test('the same handler serves again after a reload, and with no network', async ({ window, app }) => {
  await app.context().setOffline(true)
  await window.reload()
  await expect(window.locator('h1')).toHaveText('Contract')
  expect(await window.evaluate(() => door.invoke('echo', 1))).toBe(1)
  await app.context().setOffline(false)
})
