import { readRevocations, type Revocations } from '../../cades/revocations.ts'
import { verifyDetachedBy } from '../../cades/trust-list.ts'
import { trustList, type HeldTrustList } from '../../contract/trust.ts'
import { canonicalJson } from '../../domain/canonical.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'

/** A list of authorities that was verified. */
export type TakenList = {
  readonly title: string
  /** ms since 1970. */
  readonly dated: number
  /** Common name of whoever signed it. */
  readonly signer: string
  /** DER, each. */
  readonly authorities: readonly Uint8Array[]
  readonly stampers: readonly Uint8Array[]
  readonly revocations: readonly Revocations[]
}

type Terms = {
  /** Certificates that may sign lists, DER. Nobody else may: a list brings the authorities, so none of them can vouch for it. */
  readonly listSigners: readonly Uint8Array[]
  readonly at: Date
}

/** Reads and verifies a list as it is kept; it is verified anew at every start, for the settings may be others. */
export function readList(
  held: HeldTrustList,
  { listSigners, at }: Terms,
): Outcome<TakenList, { code: 'trust.unread' } | { code: 'trust.unsigned' }> {
  const content = Buffer.from(held.list, 'base64')
  const read = listIn(content)
  if (!read) return failed({ code: 'trust.unread' })

  const signature = Buffer.from(held.signature, 'base64')
  const verified = verifyDetachedBy({ content, signature, signers: listSigners, at })
  if (!verified.ok) return failed({ code: 'trust.unsigned' })
  return done({
    title: read.title,
    dated: Date.parse(read.dated),
    signer: verified.value.signer.subject.commonName,
    authorities: read.authorities.map(bytesIn),
    stampers: read.stampers.map(bytesIn),
    revocations: read.revocations.flatMap((one) => {
      const list = readRevocations(bytesIn(one))
      return list.ok ? [list.value] : []
    }),
  })
}

const bytesIn = (text: string): Uint8Array => Buffer.from(text, 'base64')

/** What is signed has one spelling: canonical JSON. */
function listIn(content: Uint8Array) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
    const read = trustList.safeParse(JSON.parse(text))
    return read.success && canonicalJson(read.data) === text ? read.data : undefined
  } catch {
    return undefined // not UTF-8 or not JSON: in each case not a list
  }
}
