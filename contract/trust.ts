import { z } from 'zod'
import { call } from './call.ts'
import { instant } from './correction.ts'

/**
 * Why a certificate may not sign.
 *
 * `expired`, `not-yet`, `usage`: as in RFC 5280 · `no-key`: its private key is not on the card · `weak`: RSA below
 * 2048 bits · `gost-2001`: a key of GOST R 34.10-2001, out of use since 2019 · `algorithm`: a kind of key unknown
 * here · `untrusted`: no way up to an authority known here · `revoked`: it is on its authority's list · `list-old`:
 * the policy asks for a fresh list of revoked certificates and there is none · `stranger`: nobody of the staff
 */
export const certificateRefusal = z.enum([
  'expired',
  'not-yet',
  'usage',
  'no-key',
  'weak',
  'gost-2001',
  'algorithm',
  'untrusted',
  'revoked',
  'list-old',
  'stranger',
])

export type CertificateRefusal = z.output<typeof certificateRefusal>

/**
 * How a certificate stands at one moment; kept with every signature.
 *
 * `chain` goes from the nearest authority to the trusted one; `missing` is set where it breaks off: the issuer
 * looked for, and where the certificate says it can be had. `revocation` is `unknown` without a list; `listFrom` is
 * the date of the list that was asked, `isListOld` when it is past its own next date or the policy's age.
 */
export const assessment = z.strictObject({
  refusal: certificateRefusal.optional(),
  /** Whole days until it ends; negative afterwards. */
  daysLeft: z.int(),
  chain: z.array(
    z.strictObject({ name: z.string(), fingerprint: z.string(), from: z.enum(['card', 'settings', 'list']) }),
  ),
  missing: z.strictObject({ issuer: z.string(), address: z.string().optional() }).optional(),
  revocation: z.enum(['good', 'revoked', 'unknown']),
  listFrom: instant.optional(),
  isListOld: z.boolean(),
  at: instant,
})

export type Assessment = z.output<typeof assessment>

/**
 * What is kept with a signature besides itself: what was known of the certificate, which device signed, which
 * program.
 */
export const evidence = z.strictObject({
  form: z.literal(1),
  assessment,
  device: z.strictObject({
    kind: z.enum(['piv', 'pkcs11', 'simulated', 'unknown']),
    reader: z.string(),
    token: z.string().optional(),
  }),
  version: z.string(),
})

export type Evidence = z.output<typeof evidence>

/** The policy of the administrator: what being offline means. */
export const trustPolicy = z.strictObject({
  /**
   * `required`: without a fresh list of revoked certificates nothing is signed · `known`: a certificate known to be
   * revoked does not sign, an absent or old list is only said · `off`: lists are not asked
   */
  revocation: z.enum(['required', 'known', 'off']).default('known'),
  /** After so many days a list of revoked certificates is old, whatever it says itself. */
  revocationDays: z.int().min(1).max(366).default(30),
  /** After so many days the imported list of authorities is old. */
  listDays: z.int().min(1).max(366).default(90),
})

export type TrustPolicy = z.output<typeof trustPolicy>

/** A list of authorities and of revoked certificates, as it is signed: canonical JSON, with a `.p7s` beside it. */
export const trustList = z.strictObject({
  form: z.literal(1),
  title: z.string().min(1).max(300),
  /** A later list takes the place of an earlier one, never the other way round. */
  dated: instant,
  /** DER, base64. */
  authorities: z.array(z.base64()).max(2_000),
  stampers: z.array(z.base64()).max(100),
  revocations: z.array(z.base64()).max(2_000),
})

export type TrustList = z.output<typeof trustList>

/** The imported list as it is kept: the bytes that were signed and the signature over them, base64. */
export const heldTrustList = z.strictObject({
  form: z.literal(1),
  list: z.base64(),
  signature: z.base64(),
})

export type HeldTrustList = z.output<typeof heldTrustList>

/** What this desk trusts, for the screen. */
export const trustState = z.strictObject({
  policy: trustPolicy,
  authorities: z.array(
    z.strictObject({
      fingerprint: z.string(),
      name: z.string(),
      key: z.string(),
      notAfter: instant,
      from: z.enum(['settings', 'list']),
    }),
  ),
  revocations: z.array(
    z.strictObject({
      issuer: z.string(),
      from: instant,
      until: instant.optional(),
      count: z.int(),
      isOld: z.boolean(),
    }),
  ),
  list: z
    .strictObject({ title: z.string(), dated: instant, signer: z.string(), isOld: z.boolean() })
    .optional(),
  /** The time-stamping service of the settings, and how many signatures wait for it. */
  stamps: z.strictObject({ url: z.string(), waiting: z.int() }).optional(),
})

export type TrustState = z.output<typeof trustState>

/**
 * - `trust.unread`: the file is no list, no list of revoked certificates and no certificate
 * - `trust.unsigned`: the signature of the list is absent or not of somebody who may sign lists
 * - `trust.older`: the list, or the list of revoked certificates, is older than the one held
 * - `trust.untrusted`: the list of revoked certificates is not signed by an authority known here
 */
export type TrustFault =
  | { code: 'trust.unread' }
  | { code: 'trust.unsigned' }
  | { code: 'trust.older' }
  | { code: 'trust.untrusted' }

export const trustCalls = {
  'trust.look': call(z.strictObject({}), trustState),
  /** A file that the person chooses: a list with its `.p7s` beside it, or a CRL (DER or PEM). */
  'trust.import': call(z.strictObject({}), trustState),
}
