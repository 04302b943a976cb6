import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { createAuthority, issueCertificate } from '../../cades/issue.ts'
import { prepareTraining, TRAINING_PIN } from '../../main/signing/training.ts'
import { startPcscd } from '../../test/cards/pcscd.ts'
import { createPivCard } from '../../test/cards/piv-card.ts'
import { writtenPem } from '../demo/card.ts'
import { openDesk } from '../demo/desk.ts'
import { openRegion, SCHOOL, WORKPLACE } from '../demo/region.ts'
import { openLine } from './line-between.ts'

const DAY_MS = 86_400_000

/** The PIN of both cards. */
export const PIN = TRAINING_PIN

/** Who takes the shift over at noon, as the card names her. */
export const SUCCESSOR = 'Сменщицына'

/** How long anything may take, in milliseconds. */
const LIMIT_MS = 30_000

/**
 * The front office for a day: the built program, its card and a second one, the gateway's own program, and the wire
 * between them that can be cut.
 */
export async function openOffice(folder: string, school: string) {
  const userData = join(folder, 'profile')
  const { authority } = await prepareTraining({ folder: join(userData, 'training'), now: new Date() })
  const life = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + 365 * DAY_MS) }
  const other = createAuthority({
    subject: { commonName: 'TEST Учебный центр дня' },
    algorithm: 'ecdsa-p256',
    ...life,
  })
  const successor = issueCertificate({
    subject: {
      commonName: `TEST ${SUCCESSOR} Смена Примеровна`,
      surname: SUCCESSOR,
      givenName: 'Смена Примеровна',
      organisation: 'TEST Учебная школа № 0',
    },
    algorithm: 'ecdsa-p256',
    authority: other,
    ...life,
  })
  const trusted = [
    writtenPem(folder, authority, 'training.pem'),
    writtenPem(folder, other.certificate, 'successor.pem'),
  ]
  const region = await openRegion({ folder, persons: join(school, 'persons.ndjson'), authorities: trusted })
  const line = await openLine(region.port)
  const readers = await startPcscd()
  const desk = await openDesk({
    userData,
    pictures: folder,
    settings: {
      mode: 'training',
      school: SCHOOL,
      workplace: WORKPLACE,
      region: 'ryazan',
      gateway: { url: line.url, token: region.token },
      trusted,
    },
    env: { ...readers.env },
  })
  desk.page.setDefaultTimeout(LIMIT_MS)
  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]!.webContents.print = (_options, told) => told?.(true, '')
  })

  return {
    ...desk,
    region,
    line,
    /** The card of whoever takes over goes into the reader. */
    insertSuccessor: () => readers.insert(createPivCard({ ...successor, pin: PIN })),
    /** Nobody touches anything for so long that the screen locks. */
    async leave(): Promise<void> {
      await desk.app.evaluate(({ powerMonitor }) => {
        powerMonitor.getSystemIdleTime = () => 5 * 60
      })
      await desk.page.locator('.lock').waitFor()
      await desk.app.evaluate(({ powerMonitor }) => {
        powerMonitor.getSystemIdleTime = () => 0
      })
    },
    async close(): Promise<void> {
      await desk.app.close().catch(() => undefined)
      await line.close()
      await region.off()
      await readers.stop()
    },
  }
}

export type Office = Awaited<ReturnType<typeof openOffice>>

/** Asks through the door of the page, as the screens do. */
export async function ask<Answer>(page: Page, name: string, input: object): Promise<Answer> {
  const outcome = await page.evaluate(
    ([name, input]) => {
      const { kiosk } = globalThis as unknown as {
        kiosk: { call(name: string, input: object): Promise<{ ok: boolean; value: unknown }> }
      }
      return kiosk.call(name, input)
    },
    [name, input] as const,
  )
  if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome)}`)
  return outcome.value as Answer
}
