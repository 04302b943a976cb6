import { context, TAG } from './der.ts'
import type { Extension } from './extensions.ts'
import { OID } from './oids.ts'
import {
  all,
  bitPlaces,
  type Element,
  fields,
  isYes,
  malformed,
  oidOf,
  only,
  smallNumber,
} from './reading.ts'

/** What a certificate's key may be used for (RFC 5280 §4.2.1.3), in the order of the bits. */
export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const

export type KeyUsage = (typeof KEY_USAGES)[number]

/** What the extensions of a certificate say. */
export type ExtensionFacts = {
  readonly usage: ReadonlySet<KeyUsage> | undefined
  readonly authority: { readonly pathLength: number | undefined } | undefined
  /** Purposes as object identifiers; `undefined` where any will do. */
  readonly extendedUsage: ReadonlySet<string> | undefined
  /** True when it bears a critical extension this room does not understand, or a bound on names, critical or not. */
  readonly hasUnknownDemands: boolean
  /** Addresses of the certificate of the authority that issued it. */
  readonly authorityInfo: readonly string[]
  /** Addresses of the lists of revoked certificates. */
  readonly revocationPoints: readonly string[]
  /** Bare bytes: they help to find a certificate, they prove nothing. */
  readonly subjectKeyIdentifier: Uint8Array | undefined
  readonly authorityKeyIdentifier: Uint8Array | undefined
}

/** Extensions that ask nothing of this room, or that it obeys. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  OID.keyUsage,
  OID.basicConstraints,
  OID.certificatePolicies,
  OID.extendedKeyUsage,
])

/** What these extensions say; malformed ones of those that are read end the surrounding `reading`. */
export function factsIn(extensions: ReadonlyMap<string, Extension> = new Map()): ExtensionFacts {
  const read = <Value>(type: string, tag: number, take: (value: Element) => Value): Value | undefined => {
    const found = extensions.get(type)
    return found && take(only(found.value, tag))
  }
  return {
    usage: read(OID.keyUsage, TAG.bits, usageOf),
    authority: read(OID.basicConstraints, TAG.sequence, authorityOf),
    extendedUsage: read(
      OID.extendedKeyUsage,
      TAG.sequence,
      ({ content }) => new Set(all(content).map(oidOf)),
    ),
    hasUnknownDemands: [...extensions].some(
      ([type, { isCritical }]) => type === OID.nameConstraints || (isCritical && !UNDERSTOOD.has(type)),
    ),
    authorityInfo: read(OID.authorityInfo, TAG.sequence, issuersOf) ?? [],
    revocationPoints: read(OID.revocationPoints, TAG.sequence, pointsOf) ?? [],
    subjectKeyIdentifier: read(OID.subjectKeyIdentifier, TAG.octets, ({ content }) => content),
    authorityKeyIdentifier: read(
      OID.authorityKeyIdentifier,
      TAG.sequence,
      (value) => fields(value).optional(0x80)?.content,
    ),
  }
}

/** What a person never signs a document with: keys of servers, programs, time stamps and status answers. */
const MACHINES: ReadonlySet<string> = new Set([
  OID.serverAuthentication,
  OID.codeSigning,
  OID.timeStamping,
  OID.statusSigning,
])

/** Whether these purposes leave nothing for a person's signature. */
export const isForMachines = (purposes: ExtensionFacts['extendedUsage']): boolean =>
  purposes !== undefined && [...purposes].every((purpose) => MACHINES.has(purpose))

const usageOf = (places: Element): ReadonlySet<KeyUsage> =>
  new Set(bitPlaces(places).map((place) => KEY_USAGES[place] ?? malformed()))

function authorityOf(constraints: Element): ExtensionFacts['authority'] {
  const parts = fields(constraints)
  const flag = parts.optional(TAG.boolean)
  const length = parts.optional(TAG.integer)
  parts.end()
  return flag && isYes(flag) ? { pathLength: length && smallNumber(length) } : undefined
}

/** AuthorityInfoAccess (RFC 5280 §4.2.2.1): of its methods only the certificates of the issuer. */
const issuersOf = ({ content }: Element): string[] =>
  all(content, TAG.sequence).flatMap((description) => {
    const parts = fields(description)
    const method = oidOf(parts.take(TAG.oid))
    const place = parts.takeAny()
    parts.end()
    return method === OID.authorityCertificates ? addressesOf([place]) : []
  })

/** CRLDistributionPoints (RFC 5280 §4.2.1.13): of each point the full names; the rest is for other programs. */
const pointsOf = ({ content }: Element): string[] =>
  all(content, TAG.sequence).flatMap((point) => {
    const name = fields(point).optional(context(0))
    const full = name && fields(name).optional(context(0))
    return full ? addressesOf(all(full.content)) : []
  })

/** The [6] of GeneralName: what looks like an address that can be fetched. A list often has LDAP ones too. */
const addressesOf = (names: readonly Element[]): string[] =>
  names
    .filter(({ tag }) => tag === 0x86)
    .map(({ content }) => Buffer.from(content).toString('latin1'))
    .filter((address) => /^https?:\/\/[\x21-\x7e]+$/i.test(address))
