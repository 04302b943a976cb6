import { fingerprintOf } from '../../cades/certificate.ts'
import { faultOfAuthority, hasIssued, isSame, mayIssue } from '../../cades/chain.ts'
import type { X509 } from '../../cades/x509.ts'
import type { Assessment } from '../../contract/trust.ts'
import { nameOf, type Known } from './known.ts'

/** The authorities above a certificate, the nearest first; `missing` where the way breaks off. */
export type Way = {
  readonly steps: readonly Step[]
  readonly missing?: NonNullable<Assessment['missing']>
}

type Step = Assessment['chain'][number] & { readonly parts: X509 }

type From = {
  readonly leaf: X509
  /** Authorities that came with it; they lead upwards and are not believed for themselves. */
  readonly brought: readonly X509[]
  readonly known: Known
  readonly at: Date
}

const HIGHEST = 6

/**
 * Looks for the way up to an authority known here, as all of them stood at `at`. What is known here is tried
 * before what came along, so the way is the shortest one. Without a way up the longest piece of one is given.
 */
export function climb({ leaf, brought, known, at }: From): Way {
  const above = (below: X509, height: number, used: readonly X509[]): Way => {
    const isFit = (one: X509): boolean =>
      !faultOfAuthority(one, at) && mayIssue(one, height) && hasIssued(one, below)
    const anchor = known.called(below.issuer).find(({ parts }) => isFit(parts))
    if (anchor) {
      const { name, fingerprint, from, parts } = anchor
      return { steps: [{ name, fingerprint, from, parts }] }
    }

    let best: Way = { steps: [], missing: missingAbove(below) }
    if (height === HIGHEST) return best
    for (const one of brought) {
      if (used.includes(one) || !isSame(one.subject, below.issuer) || !isFit(one)) continue
      const further = above(one, height + 1, [...used, one])
      const steps = [stepOf(one), ...further.steps]
      if (!further.missing) return { steps }
      if (steps.length > best.steps.length) best = { steps, missing: further.missing }
    }
    return best
  }
  return above(leaf, 0, [])
}

const stepOf = (parts: X509): Step => ({
  name: nameOf(parts.subject),
  fingerprint: fingerprintOf(parts.der),
  from: 'card',
  parts,
})

const missingAbove = ({ issuer, authorityInfo: [address] }: X509): NonNullable<Assessment['missing']> => ({
  issuer: nameOf(issuer),
  ...(address !== undefined && { address }),
})
