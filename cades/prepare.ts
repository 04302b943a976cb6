import { done, failed, type Outcome } from '../domain/outcome.ts'
import { type Algorithm, ALGORITHMS, digestOf, SHA256, type Verifier, verifierOf } from './algorithm.ts'
import type { Certificate } from './certificate.ts'
import { context, element, octets, oid, sequence, setOf, TAG, time } from './der.ts'
import type { CadesFault } from './fault.ts'
import { OID } from './oids.ts'
import { attribute, VERSION, writeSignedData } from './write-signed-data.ts'
import { x509, type X509 } from './x509.ts'

type Plan = {
  content: Uint8Array
  certificate: Certificate
  /** The authorities above it, DER; they travel inside the signature. */
  chain: readonly Uint8Array[]
  /** Whole seconds are kept. */
  signedAt: Date
}

/** A signature that lacks only what the card makes. */
export type Prepared = {
  /** The signed attributes hashed by the digest that goes with the key: this is what the card signs. */
  readonly digest: Uint8Array
  readonly algorithm: Algorithm
  /**
   * The whole detached CAdES-BES, DER. The card's bytes are verified against the certificate first: a key
   * that does not belong to it is `cades.signature`, so a false signature cannot be written.
   */
  readonly finish: (signature: Uint8Array) => Outcome<Uint8Array, CadesFault>
}

const CONTENT_TYPE = attribute(OID.contentType, oid(OID.data))

type Opened = { parts: X509; signingCertificate: Uint8Array; isSignature: Verifier }

/** Taken apart once for all documents of a batch. */
const openedBefore = new WeakMap<Certificate, Opened>()

function opened(certificate: Certificate): Opened {
  const before = openedBefore.get(certificate)
  if (before) return before
  const parts = x509(certificate.der)
  const { algorithm } = certificate
  const { der, issuer, serial, publicKey } = parts
  const { digestAlgorithm } = ALGORITHMS[algorithm]
  const id = sequence(
    // SHA-256 is the default of ESSCertIDv2, and DER forbids writing defaults.
    ...(Buffer.compare(digestAlgorithm, SHA256) === 0 ? [] : [digestAlgorithm]),
    octets(digestOf(algorithm, der)),
    sequence(sequence(element(context(4), issuer)), serial),
  )
  const now = {
    parts,
    signingCertificate: attribute(OID.signingCertificateV2, sequence(sequence(id))),
    isSignature: verifierOf(algorithm, publicKey),
  }
  openedBefore.set(certificate, now)
  return now
}

/**
 * Prepares a detached CAdES-BES (ETSI EN 319 122-1; order 472 of the Ministry of digital development): the
 * signer is named by issuer and serial number, the certificate and its chain are inside.
 */
export function prepareCades({ content, certificate, chain, signedAt }: Plan): Prepared {
  const { parts, signingCertificate, isSignature } = opened(certificate)
  const { der, issuer, serial } = parts
  const { algorithm } = certificate
  const { digestAlgorithm, signatureAlgorithm } = ALGORITHMS[algorithm]

  const attributes = [
    CONTENT_TYPE,
    attribute(OID.signingTime, time(signedAt)),
    attribute(OID.messageDigest, octets(digestOf(algorithm, content))),
    signingCertificate,
  ]
  // Hashed as SET OF, written as [0]: the same bytes but the first (RFC 5652 §5.4).
  const hashed = setOf(attributes, TAG.set)

  return {
    digest: digestOf(algorithm, hashed),
    algorithm,
    finish: (signature) => {
      if (!isSignature(hashed, signature)) return failed({ code: 'cades.signature' })
      const signerInfo = sequence(
        VERSION,
        sequence(issuer, serial),
        digestAlgorithm,
        setOf(attributes, context(0)),
        signatureAlgorithm,
        octets(signature),
      )
      return done(
        writeSignedData({
          digestAlgorithms: [digestAlgorithm],
          certificates: [der, ...chain],
          signerInfos: [signerInfo],
        }),
      )
    },
  }
}
