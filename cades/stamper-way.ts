import { hasIssued, isSame } from './chain.ts'
import type { Revocations } from './revocations.ts'
import { standingOf } from './standing.ts'
import type { X509 } from './x509.ts'

/**
 * The way from a time-stamping service up to one that is believed. It is looser than `checkChain` in one thing:
 * an authority of services may be for time stamps only.
 */

/** Fewer than this many authorities stand between a service and the one that is believed. */
const LONGEST_WAY = 6

type Question = {
  leaf: X509
  brought: readonly X509[]
  /** Authorities, or services themselves. */
  stampers: readonly X509[]
  /** The moment of the stamp. */
  at: Date
}

/** The leaf first, the believed one last; `undefined` when there is no way, or one of them may not stand in it. */
export function stamperWay({ leaf, brought, stampers, at }: Question): readonly X509[] | undefined {
  const way = [leaf]
  for (let below = leaf; way.length <= LONGEST_WAY;) {
    if (!isValid(below, at)) return undefined
    if (stampers.some(({ der }) => isSame(der, below.der))) return way
    const isAbove = (candidate: X509) => !way.includes(candidate) && hasIssued(candidate, below)
    const issuer = stampers.find(isAbove) ?? brought.find(isAbove)
    if (!issuer || !mayIssue(issuer, way.length - 1)) return undefined
    way.push(issuer)
    below = issuer
  }
  return undefined
}

/**
 * Which of the certificates that came with a stamp neither stand in the way nor are vouched for: an altered byte
 * in one of those would stay unseen.
 */
export function unvouched(
  brought: readonly X509[],
  way: readonly X509[],
  stampers: readonly X509[],
): readonly X509[] {
  const known = [...brought, ...stampers]
  return brought.filter(
    (one) => !way.some(({ der }) => isSame(der, one.der)) && !known.some((above) => hasIssued(above, one)),
  )
}

/**
 * Whether the service or an authority above it was taken back before the stamp, or for a reason that spoils its
 * earlier stamps too. Those that do not are named in RFC 3161 §4, point 1.
 */
export function isStamperRevoked(way: readonly X509[], lists: readonly Revocations[], at: Date): boolean {
  // Each for itself: the earliest revocation of the way may be a harmless one.
  return way.slice(0, -1).some((_, place) => {
    const { revocation } = standingOf(way.slice(place, place + 2), lists)
    return revocation !== undefined && (revocation.at <= at || !HARMLESS.has(revocation.reason))
  })
}

const HARMLESS: ReadonlySet<string | undefined> = new Set([
  'unspecified',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
])

const isValid = ({ notBefore, notAfter, hasUnknownDemands }: X509, at: Date): boolean =>
  !hasUnknownDemands && at >= notBefore && at <= notAfter

function mayIssue({ authority, usage }: X509, height: number): boolean {
  if (!authority || (usage && !usage.has('keyCertSign'))) return false
  return authority.pathLength === undefined || height <= authority.pathLength
}
