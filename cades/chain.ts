import { done, failed, type Outcome } from '../domain/outcome.ts'
import { faultOfKey, fingerprintOf } from './certificate.ts'
import type { CadesFault } from './fault.ts'
import { isForeignSignature } from './foreign-signature.ts'
import { reading } from './reading.ts'
import { x509, type X509 } from './x509.ts'
import { isForMachines } from './x509-extensions.ts'

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
 * Follows the issuers from `leaf` up to one of `trusted` as they stood at `at`, and gives the shortest way: the leaf
 * first, the trusted one last. A trusted certificate must be an authority too: a signer is never trusted for
 * itself. An authority may have several certificates of one key; without a way the fault is of the first of those
 * that would have led further.
 */
export function checkChain({ leaf, brought, trusted, at }: Question): Outcome<readonly X509[], CadesFault> {
  const ofLeaf = faultOf(leaf, at)
  if (ofLeaf) return failed(ofLeaf)

  let reason: CadesFault | undefined
  const tried = new Set([leaf])
  const ways: (readonly X509[])[] = [[leaf]]
  // Grows while it is walked, the shorter ways first: nobody stands in two of them, so hostile circles end.
  for (const way of ways) {
    const below = way.at(-1)!
    const leadsUp = (one: X509): boolean => {
      if (!hasIssued(one, below)) return false
      const fault = faultAbove(one, way.length - 1, at)
      reason ??= fault
      return !fault
    }
    const anchor = trusted.find(leadsUp)
    if (anchor) return done([...way, anchor])
    if (way.length === LONGEST_CHAIN) continue
    for (const one of brought) {
      if (tried.has(one) || !leadsUp(one)) continue
      tried.add(one)
      ways.push([...way, one])
    }
  }
  return failed(reason ?? { code: 'cades.untrusted' })
}

const faultAbove = (authority: X509, height: number, at: Date): CadesFault | undefined =>
  mayIssue(authority, height) ? faultOfAuthority(authority, at) : { code: 'cades.usage' }

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

/** Why a signer's certificate could not be believed at that moment, whoever has issued it. */
export function faultOf(certificate: X509, at: Date): CadesFault | undefined {
  const { key } = certificate
  if (typeof key === 'string') return faultOfKey(key)
  const isWeak = key.algorithm === 'rsa' && (key.bits < WEAKEST_RSA_BITS || key.bits > STRONGEST_RSA_BITS)
  return isWeak ? { code: 'cades.certificate' } : faultOfAuthority(certificate, at)
}

/** As `faultOf`, for one that stands above: its key is judged with each signature it made. */
export function faultOfAuthority(certificate: X509, at: Date): CadesFault | undefined {
  if (certificate.hasUnknownDemands) return { code: 'cades.certificate' }
  if (at < certificate.notBefore) return { code: 'cades.not-yet' }
  if (at > certificate.notAfter) return { code: 'cades.expired' }
  return undefined
}

/** Answers given before: in a batch the same few certificates come with every signature. */
const issued = new Map<string, boolean>()
const MOST_ISSUED = 4_096

/**
 * Whether the one bears the signature of the other, by any algorithm in use; says nothing about its right to issue.
 */
export function hasIssued(issuer: X509, below: X509): boolean {
  if (!isSame(issuer.subject, below.issuer)) return false
  const pair = fingerprintOf(issuer.der) + fingerprintOf(below.der)
  const before = issued.get(pair)
  if (before !== undefined) return before
  const has = isForeignSignature({
    algorithm: below.certificateAlgorithm,
    publicKey: issuer.publicKey,
    message: below.signed,
    signature: below.signature,
  })
  if (issued.size === MOST_ISSUED) issued.clear()
  issued.set(pair, has)
  return has
}

/** Whether a certificate may stand above another; `height` counts the authorities below this one. */
export function mayIssue({ authority, usage, extendedUsage }: X509, height: number): boolean {
  if (!authority || (usage && !usage.has('keyCertSign')) || isForMachines(extendedUsage)) return false
  return authority.pathLength === undefined || height <= authority.pathLength
}
