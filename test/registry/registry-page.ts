import { expect as strict, test as base } from '@playwright/test'
import type { Archive } from '../../gateway/archive/archive.ts'
import { listen } from '../../gateway/listen.ts'
import { openGateway } from '../../gateway/open.ts'
import { authority } from '../cades/pki.ts'
import { chromiumFile } from '../host/browser.ts'

/** A gateway of the test's own, listening, with one administrator. */
type Running = {
  readonly address: string
  readonly archive: Archive
  readonly token: string
  /** The authority it believes. */
  readonly root: ReturnType<typeof authority<'ecdsa-p256'>>
}

/** A machine that does much else at once is slow, not wrong. */
export const expect = strict.configure({ timeout: 20_000 })

/** Chromium of this machine before a gateway whose archive is in memory. */
export const test = base.extend<{ gateway: Running }>({
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, executablePath: chromiumFile(), args: ['--no-sandbox'] })
  },

  gateway: async ({ browserName: _browser }, use) => {
    const root = authority('ecdsa-p256', { notAfter: new Date(Date.now() + 365 * 86_400_000) })
    const surprises: string[] = []
    const gateway = await openGateway({
      trusted: [root.certificate],
      training: false,
      certificates: 'listed',
      now: Date.now,
      log: { access: () => undefined, surprise: (where) => void surprises.push(where) },
    })
    const token = 'token-of-the-administrator-0123456789'
    await gateway.archive.administrators.add('region-1', token, new Date())
    const line = await listen(gateway.fetch, { host: '127.0.0.1', port: 0 })
    await use({ address: `http://127.0.0.1:${line.port}`, archive: gateway.archive, token, root })
    await line.close()
    await gateway.close()
    if (surprises.length > 0) throw new Error(surprises.join('\n'))
  },

  baseURL: async ({ gateway }, use) => use(gateway.address),
})
