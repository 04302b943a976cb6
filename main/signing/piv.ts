import { gunzipSync } from 'node:zlib'
import type { DeviceFault } from '../../contract/signer.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { wipeable } from '../../domain/wipeable.ts'
import { type Answer, type Channel, send, tlv, valueOf } from './apdu.ts'

/** The PIV application of a card (NIST SP 800-73-4), as far as signing needs it. */
export type Piv = {
  /** Fault `device.unknown-card` where there is no such application. */
  readonly select: () => Promise<Outcome<undefined, DeviceFault>>
  /** The certificate of the signing key (9C), else of the authentication key (9A), with its key's slot. */
  readonly certificate: () => Promise<Outcome<{ der: Uint8Array; key: PivKey }, DeviceFault>>
  /** Tries left, 0 when blocked; `undefined` where the card does not say. Costs no try. */
  readonly triesLeft: () => Promise<Outcome<number | undefined, DeviceFault>>
  readonly verify: (pin: Uint8Array) => Promise<Outcome<undefined, DeviceFault>>
  /** Makes the card forget the PIN; `gone` when it could not be reached, so it has forgotten by itself. */
  readonly forget: () => Promise<'forgotten' | 'refused' | 'gone'>
  /** A signature over a SHA-256 digest: PKCS#1 v1.5 block or ECDSA as SEQUENCE of r and s. */
  readonly sign: (
    key: PivKey,
    algorithm: PivAlgorithm,
    digest: Uint8Array,
  ) => Promise<Outcome<Uint8Array, DeviceFault>>
}

export type PivKey = '9c' | '9a'

export type PivAlgorithm = 'rsa' | 'ecdsa-p256'

const AID = Buffer.from('a000000308000010000100', 'hex')

const KEYS = {
  '9c': { reference: 0x9c, certificate: Uint8Array.of(0x5f, 0xc1, 0x0a) },
  '9a': { reference: 0x9a, certificate: Uint8Array.of(0x5f, 0xc1, 0x05) },
} as const

const ALGORITHMS = { rsa: 0x07, 'ecdsa-p256': 0x11 } as const

const OK = 0x9000
const NOT_FOUND = 0x6a82
const BLOCKED = 0x6983
const PIN_NEEDED = 0x6982

const PIN_BYTES = 8
const SHORTEST_PIN = 6
const RSA_BYTES = 256

/** DigestInfo of SHA-256 without the hash itself (RFC 8017 §9.2). */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')

const FAILED = failed({ code: 'device.failed' } as const)

/** A PIV application behind a channel. */
export function piv(channel: Channel): Piv {
  /** The application's own PIN, or the global one where the discovery object prefers it. */
  let pinReference = 0x80

  const object = (tag: Uint8Array): Promise<Outcome<Answer, DeviceFault>> =>
    send(channel, { ins: 0xcb, p1: 0x3f, p2: 0xff, data: tlv(0x5c, tag) })

  return {
    select: async () => {
      const selected = await send(channel, { ins: 0xa4, p1: 0x04, p2: 0x00, data: AID })
      if (!selected.ok) return selected
      if (selected.value.status !== OK) return failed({ code: 'device.unknown-card' })
      const discovered = await object(Uint8Array.of(0x7e))
      if (!discovered.ok) return discovered
      const policy = valueOf(0x5f2f, valueOf(0x7e, discovered.value.data))
      pinReference = policy && policy[0]! & 0x20 && policy[1] === 0x20 ? 0x00 : 0x80
      return done(undefined)
    },

    certificate: async () => {
      for (const key of ['9c', '9a'] as const) {
        const read = await object(KEYS[key].certificate)
        if (!read.ok) return read
        const { status, data } = read.value
        if (status === NOT_FOUND) continue
        if (status !== OK) return FAILED
        const der = unpacked(valueOf(0x53, data))
        if (der) return done({ der, key })
      }
      return failed({ code: 'device.no-certificate' })
    },

    triesLeft: async () => {
      const asked = await send(channel, { ins: 0x20, p1: 0, p2: pinReference, answers: false })
      return asked.ok ? done(triesIn(asked.value.status)) : asked
    },

    verify: async (pin) => {
      if (pin.length < SHORTEST_PIN || pin.length > PIN_BYTES) return failed({ code: 'pin.form' })
      const data = wipeable(PIN_BYTES).fill(0xff)
      data.set(pin)
      const command = { ins: 0x20, p1: 0, p2: pinReference, data, answers: false }
      const verified = await send(channel, command).finally(() => data.fill(0))
      if (!verified.ok) return verified
      const { status } = verified.value
      if (status === OK) return done(undefined)
      const triesLeft = triesIn(status)
      if (triesLeft === undefined) return status === 0x6a80 ? failed({ code: 'pin.form' }) : FAILED
      return failed(triesLeft === 0 ? { code: 'pin.blocked' } : { code: 'pin.wrong', triesLeft })
    },

    forget: async () => {
      const forgotten = await send(channel, { ins: 0x20, p1: 0xff, p2: pinReference, answers: false })
      if (!forgotten.ok) return 'gone'
      return forgotten.value.status === OK ? 'forgotten' : 'refused'
    },

    sign: async (key, algorithm, digest) => {
      const block = algorithm === 'rsa' ? padded(digest) : digest
      const data = tlv(0x7c, tlv(0x82), tlv(0x81, block))
      const p1 = ALGORITHMS[algorithm]
      const signed = await send(channel, { ins: 0x87, p1, p2: KEYS[key].reference, data })
      if (!signed.ok) return signed
      if (signed.value.status === PIN_NEEDED) return failed({ code: 'device.pin-needed' })
      const signature = valueOf(0x82, valueOf(0x7c, signed.value.data))
      return signed.value.status === OK && signature ? done(signature) : FAILED
    },
  }
}

function triesIn(status: number): number | undefined {
  if (status === BLOCKED) return 0
  return (status & 0xfff0) === 0x63c0 ? status & 0xf : undefined
}

const LONGEST_CERTIFICATE = 64 * 1024

/** The certificate in its container; cards may keep it compressed. */
function unpacked(container: Uint8Array | undefined): Uint8Array | undefined {
  const held = valueOf(0x70, container)
  if (!held || held.length === 0) return undefined
  if (((valueOf(0x71, container)?.[0] ?? 0) & 1) === 0) return held
  try {
    return gunzipSync(held, { maxOutputLength: LONGEST_CERTIFICATE })
  } catch {
    return undefined // what cannot be unpacked is no certificate
  }
}

/** The card does bare RSA: the padding of PKCS#1 v1.5 is ours. */
const padded = (digest: Uint8Array): Uint8Array =>
  Buffer.concat([
    Uint8Array.of(0, 1),
    Buffer.alloc(RSA_BYTES - 3 - SHA256_INFO.length - digest.length, 0xff),
    Uint8Array.of(0),
    SHA256_INFO,
    digest,
  ])
