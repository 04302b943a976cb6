import { fingerprintOf } from '../../cades/certificate.ts'
import { faultOfAuthority, hasIssued, mayIssue } from '../../cades/chain.ts'
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

/** More authorities than any card brings along. */
const MOST_BROUGHT = 24

/**
 * Looks for the way up to an authority known here, as all of them stood at `at`. What is known here is tried
 * before what came along, and the shorter ways first. Without a way up the longest piece of one is given.
 */
export function climb({ leaf, brought, known, at }: From): Way {
  const candidates = new Set(brought.slice(0, MOST_BROUGHT))
  let longest: readonly Step[] = []
  const ways = [longest]
  // Grows while it is walked; nobody stands in two ways, so tokens full of hostile circles end too.
  for (const steps of ways) {
    const below = steps.at(-1)?.parts ?? leaf
    const height = steps.length
    if (height > longest.length) longest = steps
    const isFit = (one: X509): boolean =>
      mayIssue(one, height) && !faultOfAuthority(one, at) && hasIssued(one, below)
    const anchor = known.called(below.issuer).find(({ parts }) => isFit(parts))
    if (anchor) {
      const { name, fingerprint, from, parts } = anchor
      return { steps: [...steps, { name, fingerprint, from, parts }] }
    }
    if (height === HIGHEST) continue
    for (const one of candidates) {
      if (!isFit(one)) continue
      candidates.delete(one)
      ways.push([...steps, stepOf(one)])
    }
  }
  return { steps: longest, missing: missingAbove(longest.at(-1)?.parts ?? leaf) }
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
