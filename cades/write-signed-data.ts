import { context, element, oid, sequence, setOf, smallInteger } from './der.ts'
import { OID } from './oids.ts'

type Parts = {
  /** AlgorithmIdentifiers, DER; each is written once. */
  digestAlgorithms: readonly Uint8Array[]
  /** DER; each is written once. */
  certificates: readonly Uint8Array[]
  signerInfos: readonly Uint8Array[]
}

/** VERSION of a SignedData and of a SignerInfo that has nothing newer than RFC 2630 in it. */
export const VERSION: Uint8Array = smallInteger(1)

/** An attribute with one value. */
export const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf([value]))

/** A detached SignedData as its ContentInfo, in the one form that `signedData` reads. */
export function writeSignedData({ digestAlgorithms, certificates, signerInfos }: Parts): Uint8Array {
  const inside = sequence(
    VERSION,
    setOf(once(digestAlgorithms)),
    sequence(oid(OID.data)),
    setOf(once(certificates), context(0)),
    setOf(once(signerInfos)),
  )
  return sequence(oid(OID.signedData), element(context(0), inside))
}

const once = (parts: readonly Uint8Array[]): Uint8Array[] => [
  ...new Map(parts.map((part) => [Buffer.from(part).toString('latin1'), part])).values(),
]
