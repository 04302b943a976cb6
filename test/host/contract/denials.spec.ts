import { expect, test } from './fixture.ts'

test('window.open gives nothing, and the app is told of the address', async ({ window, app }) => {
  expect(await window.evaluate(() => globalThis.open('https://example.com/opened'))).toBeNull()
  await window.evaluate(() => {
    const link = document.createElement('a')
    Object.assign(link, { href: 'https://example.com/linked', target: '_blank' })
    document.body.append(link)
    link.click()
  })
  const opened = ['https://example.com/opened', 'https://example.com/linked']
  await expect.poll(() => app.evaluate(() => seen.opened)).toEqual(opened)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await expect.poll(() => app.windows().length).toBe(1)
})

test('the page does not leave, neither outside nor to another page of the app', async ({ window, app }) => {
  const before = window.url()
  const asked: string[] = []
  const addresses = {
    'https://example.com/outside': 'https://example.com/outside',
    '/else': 'app://kiosk/else',
  }
  for (const [address, told] of Object.entries(addresses)) {
    asked.push(told)
    await window.evaluate((to) => void (location.href = to), address)
    await expect.poll(() => app.evaluate(() => seen.navigated)).toEqual(asked)
  }
  expect(window.url()).toBe(before)
  await expect(window.locator('h1')).toHaveText('Contract')
})

test('every permission is denied', async ({ window }) => {
  const facts = await window.evaluate(async () => {
    const nameOf = (cause: unknown) => (cause as Error).name
    return {
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      notifications: await Notification.requestPermission(),
      microphone: await navigator.mediaDevices.getUserMedia({ audio: true }).catch(nameOf),
      clipboard: await navigator.clipboard.readText().catch(nameOf),
    }
  })
  expect(facts).toEqual({
    geolocation: 'denied',
    notifications: 'denied',
    microphone: 'NotAllowedError',
    clipboard: 'NotAllowedError',
  })
})

test.describe('a request', () => {
  test.use({ expectedErrors: [/ERR_BLOCKED_BY_CLIENT/] })

  test('refused by webRequest never leaves', async ({ window, app }) => {
    await app.evaluate(({ session }) => {
      session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
        answer({ cancel: details.url.endsWith('/echo') })
      })
    })
    const failed = await window.evaluate(() => fetch('/echo').catch((cause: Error) => cause.name))
    expect(failed).toBe('TypeError')
  })
})
