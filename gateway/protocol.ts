import { PROTOCOL, type Me, type Verdict } from '../contract/gateway.ts'
import { done, failed, type Outcome } from '../domain/outcome.ts'

/**
 * The version in which a desk is answered: its own, or this gateway's where the desk is newer. Who names none is of
 * the first.
 *
 * @param named the header as it came
 */
export function protocolOf(named: string | undefined): Outcome<number, 'protocol'> {
  if (named === undefined) return done(1)
  return /^[1-9]\d{0,5}$/.test(named) ? done(Math.min(Number(named), PROTOCOL)) : failed('protocol')
}

/** A verdict in the words of a version; it is kept whole, and made plainer only on its way out. */
export function verdictIn(protocol: number, verdict: Verdict): Verdict {
  if (verdict.state === 'conflict' && protocol < 3) {
    const { fields: _, ...known } = verdict
    return known
  }
  if (verdict.state === 'refused' && protocol < 2)
    return { ...verdict, code: BEFORE_SECOND[verdict.code] ?? verdict.code }
  return verdict
}

/** Refusals that the first version did not know, and what it said in their place. */
const BEFORE_SECOND: { readonly [Code in string]?: 'signature' | 'rights' } = {
  revoked: 'signature',
  second: 'rights',
}

/** Whose token it is, in the words of a version. */
export const meIn = (protocol: number, whose: Omit<Me, 'protocol'>): Me =>
  protocol < 3 ? whose : { ...whose, protocol: PROTOCOL }
