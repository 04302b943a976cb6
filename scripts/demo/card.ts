import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAuthority, issueCertificate } from '../../cades/issue.ts'
import { prepareTraining, TRAINING_PIN } from '../../main/signing/training.ts'
import { startPcscd } from '../../test/cards/pcscd.ts'
import { createPivCard } from '../../test/cards/piv-card.ts'

/** The card of the demonstration. `name` is what the certificate says; `authority` is a PEM file. */
export type DemoCard = {
  readonly what: string
  readonly name: RegExp
  readonly pin: string
  readonly authority: string
  readonly env: Record<string, string>
  readonly stop: () => Promise<void>
}

const PIN = '271828'

/** A virtual PIV card through a real pcscd where there is one, else the simulated card of the training mode. */
export async function insertCard(folder: string, userData: string): Promise<DemoCard> {
  try {
    return await insertPivCard(folder)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown'
    const { authority } = await prepareTraining({ folder: join(userData, 'training'), now: new Date() })
    return {
      what: `the simulated card of the training mode (no virtual PIV card: ${why})`,
      name: /Секретарёва/,
      pin: TRAINING_PIN,
      authority: writtenPem(folder, authority),
      env: {},
      stop: () => Promise.resolve(),
    }
  }
}

async function insertPivCard(folder: string): Promise<DemoCard> {
  const pcscd = await startPcscd()
  const life = {
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000 * 365),
  }
  const authority = createAuthority({
    subject: { commonName: 'TEST Демонстрационный центр' },
    algorithm: 'rsa',
    ...life,
  })
  const subject = {
    commonName: 'TEST Демонстрационная Карта Примеровна',
    surname: 'Демонстрационная',
    givenName: 'Карта Примеровна',
    organisation: 'TEST Учебная школа № 0',
  }
  const { certificate, key } = issueCertificate({ subject, algorithm: 'rsa', authority, ...life })
  await pcscd.insert(createPivCard({ key, certificate, pin: PIN }))
  return {
    what: 'a virtual PIV card (RSA-2048) through a real pcscd',
    name: /Демонстрационная/,
    pin: PIN,
    authority: writtenPem(folder, authority.certificate),
    env: pcscd.env,
    stop: pcscd.stop,
  }
}

/** A certificate written as PEM; gives the file. */
export function writtenPem(folder: string, der: Uint8Array, name = 'authority.pem'): string {
  const file = join(folder, name)
  const lines = Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)!
  writeFileSync(file, `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`)
  return file
}
