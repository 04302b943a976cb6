import { done, failed, type Outcome } from '../domain/outcome.ts'
import { ALGORITHMS, verifierOf } from './algorithm.ts'
import { faultOfKey } from './certificate.ts'
import type { CadesFault } from './fault.ts'
import { reading } from './reading.ts'
import { x509, type X509 } from './x509.ts'

/** Fewer than this many authorities stand between a signer and the one that is trusted. */
const LONGEST_CHAIN = 6

const WEAKEST_RSA_BITS = 2048
const STRONGEST_RSA_BITS = 8192

type Question = {
  leaf: X509
  /** Certificates that came with the signature and may stand in between. */
  brought: readonly X509[]
  trusted: readonly X509[]
  at: Date
}

/**
 * Follows the issuers from `leaf` up to one of `trusted` as they stood at `at`, and gives that way: the leaf
 * first, the trusted one last. A trusted certificate must be an authority too: a signer is never trusted for
 * itself.
 */
export function checkChain({ leaf, brought, trusted, at }: Question): Outcome<readonly X509[], CadesFault> {
  const way = [leaf]
  let below = leaf
  for (let height = 0; height < LONGEST_CHAIN; height += 1) {
    const fault = faultOf(below, at)
    if (fault) return failed(fault)

    const anchor = trusted.find((candidate) => hasIssued(candidate, below))
    const issuer =
      anchor ?? brought.find((candidate) => !way.includes(candidate) && hasIssued(candidate, below))
    if (!issuer) return failed({ code: 'cades.untrusted' })
    if (!mayIssue(issuer, height)) return failed({ code: 'cades.usage' })
    way.push(issuer)
    below = issuer
    if (!anchor) continue

    const last = faultOf(anchor, at)
    return last ? failed(last) : done(way)
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

/** Why a certificate could not be believed at that moment, whoever has issued it. */
export function faultOf(certificate: X509, at: Date): CadesFault | undefined {
  const { key } = certificate
  if (typeof key === 'string') return faultOfKey(key)
  const isWeak = key.algorithm === 'rsa' && (key.bits < WEAKEST_RSA_BITS || key.bits > STRONGEST_RSA_BITS)
  if (isWeak || certificate.hasUnknownDemands) return { code: 'cades.certificate' }
  if (at < certificate.notBefore) return { code: 'cades.not-yet' }
  if (at > certificate.notAfter) return { code: 'cades.expired' }
  return undefined
}

/** Whether the one bears the signature of the other; says nothing about its right to issue. */
export function hasIssued(issuer: X509, below: X509): boolean {
  if (typeof issuer.key === 'string' || !isSame(issuer.subject, below.issuer)) return false
  const { algorithm } = issuer.key
  return (
    ALGORITHMS[algorithm].certificateAlgorithms.some((form) => isSame(form, below.certificateAlgorithm)) &&
    verifierOf(algorithm, issuer.publicKey)(below.signed, below.signature)
  )
}

/** Whether a certificate may stand above another; `height` counts the authorities below this one. */
export function mayIssue({ authority, usage }: X509, height: number): boolean {
  if (!authority || (usage && !usage.has('keyCertSign'))) return false
  return authority.pathLength === undefined || height <= authority.pathLength
}
