import { createPrivateKey } from 'node:crypto'
import { readCertificate } from '../../cades/certificate.ts'
import { type Issued, issueCertificate } from '../../cades/issue.ts'
import { prepareCades } from '../../cades/prepare.ts'
import type { Seal } from '../../main/store/corrections.ts'
import { signDigest } from '../../test/cards/sign-digest.ts'
import type { CardTerms } from './terms.ts'

type Wishes = { authority: Issued; name: string; notBefore: Date; notAfter: Date }

/** A card (ECDSA P-256) of an authority, to be told to whoever signs with it. */
export function issueCard({ authority, name, ...life }: Wishes): CardTerms {
  const { certificate, key } = issueCertificate({
    subject: { commonName: name },
    algorithm: 'ecdsa-p256',
    authority,
    ...life,
  })
  return {
    certificate: Buffer.from(certificate).toString('base64'),
    key: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  }
}

/** Signs as the card would: detached CAdES-BES. */
export function sealer(card: CardTerms): (content: Uint8Array, at: number) => Seal {
  const certificate = must(readCertificate(Buffer.from(card.certificate, 'base64')))
  const key = createPrivateKey(card.key)
  return (content, at) => {
    const prepared = prepareCades({ content, certificate, chain: [], signedAt: new Date(at) })
    const signature = must(prepared.finish(signDigest(key, prepared.digest)))
    return { signature, certificate: certificate.der, signedAt: at }
  }
}

/** SHA-256 of the certificate, as the gateway keeps it. */
export const fingerprintOfCard = (card: CardTerms): string =>
  must(readCertificate(Buffer.from(card.certificate, 'base64'))).fingerprint

function must<Value>(outcome: { ok: true; value: Value } | { ok: false; fault: { code: string } }): Value {
  if (!outcome.ok) throw new Error(outcome.fault.code)
  return outcome.value
}
