import { fingerprintOf, subjectOf } from '../../cades/certificate.ts'
import { reading } from '../../cades/reading.ts'
import type { Revocations } from '../../cades/revocations.ts'
import { x509, type X509 } from '../../cades/x509.ts'

/** An authority that is believed here, and who has said so. */
export type Authority = {
  readonly parts: X509
  readonly name: string
  readonly fingerprint: string
  readonly from: 'settings' | 'list'
}

/** What is known at one moment; taken together anew whenever a list comes in. */
export type Known = {
  readonly authorities: readonly Authority[]
  /** Those of a name (DER in hexadecimal), the settings' first. */
  readonly called: (name: Uint8Array) => readonly Authority[]
  readonly revocations: readonly Revocations[]
}

type Sources = {
  /** DER; what cannot be read is left out: a list of the whole country has keys this version does not know. */
  readonly settings: readonly Uint8Array[]
  readonly list: readonly Uint8Array[]
  readonly revocations: readonly Revocations[]
}

/** Takes the authorities of settings and list together; one that stands in both is the settings'. */
export function knownOf({ settings, list, revocations }: Sources): Known {
  const authorities = new Map<string, Authority>()
  const add = (from: Authority['from']) => (der: Uint8Array) => {
    const one = authorityOf(der, from)
    if (one && !authorities.has(one.fingerprint)) authorities.set(one.fingerprint, one)
  }
  settings.forEach(add('settings'))
  list.forEach(add('list'))

  const byName = Map.groupBy(authorities.values(), ({ parts }) => hexOf(parts.subject))
  return {
    authorities: [...authorities.values()],
    called: (name) => byName.get(hexOf(name)) ?? [],
    revocations,
  }
}

const authorityOf = (der: Uint8Array, from: Authority['from']): Authority | undefined =>
  reading(() => {
    const parts = x509(der)
    return { parts, name: nameOf(parts.subject), fingerprint: fingerprintOf(der), from }
  })

/** The common name, or what stands in its place. */
export const nameOf = (name: Uint8Array): string => {
  const subject = reading(() => subjectOf(name))
  return subject?.commonName ?? subject?.organisation ?? ''
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
