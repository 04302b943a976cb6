import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appPath, expect, test } from './fixture.ts'

test('a second instance is refused, and the first is told how it was started', async ({
  window,
  app,
  electron,
  userData,
}) => {
  await window.locator('h1').waitFor()
  await app.evaluate(({ app }) => {
    const told = new Promise<unknown[]>((resolve) => {
      app.once('second-instance', (_event, argv, _cwd, data) =>
        resolve([argv.includes('--word=second'), data]),
      )
    })
    Object.assign(globalThis, { told })
  })
  const args = [appPath, `--user-data-dir=${userData}`, '--word=second', '--no-sandbox']
  const second = spawn(electron, args, { stdio: 'ignore' })
  const [code] = (await once(second, 'exit')) as [number]
  expect(code).toBe(3)
  const told = await app.evaluate(() => (globalThis as unknown as { told: Promise<unknown[]> }).told)
  expect(told).toEqual([true, { word: 'second' }])
  expect(await app.evaluate(({ app }) => app.hasSingleInstanceLock())).toBe(true)
})

test('what the page stores is there after a restart', async ({ window, app, launch }) => {
  await window.evaluate(() => localStorage.setItem('kept', 'yes'))
  await app.close()
  const again = await (await launch()).firstWindow()
  await again.locator('h1').waitFor()
  expect(await again.evaluate(() => localStorage.getItem('kept'))).toBe('yes')
})

test('the app knows its name, version and folders', async ({ shared }) => {
  const facts = await shared.evaluate(({ app }) => [
    app.getName(),
    app.getVersion(),
    app.isPackaged,
    app.isReady(),
    app.getPath('userData').length > 0,
  ])
  expect(facts).toEqual(['contract', '1.2.3', false, true, true])
})

test.describe('with no keyring', () => {
  test.use({ appArguments: ['--password-store=basic'] })

  test('the safe storage offers nothing until plain keys are allowed, then it round-trips', async ({
    app,
    window,
  }) => {
    await window.locator('h1').waitFor()
    const facts = await app.evaluate(({ safeStorage }) => {
      const before = safeStorage.isEncryptionAvailable()
      safeStorage.setUsePlainTextEncryption(true)
      const sealed = safeStorage.encryptString('secret €')
      const isReadable = sealed.includes('secret')
      const opened = safeStorage.decryptString(sealed)
      let refused = ''
      try {
        safeStorage.decryptString(Buffer.from('not sealed at all'))
      } catch (cause) {
        refused = (cause as Error).message
      }
      const after = safeStorage.isEncryptionAvailable()
      return { before, after, backend: safeStorage.getSelectedStorageBackend(), isReadable, opened, refused }
    })
    expect(facts).toEqual({
      before: false,
      after: true,
      backend: 'basic_text',
      isReadable: false,
      opened: 'secret €',
      refused: expect.stringContaining('Error while decrypting the ciphertext'),
    })
  })

  test('what is sealed is opened after a restart', async ({ app, launch }) => {
    const sealed = await app.evaluate(({ app, safeStorage }) =>
      app.whenReady().then(() => {
        safeStorage.setUsePlainTextEncryption(true)
        return safeStorage.encryptString('kept').toString('base64')
      }),
    )
    await app.close()
    const opened = await (
      await launch()
    ).evaluate(
      ({ app, safeStorage }, text) =>
        app.whenReady().then(() => {
          safeStorage.setUsePlainTextEncryption(true)
          return safeStorage.decryptString(Buffer.from(text, 'base64'))
        }),
      sealed,
    )
    expect(opened).toBe('kept')
  })
})
