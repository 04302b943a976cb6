import { anyKeyTitle } from '../../cades/certificate.ts'
import type { Revocations } from '../../cades/revocations.ts'
import type { TrustPolicy, TrustState } from '../../contract/trust.ts'
import { DAY_MS, isOldList } from './assess.ts'
import type { Known } from './known.ts'
import type { TakenList } from './read-list.ts'

type Question = {
  readonly known: Known
  readonly list: TakenList | undefined
  readonly policy: TrustPolicy
  readonly at: Date
}

/** What this desk trusts, for the screen. */
export const shownTrust = ({ known, list, policy, at }: Question): Omit<TrustState, 'stamps'> => ({
  policy,
  authorities: known.authorities.map(({ parts, name, fingerprint, from }) => ({
    fingerprint,
    name,
    key: anyKeyTitle(parts),
    notAfter: parts.notAfter.toISOString(),
    from,
  })),
  revocations: newestOfEach(known.revocations).map((one) => ({
    issuer: one.issuerName,
    from: one.from.toISOString(),
    ...(one.until && { until: one.until.toISOString() }),
    count: one.count,
    isOld: isOldList(one, policy, at),
  })),
  ...(list && {
    list: {
      title: list.title,
      dated: new Date(list.dated).toISOString(),
      signer: list.signer,
      isOld: at.getTime() > list.dated + policy.listDays * DAY_MS,
    },
  }),
})

/** Of the lists of one name the newest, in the order of the first of each. */
const newestOfEach = (lists: readonly Revocations[]): Revocations[] =>
  [...Map.groupBy(lists, ({ issuer }) => Buffer.from(issuer).toString('hex')).values()].map((same) =>
    same.reduce((newest, one) => (one.from > newest.from ? one : newest)),
  )
