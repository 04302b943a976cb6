import { join } from 'node:path'
import type { AnyIssued } from '../../../cades/issue.ts'
import { canonicalJson } from '../../../domain/canonical.ts'
import { trustPolicy, type Assessment, type TrustList, type TrustPolicy } from '../../../contract/trust.ts'
import { createTrust } from '../../../main/trust/trust.ts'
import { DAY } from '../../cades/pki.ts'
import { ownFolder } from '../../fakes/store.ts'

type Wishes = {
  authorities?: readonly AnyIssued[]
  revocations?: readonly Uint8Array[] | (() => readonly (Uint8Array | undefined)[])
  listSigners?: readonly AnyIssued[]
  policy?: Partial<TrustPolicy>
  folder?: string
  now?: () => number
  /** What the network answers; nothing without it. */
  network?: (url: string) => Uint8Array | undefined
}

const der = ({ certificate }: AnyIssued): Uint8Array => certificate

/** The trust of a desk in a folder of its own, on the day of the certificates of `pki.ts`. */
export function ownTrust(wishes: Wishes = {}) {
  const { authorities = [], revocations = [], listSigners = [], policy, now = () => DAY.getTime() } = wishes
  const folder = wishes.folder ?? join(ownFolder(), 'trust')
  const damaged: string[] = []
  const asked: string[] = []
  let changes = 0
  const trust = createTrust({
    authorities: authorities.map(der),
    revocations: typeof revocations === 'function' ? revocations : () => revocations,
    stampers: [],
    listSigners: listSigners.map(der),
    policy: trustPolicy.parse({ ...policy }),
    folder,
    ask: ({ url }) => {
      asked.push(url)
      return Promise.resolve(wishes.network?.(url))
    },
    now,
    damaged: (where) => damaged.push(where),
    changed: () => (changes += 1),
  })
  return { trust, folder, damaged, asked, changes: () => changes }
}

/** A list as its maker writes it. */
export const listBytes = (list: Partial<TrustList> = {}): Uint8Array =>
  Buffer.from(
    canonicalJson({
      form: 1,
      title: 'TEST list',
      dated: '2026-08-20T00:00:00.000Z',
      authorities: [],
      stampers: [],
      revocations: [],
      ...list,
    }),
  )

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** What an assessment comes to, in one word or two. */
export const verdictOf = ({ refusal, revocation }: Assessment): string => refusal ?? revocation
