import { hasIssued, isSame } from './chain.ts'
import { context, element, oid, sequence, setOf, smallInteger, TAG } from './der.ts'
import { OID } from './oids.ts'
import { all } from './reading.ts'
import { taken } from './taken.ts'
import { signedDataOf } from './time-stamp-token.ts'
import type { X509 } from './x509.ts'

/**
 * A time stamp without what no signature of it covers and no verification needs: lists of revoked certificates,
 * certificates that neither it nor `stampers` vouches for, unsigned attributes. Most services send none of these
 * and get their stamp back as it is. Malformed bytes end the surrounding `reading`.
 */
export function bareToken(der: Uint8Array, stampers: readonly Uint8Array[]): Uint8Array {
  const parts = signedDataOf(der)
  parts.take(TAG.integer)
  const digests = parts.take(TAG.set).whole
  const content = parts.take(TAG.sequence).whole
  const certificates = parts.optional(context(0))
  const lists = parts.optional(context(1))
  const signers = all(parts.take(TAG.set).content, TAG.sequence)
  parts.end()

  const brought = certificates ? all(certificates.content) : []
  const read = taken([...brought.map(({ whole }) => whole), ...stampers])
  const isStamper = (der: Uint8Array) => stampers.some((one) => isSame(one, der))
  const kept = brought.map(({ whole }) => whole).filter((one) => isStamper(one) || isVouchedFor(one, read))
  const bare = signers.map(({ content: inside }) => withoutUnsigned(inside))
  const isBare = signers.every(({ whole }, place) => whole.length === bare[place]!.length)
  if (!lists && isBare && kept.length === brought.length) return der

  const signedData = sequence(
    smallInteger(3),
    digests,
    content,
    ...(kept.length > 0 ? [setOf(kept, context(0))] : []),
    setOf(bare),
  )
  return sequence(oid(OID.signedData), element(context(0), signedData))
}

const isVouchedFor = (der: Uint8Array, known: readonly X509[]): boolean =>
  known.some((one) => isSame(one.der, der) && known.some((above) => hasIssued(above, one)))

function withoutUnsigned(inside: Uint8Array): Uint8Array {
  const elements = all(inside)
  const covered = elements.at(-1)?.tag === context(1) ? elements.slice(0, -1) : elements
  return sequence(...covered.map(({ whole }) => whole))
}
