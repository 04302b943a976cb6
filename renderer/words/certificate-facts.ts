import type { Card, CardCertificate } from '../../contract/signer.ts'
import { formatDate } from '../../domain/date.ts'
import type { Words } from './spoken.ts'

/** Everything there is to know of a certificate on a card, named, in the order in which people ask for it. */
export function certificateFacts(
  { token, reader }: Card,
  certificate: CardCertificate,
  { certificate: words }: Words,
  asksRevocation: boolean,
): readonly (readonly [name: string, value: string])[] {
  const { assessment, notBefore, notAfter } = certificate
  const { chain, missing, listFrom, revocation, isListOld } = assessment
  const { facts, sources, revocations } = words
  const way = chain.map(({ name, from }) => `${name} (${sources[from]})`)
  const old = isListOld ? `, ${words.oldList}` : ''
  const isUnasked = !asksRevocation && revocation === 'unknown'
  const revoked = isUnasked ? words.unasked : revocations[revocation](listFrom ? dayOf(listFrom) : '') + old
  const all: readonly (readonly [string, string | undefined])[] = [
    [facts.owner, certificate.name],
    [facts.post, certificate.title],
    [facts.organisation, certificate.organisation],
    [facts.issuer, certificate.issuer],
    [facts.valid, `${dayOf(notBefore)} – ${dayOf(notAfter)}`],
    [facts.key, certificate.key],
    [facts.serial, certificate.serial],
    [facts.chain, way.join(' → ')],
    [facts.missing, missing?.issuer],
    [facts.address, missing?.address],
    [facts.revocation, revoked],
    [facts.token, token && [token.maker, token.model, token.label, token.serial].filter(Boolean).join(' · ')],
    [facts.reader, reader],
  ]
  return all.flatMap(([name, value]) => (value ? [[name, value] as const] : []))
}

const dayOf = (instant: string): string => formatDate(instant.slice(0, 10))
