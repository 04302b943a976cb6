import { writeFileSync } from 'node:fs'
import type { ElectronApplication } from '@playwright/test'
import { listOf } from '../cades/crl.ts'
import { authority } from '../cades/pki.ts'
import { expect, test as base } from '../host/launch.ts'
import { openShift } from './desk.ts'
import { wrongWith } from './looks.ts'

const DAY_MS = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)

const root = authority('ecdsa-p256')
const stranger = authority('ecdsa-p256', { name: 'TEST Чужой центр' })

const pemOf = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`

/** The training school that trusts one more authority, whose list of revoked certificates is past its day. */
const test = base.extend({
  appArguments: async ({ appPath: _app }, use, info) => {
    const [pem, old, file] = ['authority.pem', 'old.crl', 'sverka.json'].map((name) => info.outputPath(name))
    writeFileSync(pem!, pemOf('CERTIFICATE', root.certificate))
    writeFileSync(old!, listOf(root, { from: inDays(-40), until: inDays(-10) }))
    writeFileSync(file!, JSON.stringify({ trusted: [pem], revocations: [old] }))
    await use([`--settings=${file}`])
  },
})

/** Chooses the file in the place of a person. */
const choose = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, path)

test('an old list of revoked certificates is seen, a fresh one takes its place, a foreign one does not', async ({
  app,
  window,
}, info) => {
  test.setTimeout(120_000)
  const [fresh, foreign] = [info.outputPath('fresh.crl'), info.outputPath('foreign.crl')]
  writeFileSync(fresh, listOf(root, { from: inDays(-1), until: inDays(6) }))
  writeFileSync(foreign, listOf(stranger, { from: inDays(-1), until: inDays(6) }))
  const load = async (path: string) => {
    await choose(app, path)
    await window.getByRole('button', { name: 'Загрузить список' }).focus()
    await window.keyboard.press('Enter')
  }

  await openShift(app, window)
  await window.keyboard.press('Alt+8')
  await window.getByRole('radio', { name: 'Доверие' }).press('Enter')
  const lists = window.getByRole('table', { name: 'Списки отозванных сертификатов' })
  await expect(lists.getByRole('row').nth(1)).toContainText('устарел')
  expect(await wrongWith('setup, trust, old list', window)).toEqual([])

  await load(fresh)
  await expect(window.getByText('Список загружен.')).toBeVisible()
  await expect(lists.getByRole('row').nth(1)).toContainText('свежий')
  await expect(lists.getByRole('row')).toHaveCount(2)

  await load(foreign)
  await expect(window.getByText('Список отозванных подписан незнакомым центром.')).toBeVisible()
  await expect(lists.getByRole('row')).toHaveCount(2)
  expect(await wrongWith('setup, trust, refused', window)).toEqual([])
})
