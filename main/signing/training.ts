import { generateKeyPair } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readCertificate } from '../../cades/certificate.ts'
import { createAuthority, issueCertificate } from '../../cades/issue.ts'

/** The PIN of the simulated card. It protects nothing: nobody but the training gateway trusts the card. */
export const TRAINING_PIN = '123456'

/** What the training mode signs with: everything in it is marked TEST. */
export type Training = {
  /** The authority the training gateway trusts, DER. */
  readonly authority: Uint8Array
  /** The certificate on the simulated card, DER. */
  readonly certificate: Uint8Array
  /** Its private key, PKCS#8 PEM. */
  readonly key: string
}

const DAY_MS = 86_400_000
const LIFE_DAYS = 3 * 365

/** A card that ends so soon is made anew at the start. */
const SPARE_DAYS = 30

const SUBJECT = {
  commonName: 'TEST УЧЕБНАЯ КАРТА Секретарёва Анна Тестовна',
  surname: 'Секретарёва',
  givenName: 'Анна Тестовна',
  snils: '11223344595',
  organisation: 'TEST УЧЕБНАЯ ШКОЛА',
}

const pathIn = (folder: string): string => join(folder, 'training-card.json')

/**
 * The training card and its authority: made at the first start, read back afterwards, made anew when the file
 * is damaged or the certificate is about to end. The key of the authority is not kept.
 */
export async function prepareTraining({ folder, now }: { folder: string; now: Date }): Promise<Training> {
  const kept = await readTraining(folder)
  if (kept && isLasting(kept, now)) return kept

  const life = {
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + LIFE_DAYS * DAY_MS),
  }
  const authority = createAuthority({
    subject: { commonName: 'TEST УЧЕБНЫЙ удостоверяющий центр' },
    algorithm: 'ecdsa-p256',
    pathLength: 0,
    ...life,
  })
  const { privateKey: key } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const { certificate } = issueCertificate({ subject: SUBJECT, algorithm: 'rsa', authority, key, ...life })
  const made = {
    authority: authority.certificate,
    certificate,
    key: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  }

  await mkdir(folder, { recursive: true })
  const text = JSON.stringify({
    authority: Buffer.from(made.authority).toString('base64'),
    certificate: Buffer.from(made.certificate).toString('base64'),
    key: made.key,
  })
  // Written beside and renamed: a power cut leaves the old card or the new one.
  await writeFile(`${pathIn(folder)}.new`, text, { mode: 0o600 })
  await rename(`${pathIn(folder)}.new`, pathIn(folder))
  await resetTrainingCard(folder)
  return made
}

/** The training card of a folder, or `undefined` when there is none that can be read. */
export async function readTraining(folder: string): Promise<Training | undefined> {
  try {
    const held: unknown = JSON.parse(await readFile(pathIn(folder), 'utf8'))
    const { authority, certificate, key } = held as Record<keyof Training, string>
    return {
      authority: Buffer.from(authority, 'base64'),
      certificate: Buffer.from(certificate, 'base64'),
      key,
    }
  } catch {
    return undefined // no file yet, or a damaged one: a new card is made
  }
}

const triesPathIn = (folder: string): string => join(folder, 'training-tries.json')

const MOST_TRIES = 3

/** Tries left on the training card. */
export async function readTries(folder: string): Promise<number> {
  const text = await readFile(triesPathIn(folder), 'utf8').catch(() => String(MOST_TRIES))
  return /^[0-3]$/.test(text) ? Number(text) : MOST_TRIES
}

export const writeTries = (folder: string, tries: number): Promise<void> =>
  writeFile(triesPathIn(folder), String(tries))

/** Gives the training card its tries back, as an issuer does with a real one. */
export const resetTrainingCard = (folder: string): Promise<void> => rm(triesPathIn(folder), { force: true })

function isLasting({ certificate }: Training, now: Date): boolean {
  const read = readCertificate(certificate)
  return read.ok && read.value.notAfter.getTime() > now.getTime() + SPARE_DAYS * DAY_MS
}
