import type { Revocations } from '../../cades/revocations.ts'
import { listsOf, standingOf } from '../../cades/standing.ts'
import type { X509 } from '../../cades/x509.ts'
import { isForMachines } from '../../cades/x509-extensions.ts'
import type { Assessment, CertificateRefusal, TrustPolicy } from '../../contract/trust.ts'
import { climb } from './climb.ts'
import type { Known } from './known.ts'

type Question = {
  readonly leaf: X509
  readonly brought: readonly X509[]
  readonly hasKey: boolean
  readonly at: Date
  readonly known: Known
  readonly policy: TrustPolicy
}

export const DAY_MS = 86_400_000

const WEAKEST_RSA_BITS = 2048

/**
 * How a certificate stands. Of several refusals the gravest is given, the one that no waiting and no list would
 * heal first: algorithm, gost-2001, weak · not-yet, expired · usage · no-key · untrusted · revoked · list-old.
 */
export function assess(question: Question): Assessment {
  const { leaf, at, known, policy } = question
  const { steps, missing } = climb(question)
  const asked = policy.revocation === 'off' || missing ? [] : known.revocations
  const way = [leaf, ...steps.map(({ parts }) => parts)]
  const { state, listFrom } = standingOf(way, asked)
  const isListOld = listsAbove(way, asked).some((list) => isOldList(list, policy, at))

  const refusal =
    refusalOfItself(question) ??
    (missing && 'untrusted') ??
    (state === 'revoked' ? 'revoked' : undefined) ??
    (policy.revocation === 'required' && (state === 'unknown' || isListOld) ? 'list-old' : undefined)
  return {
    ...(refusal && { refusal }),
    daysLeft: Math.floor((leaf.notAfter.getTime() - at.getTime()) / DAY_MS),
    chain: steps.map(({ name, fingerprint, from }) => ({ name, fingerprint, from })),
    ...(missing && { missing }),
    revocation: missing ? 'unknown' : state,
    ...(listFrom && { listFrom: listFrom.toISOString() }),
    isListOld,
    at: at.toISOString(),
  }
}

function refusalOfItself({ leaf, hasKey, at }: Question): CertificateRefusal | undefined {
  const { key, usage, extendedUsage } = leaf
  if (key === 'unknown') return 'algorithm'
  if (key === 'gost-2001') return 'gost-2001'
  if (key.algorithm === 'rsa' && key.bits < WEAKEST_RSA_BITS) return 'weak'
  if (at < leaf.notBefore) return 'not-yet'
  if (at > leaf.notAfter) return 'expired'
  const mayBind = usage?.has('digitalSignature') || usage?.has('nonRepudiation')
  if (!mayBind || leaf.hasUnknownDemands || isForMachines(extendedUsage)) return 'usage'
  return hasKey ? undefined : 'no-key'
}

/** Past its own next date, or older than the policy allows. */
export const isOldList = (
  { from, until }: Pick<Revocations, 'from' | 'until'>,
  { revocationDays }: Pick<TrustPolicy, 'revocationDays'>,
  at: Date,
): boolean => (until !== undefined && at > until) || at.getTime() > from.getTime() + revocationDays * DAY_MS

/** The newest list of each authority of the way; nobody asks for the leaf. */
const listsAbove = (way: readonly X509[], lists: readonly Revocations[]): Revocations[] =>
  way.slice(1).flatMap((authority) => listsOf(authority, lists).slice(0, 1))
