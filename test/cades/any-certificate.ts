import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import {
  bits,
  context,
  element,
  integer,
  namedBits,
  nothing,
  octets,
  oid,
  sequence,
  setOf,
  smallInteger,
  text,
  time,
  yes,
} from '../../cades/der.ts'
import { createKey, publicKeyOf } from '../../cades/issued-key.ts'
import type { Issued } from '../../cades/issue.ts'
import { OID } from '../../cades/oids.ts'
import { KEY_USAGES } from '../../cades/x509-extensions.ts'

/** An authority with a key and a digest as real ones have them, which this program itself never writes. */
export type AnyAuthority = {
  readonly certificate: Uint8Array
  readonly name: Uint8Array
  readonly key: KeyObject
  readonly publicKey: KeyObject
  readonly hash: 'sha256' | 'sha384' | 'sha512'
}

/** A key and the digest that goes into its signatures. */
export type Kind = { key: 'rsa' | 'p384' | 'p521' | 'rsa-1024'; hash: AnyAuthority['hash'] }

type Terms = {
  above?: AnyAuthority
  name?: string
  /** Of an authority that has several certificates. */
  of?: AnyAuthority
  pathLength?: number
  notBefore?: Date
  notAfter?: Date
  /** Type, whole DER value, and whether it is critical. */
  extensions?: readonly [type: string, value: Uint8Array, critical?: 'critical'][]
}

/** An authority: self-signed, or below another one. */
export function anyAuthority({ key, hash }: Kind, terms: Terms = {}): AnyAuthority {
  const pair = terms.of ? { privateKey: terms.of.key, publicKey: terms.of.publicKey } : keysOf(key)
  const name = terms.of?.name ?? nameOf(terms.name ?? `TEST Центр ${key} ${hash}`)
  const self = { name, key: pair.privateKey, hash }
  const length = terms.pathLength === undefined ? [] : [smallInteger(terms.pathLength)]
  const certificate = written(terms.above ?? self, name, pair.publicKey.export(SPKI), terms, [
    [OID.basicConstraints, sequence(yes, ...length), 'critical'],
    [OID.keyUsage, usage('keyCertSign', 'cRLSign'), 'critical'],
  ])
  return { ...self, certificate, publicKey: pair.publicKey }
}

/** A person below such an authority, with a key this program signs with. */
export function anyPerson(above: AnyAuthority, terms: Terms = {}): Issued<'ecdsa-p256'> {
  const key = createKey('ecdsa-p256')
  const name = nameOf(terms.name ?? 'TEST Учебная Анна Тестовна')
  const certificate = written(above, name, publicKeyOf(key), terms, [
    [OID.keyUsage, usage('digitalSignature', 'nonRepudiation'), 'critical'],
  ])
  return { certificate, key, algorithm: 'ecdsa-p256' }
}

const SPKI = { format: 'der', type: 'spki' } as const

const nameOf = (commonName: string): Uint8Array =>
  sequence(setOf([sequence(oid(OID.commonName), text(commonName))]))

const usage = (...names: (typeof KEY_USAGES)[number][]): Uint8Array =>
  namedBits(names.map((name) => KEY_USAGES.indexOf(name)))

function keysOf(key: Kind['key']) {
  if (key === 'p384') return generateKeyPairSync('ec', { namedCurve: 'secp384r1' })
  if (key === 'p521') return generateKeyPairSync('ec', { namedCurve: 'secp521r1' })
  return generateKeyPairSync('rsa', { modulusLength: key === 'rsa' ? 2048 : 1024 })
}

let serial = 0x4000

function written(
  by: Pick<AnyAuthority, 'name' | 'key' | 'hash'>,
  subject: Uint8Array,
  publicKey: Uint8Array,
  { notBefore, notAfter, extensions = [] }: Terms,
  usual: NonNullable<Terms['extensions']>,
): Uint8Array {
  const kind = by.key.asymmetricKeyType === 'rsa' ? 'Rsa' : 'ecdsa'
  const algorithm =
    kind === 'Rsa'
      ? sequence(oid(OID[`${by.hash}WithRsa`]), nothing)
      : sequence(oid(OID[`ecdsaWith${by.hash.replace('sha', 'Sha') as 'Sha256' | 'Sha384' | 'Sha512'}`]))
  const signed = sequence(
    element(context(0), smallInteger(2)),
    integer(Buffer.from((serial += 1).toString(16), 'hex')),
    algorithm,
    by.name,
    sequence(
      time(notBefore ?? new Date('2026-01-01T00:00:00Z')),
      time(notAfter ?? new Date('2028-01-01T00:00:00Z')),
    ),
    subject,
    publicKey,
    element(
      context(3),
      sequence(
        ...[...usual, ...extensions].map(([type, value, critical]) =>
          sequence(oid(type), ...(critical ? [yes] : []), octets(value)),
        ),
      ),
    ),
  )
  return sequence(signed, algorithm, bits(sign(by.hash, signed, by.key)))
}
