import { readCertificate } from '../../cades/certificate.ts'
import { createAuthority, issueCertificate } from '../../cades/issue.ts'
import { prepareCades } from '../../cades/prepare.ts'
import type { Seal } from '../../main/store/corrections.ts'
import { signDigest } from '../cards/sign-digest.ts'

/** An authority and a card of it, both in memory: real certificates and signatures, no device. */
export function ownSigner(now = Date.now()) {
  const life = { notBefore: new Date(now - 86_400_000), notAfter: new Date(now + 86_400_000 * 365) }
  const authority = createAuthority({
    subject: { commonName: 'TEST authority' },
    algorithm: 'ecdsa-p256',
    ...life,
  })
  const card = issueCertificate({
    subject: { commonName: 'TEST card' },
    algorithm: 'ecdsa-p256',
    authority,
    ...life,
  })
  const read = readCertificate(card.certificate)
  if (!read.ok) throw new Error(read.fault.code)
  const certificate = read.value

  return {
    /** DER. */
    authority: authority.certificate,
    fingerprint: certificate.fingerprint,
    seal(content: Uint8Array, at = now): Seal {
      const prepared = prepareCades({ content, certificate, chain: [], signedAt: new Date(at) })
      const finished = prepared.finish(signDigest(card.key, prepared.digest))
      if (!finished.ok) throw new Error(finished.fault.code)
      return { signature: finished.value, certificate: certificate.der, signedAt: at }
    },
  }
}

export type OwnSigner = ReturnType<typeof ownSigner>
