import type { Algorithm } from '../../cades/algorithm.ts'
import { type Certificate, readCertificate, type Subject } from '../../cades/certificate.ts'
import { type AnyIssued, createAuthority, type Issued, issueCertificate } from '../../cades/issue.ts'
import type { KeyFor } from '../../cades/issued-key.ts'
import { prepareCades } from '../../cades/prepare.ts'
import type { KeyUsage } from '../../cades/x509-extensions.ts'
import { signDigest } from '../cards/sign-digest.ts'

/** A day in the middle of the life of every certificate made here. */
export const DAY = new Date('2026-09-01T08:00:00Z')

const LIFE = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2028-01-01T00:00:00Z') }

/** A synthetic secretary; the СНИЛС is the well-known example of the control number's arithmetic. */
export const SECRETARY: Subject = {
  commonName: 'TEST Учебная Анна Тестовна',
  surname: 'Учебная',
  givenName: 'Анна Тестовна',
  snils: '11223344595',
  organisation: 'TEST Учебная школа',
}

/** A self-signed authority, or one below `above`. */
export const authority = <Name extends Algorithm>(
  algorithm: Name,
  more: {
    above?: AnyIssued
    key?: KeyFor<Name>
    pathLength?: number
    keyUsage?: readonly KeyUsage[]
    name?: string
    notBefore?: Date
    notAfter?: Date
  } = {},
): Issued<Name> =>
  createAuthority<Name>({
    subject: { commonName: more.name ?? 'TEST Учебный центр' },
    algorithm,
    ...LIFE,
    ...more,
  })

/** A secretary's certificate with its key. */
export const secretary = <Name extends Algorithm>(
  algorithm: Name,
  by: AnyIssued,
  more: {
    keyUsage?: readonly KeyUsage[]
    notBefore?: Date
    notAfter?: Date
    subject?: Subject
    key?: KeyFor<Name>
  } = {},
): Issued<Name> => issueCertificate<Name>({ subject: SECRETARY, algorithm, authority: by, ...LIFE, ...more })

/** A certificate that must be readable. */
export function certificateOf({ certificate }: Pick<Issued, 'certificate'>): Certificate {
  const read = readCertificate(certificate)
  if (!read.ok) throw new Error(read.fault.code)
  return read.value
}

/** A whole signature by a key held here. */
export function signedBy(
  signer: AnyIssued,
  content: Uint8Array,
  { signedAt = DAY, chain = [] }: { signedAt?: Date; chain?: readonly Uint8Array[] } = {},
): Uint8Array {
  const prepared = prepareCades({ content, certificate: certificateOf(signer), chain, signedAt })
  const finished = prepared.finish(signDigest(signer.key, prepared.digest))
  if (!finished.ok) throw new Error(finished.fault.code)
  return finished.value
}
