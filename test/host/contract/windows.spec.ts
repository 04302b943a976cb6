import { expect, openPin, test } from './fixture.ts'

test('a window tells its title, size and address', async ({ page, shared }) => {
  await page.locator('h1').waitFor()
  const read = () =>
    shared.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      return [window.getTitle(), window.getBounds().width, window.webContents.getURL(), window.isModal()]
    })
  await expect.poll(read).toEqual(['Contract', 800, 'app://kiosk/index.html', false])
})

test('scripts from main run in the page and give values or reject', async ({ page, shared }) => {
  await page.locator('h1').waitFor()
  const results = await shared.evaluate(async ({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!
    const text: unknown = await webContents.executeJavaScript(
      'Promise.resolve({ h1: document.querySelector("h1").textContent })',
    )
    const failed = await webContents.executeJavaScript('throw new Error("x")').catch(() => 'rejected')
    return [text, failed as unknown]
  })
  expect(results).toEqual([{ h1: 'Contract' }, 'rejected'])
})

test('a window prints to PDF and is pictured as PNG', async ({ page, shared }) => {
  await page.locator('h1').waitFor()
  const heads = await shared.evaluate(async ({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!
    const pdf = await webContents.printToPDF({ pageSize: 'A4', printBackground: true })
    const png = (await webContents.capturePage()).toPNG()
    return [pdf.subarray(0, 5).toString(), png.subarray(1, 4).toString()]
  })
  expect(heads).toEqual(['%PDF-', 'PNG'])
})

test('where there is no such printer, nothing is printed and a reason is told', async ({ page, shared }) => {
  await page.locator('h1').waitFor()
  const told = await shared.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!
    const options = { silent: true, deviceName: 'no such printer' }
    return new Promise((resolve) => {
      webContents.print(options, (isPrinted, reason) => resolve([isPrinted, typeof reason, reason !== '']))
    })
  })
  expect(told).toEqual([false, 'string', true])
})

test('the pages of a PDF are as large as the style sheet says where that is asked for', async ({
  window,
  app,
}) => {
  await window.locator('h1').waitFor()
  const boxes = await app.evaluate(async ({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!
    await webContents.insertCSS('@page { size: 100mm 150mm }')
    const sizes: string[] = []
    for (const preferCSSPageSize of [true, false]) {
      const pdf = await webContents.printToPDF({ pageSize: 'A4', preferCSSPageSize })
      sizes.push(/\/MediaBox ?\[[^\]]*\]/.exec(pdf.toString('latin1'))![0])
    }
    return sizes.map((size) =>
      size
        .match(/[\d.]+/g)!
        .slice(2)
        .map((side) => (Number(side) / 72) * 25.4),
    )
  })
  const nearTo = (mm: number): unknown => expect.closeTo(mm, -0.5) // within about a millimetre
  expect(boxes).toEqual([
    [nearTo(100), nearTo(150)],
    [nearTo(210), nearTo(297)],
  ])
})

test('a modal child knows its parent and goes with it', async ({ window, app }) => {
  await window.locator('h1').waitFor()
  const child = await openPin(app, true)
  expect(await child.evaluate(() => door.invoke('who'))).toEqual([
    'app://pin/index.html',
    'app://pin',
    null,
    true,
  ])
  const facts = await app.evaluate(({ BrowserWindow }) => {
    const modal = BrowserWindow.getAllWindows().find((one) => one.isModal())!
    modal.setContentProtection(true)
    const parent = modal.getParentWindow()!
    return [modal.getSize(), parent.isModal(), parent.getChildWindows().map((one) => one.id === modal.id)]
  })
  expect(facts).toEqual([[300, 200], false, [true]])
  await app.evaluate(({ app, BrowserWindow }) => {
    app.removeAllListeners('window-all-closed')
    app.on('window-all-closed', () => {})
    BrowserWindow.getAllWindows()
      .find((one) => one.getParentWindow() === null)!
      .close()
  })
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0)
})

test('closing can be prevented, and is told when it happens', async ({ window, app }) => {
  await window.locator('h1').waitFor()
  const told = await app.evaluate(({ app, BrowserWindow }) => {
    const events: string[] = []
    app.removeAllListeners('window-all-closed')
    app.on('window-all-closed', () => events.push('window-all-closed'))
    const target = BrowserWindow.getAllWindows()[0]!
    target.on('closed', () => events.push('closed'))
    target.once('close', (event) => {
      event.preventDefault()
      events.push('kept')
    })
    target.close()
    const isKept = !target.isDestroyed()
    target.close()
    return new Promise((resolve) => setTimeout(() => resolve([isKept, target.isDestroyed(), ...events]), 100))
  })
  expect(told).toEqual([true, true, 'kept', 'closed', 'window-all-closed'])
})

test('a crashed page is told of, and works again when it is loaded anew', async ({ window, app }) => {
  await window.locator('h1').waitFor()
  const facts = await app.evaluate(async ({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!
    const gone = new Promise<string>((resolve) => {
      webContents.once('render-process-gone', (_event, { reason }) => resolve(reason))
    })
    webContents.forcefullyCrashRenderer()
    const isTold = ['crashed', 'killed'].includes(await gone)
    const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()))
    webContents.reload()
    await loaded
    await webContents.loadURL('app://kiosk/index.html')
    return [
      isTold,
      webContents.isCrashed(),
      await webContents.executeJavaScript('door.invoke("who")'),
    ] as unknown[]
  })
  expect(facts).toEqual([true, false, ['app://kiosk/index.html', 'app://kiosk', null, true]])
})

test('a kiosk window fills the screen', async ({ window, app }) => {
  await window.locator('h1').waitFor()
  const wide = await app.evaluate(({ BrowserWindow, screen }) => {
    BrowserWindow.getAllWindows()[0]!.setKiosk(true)
    return screen.getPrimaryDisplay().bounds.width
  })
  await expect.poll(() => window.evaluate(() => innerWidth)).toBeGreaterThanOrEqual(wide - 2)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isKiosk())).toBe(true)
})

test('a key that main prevents never reaches the page, any other does', async ({ page, shared }) => {
  await page.locator('h1').waitFor()
  await page.evaluate(() => {
    document.documentElement.dataset['keys'] = ''
    addEventListener('keydown', ({ code }) => (document.documentElement.dataset['keys'] += `${code} `))
  })
  const told = await shared.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!
    const heard: string[] = []
    const hear = (event: Electron.Event, { type, code, control }: Electron.Input) => {
      if (type === 'keyDown') heard.push(`${control ? 'Ctrl+' : ''}${code}`)
      if (code === 'KeyR') event.preventDefault()
    }
    webContents.on('before-input-event', hear)
    for (const keyCode of ['r', 'F5', 'a']) {
      webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers: keyCode === 'r' ? ['control'] : [] })
      webContents.sendInputEvent({ type: 'keyUp', keyCode })
    }
    return new Promise((resolve) =>
      setTimeout(() => {
        webContents.off('before-input-event', hear)
        resolve(heard)
      }, 200),
    )
  })
  expect(told).toEqual(['Ctrl+KeyR', 'F5', 'KeyA'])
  const keys = () => page.evaluate(() => document.documentElement.dataset['keys'])
  await expect.poll(keys).toBe('F5 KeyA ')
})

test('developer tools that a window must not have do not open', async ({ app, window }) => {
  await window.locator('h1').waitFor()
  const opened = app.waitForEvent('window')
  await app.evaluate(() => openAt('pin', { webPreferences: { devTools: false } }))
  await opened
  const isOpen = await app.evaluate(async ({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows().find(({ id }) => id > 1)!
    webContents.openDevTools()
    return webContents.isDevToolsOpened()
  })
  expect(isOpen).toBe(false)
})

test('a window that is not closable stays, and the program with it, until it is closable again', async ({
  app,
  window,
}) => {
  await window.locator('h1').waitFor()
  const stays = await app.evaluate(({ app: program, BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows()
    own!.setClosable(false)
    own!.close()
    program.quit()
    return !own!.isDestroyed()
  })
  expect(stays).toBe(true)
  await expect(window.locator('h1')).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setClosable(true))
})
