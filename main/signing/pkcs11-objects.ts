import { readCertificate } from '../../cades/certificate.ts'
import { reading } from '../../cades/reading.ts'
import { x509 } from '../../cades/x509.ts'
import type { Algorithm } from '../../cades/algorithm.ts'
import { done, type Outcome } from '../../domain/outcome.ts'
import type { Ckr, Handle, Pkcs11Session } from './pkcs11.ts'
import { readUlong, ulong } from './pkcs11-native.ts'

/** A certificate on a token; `id` ties it to its key. */
export type TokenCertificate = { readonly der: Uint8Array; readonly id: Uint8Array }

/** A private key, or the public half of one; `values` are what its public half may be known by. */
export type TokenKey = {
  readonly handle: Handle
  readonly id: Uint8Array
  readonly type: number
  readonly values: readonly Uint8Array[]
  /** Every signature needs the PIN anew. */
  readonly asksAlways: boolean
}

/** What a session sees: before login often without the private keys. */
export type TokenObjects = {
  readonly certificates: readonly TokenCertificate[]
  readonly keys: readonly TokenKey[]
  readonly publicKeys: readonly TokenKey[]
}

const CLASS = 0x0
const VALUE = 0x11
const KEY_TYPE = 0x100
const ID = 0x102
const MODULUS = 0x120
const EC_POINT = 0x180
const ALWAYS_AUTHENTICATE = 0x202

const CERTIFICATE = 1
const PUBLIC_KEY = 2
const PRIVATE_KEY = 3

/** CKK_RSA, CKK_EC, CKK_GOSTR3410 and its form of 512 bits (TC26's numbers, the same for every maker). */
const KEY_TYPES: { readonly [Name in Algorithm]: number } = {
  rsa: 0x0,
  'ecdsa-p256': 0x3,
  'gost-256': 0x30,
  'gost-512': 0xd4321003,
}

/**
 * Reads what lies on a token, as far as this session may see it. Of the certificates `beside` it (DER) those belong
 * to it too that were issued for one of its keys but never written onto it.
 */
export async function objectsOn(
  session: Pkcs11Session,
  beside: readonly Uint8Array[],
): Promise<Outcome<TokenObjects, Ckr>> {
  const certificates: TokenCertificate[] = []
  const found = await all(session, CERTIFICATE, [VALUE, ID])
  if (!found.ok) return found
  for (const [, [der, id]] of found.value) {
    if (der && der.length > 0) certificates.push({ der, id: id ?? new Uint8Array() })
  }
  const keys = await keysOf(session, PRIVATE_KEY)
  if (!keys.ok) return keys
  const publicKeys = await keysOf(session, PUBLIC_KEY)
  if (!publicKeys.ok) return publicKeys
  return done(withThoseBeside({ certificates, keys: keys.value, publicKeys: publicKeys.value }, beside))
}

function withThoseBeside(objects: TokenObjects, beside: readonly Uint8Array[]): TokenObjects {
  const { certificates, keys, publicKeys } = objects
  const halves = [...keys, ...publicKeys]
  const isHere = (der: Uint8Array): boolean => {
    const isOurs = ownerOf(der)
    return isOurs !== undefined && halves.some(isOurs)
  }
  const left = beside.filter((der) => !certificates.some((one) => isSame(one.der, der)) && isHere(der))
  return {
    ...objects,
    certificates: [...certificates, ...left.map((der) => ({ der, id: new Uint8Array() }))],
  }
}

/** Tells whether a key is that of a certificate, by the public half; nothing for a certificate nobody can read. */
function ownerOf(der: Uint8Array): ((key: TokenKey) => boolean) | undefined {
  const read = readCertificate(der)
  if (!read.ok) return undefined
  const publicKey = Buffer.from(reading(() => x509(der).publicKey) ?? [])
  const type = KEY_TYPES[read.value.algorithm]
  return (key) => key.type === type && key.values.some((value) => holds(publicKey, value, type))
}

/** The certificates of people, and those of authorities that came along. */
export function sorted(certificates: readonly TokenCertificate[]): {
  own: TokenCertificate[]
  authorities: Uint8Array[]
} {
  const isAuthority = ({ der }: TokenCertificate): boolean =>
    reading(() => x509(der))?.authority !== undefined
  return {
    own: certificates.filter((one) => !isAuthority(one)),
    authorities: certificates.filter(isAuthority).map(({ der }) => der),
  }
}

/**
 * The private key of a certificate: of the right kind and with the certificate's CKA_ID, unless its public half
 * contradicts; else the one whose public half is that of the certificate, whatever ids the issuer has written. The
 * certificate need not lie on the token.
 */
export function keyOf(
  der: Uint8Array,
  { certificates, keys, publicKeys }: TokenObjects,
): TokenKey | undefined {
  const read = readCertificate(der)
  if (!read.ok) return undefined
  const isOurs = ownerOf(der) ?? (() => false)
  const type = KEY_TYPES[read.value.algorithm]
  const fitting = keys.filter((key) => key.type === type)

  const id = certificates.find((one) => isSame(one.der, der))?.id
  const named = id && id.length > 0 ? fitting.filter((key) => isSame(key.id, id)) : []
  const half = publicKeys.find(isOurs)
  return (
    named.find((key) => key.values.length === 0 || isOurs(key)) ??
    fitting.find(isOurs) ??
    (half && fitting.find((key) => isSame(key.id, half.id)))
  )
}

/** An RSA modulus stands whole in the certificate; a point is its last bytes and may come wrapped. */
function holds(publicKey: Buffer, value: Uint8Array, type: number): boolean {
  if (type === KEY_TYPES.rsa) return publicKey.includes(Buffer.from(withoutZeros(value)))
  const bytes = type === KEY_TYPES['gost-512'] ? 128 : 64
  return Buffer.from(value).includes(publicKey.subarray(-bytes))
}

const withoutZeros = (value: Uint8Array): Uint8Array =>
  value.subarray(
    Math.max(
      0,
      value.findIndex((byte) => byte !== 0),
    ),
  )

const isSame = (first: Uint8Array, second: Uint8Array): boolean => Buffer.compare(first, second) === 0

async function keysOf(session: Pkcs11Session, kind: number): Promise<Outcome<TokenKey[], Ckr>> {
  const isPrivate = kind === PRIVATE_KEY
  const found = await all(session, kind, [ID, KEY_TYPE])
  if (!found.ok) return found
  const keys: TokenKey[] = []
  for (const [handle, [id, kindOfKey]] of found.value) {
    if (!kindOfKey || kindOfKey.length < ulong(0).length) continue
    const type = Number(readUlong(kindOfKey))
    // A private key of curves tells no public half, and its own CKA_VALUE is nobody's business.
    const places = type === KEY_TYPES.rsa ? [MODULUS] : isPrivate ? [] : type === 0x3 ? [EC_POINT] : [VALUE]
    const told = await session.attributes(handle, [...places, ...(isPrivate ? [ALWAYS_AUTHENTICATE] : [])])
    if (!told.ok) return told
    const values = told.value.slice(0, places.length).filter((value) => value && value.length > 0)
    const asksAlways = isPrivate && told.value.at(-1)?.[0] === 1
    keys.push({ handle, id: id ?? new Uint8Array(), type, values: values as Uint8Array[], asksAlways })
  }
  return done(keys)
}

type Found = [Handle, readonly (Uint8Array | undefined)[]][]

async function all(
  session: Pkcs11Session,
  kind: number,
  types: readonly number[],
): Promise<Outcome<Found, Ckr>> {
  const handles = await session.find([{ type: CLASS, value: ulong(kind) }])
  if (!handles.ok) return handles
  const found: Found = []
  for (const handle of handles.value) {
    const values = await session.attributes(handle, types)
    if (!values.ok) return values
    found.push([handle, values.value])
  }
  return done(found)
}
