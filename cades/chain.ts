import { done, failed, type Outcome } from '../domain/outcome.ts'
import { ALGORITHMS, verifierOf } from './algorithm.ts'
import type { CadesFault } from './fault.ts'
import { reading } from './reading.ts'
import { x509, type X509 } from './x509.ts'

/** Fewer than this many authorities stand between a signer and the one that is trusted. */
const LONGEST_CHAIN = 6

const WEAKEST_RSA_BITS = 2048
const STRONGEST_RSA_BITS = 8192

type Question = {
  leaf: X509
  /** Certificates that came with the signature: every one must be of use, or it is not believed. */
  brought: readonly X509[]
  trusted: readonly X509[]
  at: Date
}

/**
 * Follows the issuers from `leaf` up to one of `trusted` as they stood at `at`. A trusted certificate must be
 * an authority too: a signer is never trusted for itself.
 */
export function checkChain({ leaf, brought, trusted, at }: Question): Outcome<undefined, CadesFault> {
  const unused = new Set(brought)
  let below = leaf
  for (let height = 0; height < LONGEST_CHAIN; height += 1) {
    const fault = faultOf(below, at)
    if (fault) return failed(fault)

    const anchor = trusted.find((candidate) => hasIssued(candidate, below))
    const issuer = anchor ?? [...unused].find((candidate) => hasIssued(candidate, below))
    if (!issuer) return failed({ code: 'cades.untrusted' })
    if (!mayIssue(issuer, height)) return failed({ code: 'cades.usage' })
    if (!anchor) {
      unused.delete(issuer)
      below = issuer
      continue
    }

    // The trusted certificate itself may have been brought along, byte for byte.
    for (const certificate of unused) if (isSame(certificate.der, anchor.der)) unused.delete(certificate)
    const last = faultOf(anchor, at)
    if (last) return failed(last)
    return unused.size === 0 ? done(undefined) : failed({ code: 'cades.form' })
  }
  return failed({ code: 'cades.untrusted' })
}

/**
 * The certificates above `certificate` found among `authorities`, nearest first, the self-signed one included:
 * what travels inside a signature so that anybody can follow it up.
 */
export function chainAbove(certificate: Uint8Array, authorities: readonly Uint8Array[]): Uint8Array[] {
  const known = authorities.flatMap((der) => reading(() => x509(der)) ?? [])
  const chain: Uint8Array[] = []
  let below = reading(() => x509(certificate))
  while (below && chain.length < LONGEST_CHAIN && !isSame(below.subject, below.issuer)) {
    const lower: X509 = below
    below = known.find((candidate) => hasIssued(candidate, lower))
    if (below) chain.push(below.der)
  }
  return chain
}

export const isSame = (first: Uint8Array, second: Uint8Array): boolean => Buffer.compare(first, second) === 0

function faultOf(certificate: X509, at: Date): CadesFault | undefined {
  const { key } = certificate
  if (key === 'unknown') return { code: 'cades.algorithm' }
  const isWeak = key.algorithm === 'rsa' && (key.bits < WEAKEST_RSA_BITS || key.bits > STRONGEST_RSA_BITS)
  if (isWeak || certificate.hasUnknownDemands) return { code: 'cades.certificate' }
  if (at < certificate.notBefore) return { code: 'cades.not-yet' }
  if (at > certificate.notAfter) return { code: 'cades.expired' }
  return undefined
}

function hasIssued(issuer: X509, below: X509): boolean {
  if (issuer.key === 'unknown' || !isSame(issuer.subject, below.issuer)) return false
  const { algorithm } = issuer.key
  return (
    isSame(ALGORITHMS[algorithm].certificateAlgorithm, below.certificateAlgorithm) &&
    verifierOf(algorithm, issuer.publicKey)(below.signed, below.signature)
  )
}

/** `height` counts the authorities below this one. */
function mayIssue({ authority, usage }: X509, height: number): boolean {
  if (!authority || (usage && !usage.has('keyCertSign'))) return false
  return authority.pathLength === undefined || height <= authority.pathLength
}
