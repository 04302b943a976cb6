import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Issued, issueCertificate } from '../../../cades/issue.ts'
import { authority, secretary, SECRETARY } from '../../cades/pki.ts'
import { createPivCard, type PivCard } from '../piv-card.ts'
import { PIN } from '../signing.ts'
import type { ReaderGround } from './ground.ts'
import type { Scenario } from './scenario.ts'

/** Certificates that must not sign, each on a card whose key would. */
export function certificatesRefused(root: Issued, right: Issued): readonly Scenario<ReaderGround>[] {
  const refused = (name: string, code: string, issue: () => Issued): Scenario<ReaderGround> => ({
    name,
    expected: `${code}; the PIN stays unused`,
    run: async (ground) => {
      const card = createPivCard({ ...issue(), pin: PIN })
      const { text } = await ground.sign(await ground.insert(card))
      return `${text}; ${card.counts.verified === 0 ? 'the PIN stays unused' : 'the PIN was given'}`
    },
  })
  const days = (notBefore: string, notAfter: string) => ({
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
  })
  return [
    refused('the certificate has expired', 'certificate.expired', () =>
      secretary('ecdsa-p256', root, days('2026-01-01', '2026-08-31')),
    ),
    refused('the certificate is not valid yet', 'certificate.not-yet', () =>
      secretary('ecdsa-p256', root, days('2026-12-30', '2027-06-01')),
    ),
    refused('the certificate is for encryption only', 'certificate.usage', () =>
      secretary('ecdsa-p256', root, { keyUsage: ['keyEncipherment'] }),
    ),
    refused('the key is RSA with 1024 bits', 'certificate.weak', () => weak(root)),
    refused('the certificate is of another authority', 'certificate.untrusted', () =>
      secretary('ecdsa-p256', authority('ecdsa-p256', { name: 'TEST Другой центр' })),
    ),
    {
      name: 'the key is one of GOST R 34.10-2001',
      expected: 'certificate.gost-2001; the PIN stays unused',
      run: async (ground) => {
        const card = createPivCard({ key: right.key, certificate: gost2001(), pin: PIN })
        await ground.pcscd.insert(card)
        const { cards } = await ground.until((now) => now.cards.length === 1)
        const [shown] = cards
        const refusal = shown!.certificates[0]?.assessment.refusal
        const { text } = shown!.certificates[0] ? await ground.sign(shown!) : { text: 'no certificate shown' }
        const told = refusal === 'gost-2001' ? text : `shown as ${refusal}, ${text}`
        return `${told}; ${card.counts.verified === 0 ? 'the PIN stays unused' : 'the PIN was given'}`
      },
    },
    {
      name: 'the key does not belong to the certificate',
      expected: 'device.mismatch',
      run: async (ground) => {
        const { certificate } = secretary('ecdsa-p256', root)
        const card = createPivCard({ key: right.key, certificate, pin: PIN })
        return (await ground.sign(await ground.insert(card), { count: 3 })).text
      },
    },
    {
      name: 'another card is put in while the PIN is typed',
      expected: 'device.no-card; the PIN stays unused',
      run: async (ground) => {
        const chosen = await ground.insert(createPivCard({ ...right, pin: PIN }))
        const other = createPivCard({ ...secretary('ecdsa-p256', root), pin: PIN })
        await ground.pcscd.insert(other)
        await ground.until(({ cards, state }) => state === 'ready' && cards[0]!.id !== chosen.id)
        const { text } = await ground.sign(chosen)
        return `${text}; ${other.counts.verified === 0 ? 'the PIN stays unused' : 'the PIN was given'}`
      },
    },
    {
      name: 'the certificate of one card is asked of another',
      expected: 'device.mismatch; the PIN stays unused',
      run: async (ground) => {
        const cards: PivCard[] = [right, secretary('ecdsa-p256', root)].map((issued) =>
          createPivCard({ ...issued, pin: PIN }),
        )
        await ground.pcscd.insert(cards[0]!, 0)
        await ground.pcscd.insert(cards[1]!, 1)
        const shown = await ground.until(
          (now) => now.cards.filter(({ state }) => state === 'ready').length === 2,
        )
        const { fingerprint } = shown.cards[1]!.certificates[0]!
        const { text } = await ground.sign(shown.cards[0]!, { certificate: fingerprint })
        const isUnused = cards.every(({ counts }) => counts.verified === 0)
        return `${text}; ${isUnused ? 'the PIN stays unused' : 'the PIN was given'}`
      },
    },
  ]
}

const LIFE = { notBefore: new Date('2026-01-01'), notAfter: new Date('2028-01-01') }

const weak = (by: Issued): Issued =>
  issueCertificate({
    subject: SECRETARY,
    algorithm: 'rsa',
    authority: by,
    key: generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey,
    ...LIFE,
  })

/** A self-signed certificate with a key of 2001, made by OpenSSL: nobody here makes such keys. */
function gost2001(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-cards-'))
  const [key, out] = [join(folder, 'key'), join(folder, 'certificate')]
  const run = (...words: string[]) => execFileSync('openssl', words, { stdio: 'pipe' })
  try {
    run('genpkey', '-engine', 'gost', '-algorithm', 'gost2001', '-pkeyopt', 'paramset:A', '-out', key)
    const subject = `/CN=${SECRETARY.commonName}`
    const words = ['-new', '-x509', '-utf8', '-days', '400', '-outform', 'DER', '-subj', subject]
    run('req', '-engine', 'gost', ...words, '-key', key, '-out', out)
    return Uint8Array.from(readFileSync(out))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
