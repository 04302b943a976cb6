import { createHash } from 'node:crypto'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import { ALGORITHMS, verifierOf } from './algorithm.ts'
import { type Certificate, described } from './certificate.ts'
import { checkChain, isSame } from './chain.ts'
import type { CadesFault } from './fault.ts'
import { reading } from './reading.ts'
import { type SignedData, signedData } from './signed-data.ts'
import { x509, type X509 } from './x509.ts'

/** Who signed and when, as the signature itself states and the chain confirms. */
export type Verified = { readonly signer: Certificate; readonly signedAt: Date }

type Question = {
  content: Uint8Array
  /** Detached CAdES-BES, DER. */
  signature: Uint8Array
  /** Certificates of the authorities that are believed, DER. */
  trusted: readonly Uint8Array[]
  /** When the signature is verified or was received: nothing may have been signed after it. */
  at: Date
}

const LONGEST_BYTES = 256 * 1024

/** Clocks of schools are not exact. */
const CLOCK_SLACK_MS = 5 * 60_000

/**
 * Verifies a detached CAdES-BES from anybody: form, content, the certificate it names, the signature itself,
 * the way up to a trusted authority as it stood at the signing time, and the right to sign.
 * Revocation is not asked for here.
 */
export function verifyCades({ content, signature, trusted, at }: Question): Outcome<Verified, CadesFault> {
  if (signature.length > LONGEST_BYTES) return failed({ code: 'cades.form' })
  const parts = reading(() => signedData(signature))
  if (!parts) return failed({ code: 'cades.form' })
  if (!isSame(sha256(content), parts.messageDigest)) return failed({ code: 'cades.digest' })

  const signer = signerOf(parts)
  if (!signer) return failed({ code: 'cades.certificate' })
  if (signer.key === 'unknown') return failed({ code: 'cades.algorithm' })
  const { algorithm } = signer.key
  if (
    !isSame(parts.signatureAlgorithm, ALGORITHMS[algorithm].signatureAlgorithm) ||
    !verifierOf(algorithm, signer.publicKey)(parts.hashed, parts.signature)
  )
    return failed({ code: 'cades.signature' })

  const { signedAt } = parts
  if (signedAt.getTime() > at.getTime() + CLOCK_SLACK_MS) return failed({ code: 'cades.clock' })
  const chain = checkChain({
    leaf: signer,
    brought: parts.certificates.filter((certificate) => certificate !== signer),
    trusted: trusted.flatMap((der) => reading(() => x509(der)) ?? []),
    at: signedAt,
  })
  if (!chain.ok) return chain
  if (!signer.usage?.has('digitalSignature') && !signer.usage?.has('nonRepudiation'))
    return failed({ code: 'cades.usage' })

  const certificate = reading(() => described(signer))
  if (!certificate || certificate === 'unknown') return failed({ code: 'cades.certificate' })
  return done({ signer: certificate, signedAt })
}

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

/** The certificate named twice: by issuer and serial number, and by its hash under the signature. */
const signerOf = ({ certificates, issuer, serial, certificateHash }: SignedData): X509 | undefined =>
  certificates.find(
    (candidate) =>
      isSame(candidate.issuer, issuer) &&
      isSame(candidate.serial, serial) &&
      isSame(sha256(candidate.der), certificateHash),
  )
