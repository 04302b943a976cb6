import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { canonicalJson } from '../../domain/canonical.ts'
import { textOfKey, updateKeyOf } from '../../main/updates/keys.ts'
import { expect, test as base } from '../host/launch.ts'
import { openShift } from './desk.ts'
import { wrongWith } from './looks.ts'

/** The newer program: says that it was started, and ends. */
const PROGRAM = Buffer.from(`#!/bin/sh\necho came > "$APPIMAGE.came"\n${'#'.repeat(90_000)}\n`)

type Region = {
  /** What the server answers with half of the file before it waits. */
  goOn: () => void
  program: string
}

/** A packed desk of version 0.1.0 beside a region that offers 9.0.0. */
const test = base.extend<{ region: Region }>({
  region: async ({ appArguments, appEnvironment }, use, info) => {
    const folder = info.outputPath('region')
    mkdirSync(folder, { recursive: true })
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const text = textOfKey(publicKey)
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    const description = Buffer.from(
      canonicalJson({
        format: 'sverka-updates/1',
        sequence: 1,
        issued: at(-1),
        expires: at(30),
        version: '9.0.0',
        minimum: '0.1.0',
        base: 99,
        blocked: [],
        rings: { early: 100, usual: 100 },
        files: [
          {
            kind: 'AppImage',
            arch: process.arch,
            file: 'Sverka-9.0.0.AppImage',
            size: PROGRAM.length,
            sha512: createHash('sha512').update(PROGRAM).digest('hex'),
          },
        ],
        notes: {
          ru: 'Поиск стал быстрее.\nВ журнал исправлений добавлен отбор по классу.\nИсправлено: печать памятки на А5.',
          en: 'The search is faster.\nThe register can be filtered by class.\nMended: printing a memo on A5.',
        },
      }),
    )
    const line = `${updateKeyOf(text).id} ${sign(null, description, privateKey).toString('base64')}\n`
    let waiting: ServerResponse | undefined
    const half = PROGRAM.length / 2
    const server = createServer((request, response) => {
      const name = request.url!.split('/').at(-1)
      if (name === 'updates.json') return void response.end(description)
      if (name === 'updates.json.sig') return void response.end(line)
      response.writeHead(200, { 'content-length': PROGRAM.length })
      response.write(PROGRAM.subarray(0, half))
      waiting = response
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sverka`
    const program = join(folder, 'Sverka.AppImage')
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 })
    const settings = join(folder, 'sverka.json')
    writeFileSync(settings, JSON.stringify({ updates: { url, keys: [text] } }))
    appArguments.push(`--settings=${settings}`)
    Object.assign(appEnvironment, { APPIMAGE: program, ELECTRON_STANDIN_RESOURCES: folder })
    await use({ program, goOn: () => void waiting?.end(PROGRAM.subarray(half)) })
    server.closeAllConnections()
    server.close()
  },
  launch: async ({ region: _ready, launch }, use) => use(launch),
})

test('a newer version is found, fetched and put in', async ({ region, app, window }) => {
  test.setTimeout(180_000)
  await openShift(app, window)
  await window.keyboard.press('Alt+8')
  await window.getByRole('radio', { name: 'Обновления' }).click()
  await expect(window.getByText('Сервер ещё не спрашивали')).toBeVisible()
  await window.getByRole('button', { name: 'Проверить сейчас' }).press('Enter')
  await expect(window.getByRole('heading', { name: 'Есть новая версия: 9.0.0' })).toBeVisible()
  expect(await wrongWith('updates, offered', window)).toEqual([])

  await window.getByRole('button', { name: 'Скачать' }).press('Enter')
  await expect(window.getByText(/Скачано .+ из/)).toBeVisible()
  await expect(window.getByRole('button', { name: 'Остановить' })).toBeFocused()
  expect(await wrongWith('updates, downloading', window)).toEqual([])
  region.goOn()
  await expect(window.getByText('Скачано, подпись верна.')).toBeVisible()
  const install = window.getByRole('button', { name: 'Обновить и перезапустить' })
  await expect(install).toBeEnabled({ timeout: 60_000 })
  expect(await wrongWith('updates, ready', window)).toEqual([])
  await expect(install).toBeEnabled()

  const closed = app.waitForEvent('close')
  await Promise.allSettled([install.press('Enter')]) // the page may be gone before the key is up
  await closed
  expect(readFileSync(region.program)).toEqual(PROGRAM)
  const came = `${region.program}.came` // written by a process that the ending desk has started
  await expect
    .poll(() => existsSync(came) && readFileSync(came, 'utf8').trim(), { timeout: 10_000 })
    .toBe('came')
})
