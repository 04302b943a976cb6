import { setTimeout } from 'node:timers/promises'
import type { Algorithm } from '../../cades/algorithm.ts'
import { readCertificate } from '../../cades/certificate.ts'
import { integer, sequence } from '../../cades/der.ts'
import type { DeviceFault } from '../../contract/signer.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { wipeableFrom } from '../../domain/wipeable.ts'
import type { Ckr, Handle, Pkcs11, Pkcs11Session } from './pkcs11.ts'
import { faultOf } from './pkcs11-faults.ts'
import { keyOf, objectsOn, sorted, type TokenObjects } from './pkcs11-objects.ts'
import type { TokenFacts } from './pkcs11-token.ts'
import type { SignatureSession } from './port.ts'

type Profile = {
  /** CKM: bare signing of a ready digest. GOST never hashes on the token: its older mechanism has the hash of 1994. */
  readonly mechanism: number
  /** What is given to the token. */
  readonly data: (digest: Uint8Array) => Uint8Array
  /** What it must answer; RSA is bounded by its key. */
  readonly bytes: number | undefined
  /** What CMS wants of the answer. */
  readonly written: (signature: Uint8Array) => Uint8Array
}

/** DigestInfo of SHA-256 without the hash itself (RFC 8017 §9.2). */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')

const asIs = (bytes: Uint8Array): Uint8Array => bytes

const PROFILES: { readonly [Name in Algorithm]: Profile } = {
  rsa: {
    mechanism: 0x1,
    data: (digest) => Buffer.concat([SHA256_INFO, digest]),
    bytes: undefined,
    written: asIs,
  },
  'ecdsa-p256': {
    mechanism: 0x1041,
    data: asIs,
    bytes: 64,
    written: (pair) => sequence(integer(pair.subarray(0, 32)), integer(pair.subarray(32))),
  },
  'gost-256': { mechanism: 0x1201, data: asIs, bytes: 64, written: asIs },
  'gost-512': { mechanism: 0xd4321006, data: asIs, bytes: 128, written: asIs },
}

type Needs = {
  readonly module: Pkcs11
  readonly slot: Handle
  /** Certificates that may belong to its keys, DER. */
  readonly beside?: readonly Uint8Array[]
  /** Told once after login, when every private key can be seen. */
  readonly onSeenAll: (objects: TokenObjects) => void
}

/** Takes a token for one piece of work; nothing is asked of it that costs a try before `unlock`. */
export async function openToken({
  module,
  slot,
  beside = [],
  onSeenAll,
}: Needs): Promise<Outcome<SignatureSession, DeviceFault>> {
  const token = await module.token(slot)
  if (!token.ok) return failed(faultOf(token.fault))
  const opened = await module.open(slot)
  if (!opened.ok) return failed(faultOf(opened.fault))
  const session = opened.value
  const seen = await objectsOn(session, beside)
  if (!seen.ok) {
    await session.close()
    return failed(faultOf(seen.fault))
  }

  let objects = seen.value
  let isLoggedIn = false
  /** Asked once: a batch must not pay for it with each document. */
  let mechanisms: Awaited<ReturnType<Pkcs11['mechanisms']>> | undefined
  /** For keys that want the PIN with every signature; zeroed with the signature it was given for. */
  let given: Uint8Array | 'pad' | undefined
  const forget = (): void => {
    if (given instanceof Uint8Array) given.fill(0)
    given = undefined
  }

  const named = <Value>(asked: Outcome<Value, DeviceFault>): Promise<Outcome<Value, DeviceFault>> =>
    withRemoval(asked, module, slot)

  return done({
    certificates: sorted(objects.certificates).own.map(({ der }) => der),
    get asksAlways() {
      return objects.keys.some((key) => key.asksAlways)
    },

    unlock: async (pin) => {
      if (!isLoggedIn) {
        const fault = unfit(token.value, pin)
        if (fault) return failed(fault)
        const entered = await login(session, pin)
        if (!entered.ok) return named(failed(await faultOfPin(entered.fault, module, slot)))
        isLoggedIn = true
        const now = await objectsOn(session, beside)
        if (!now.ok) return named(failed(faultOf(now.fault)))
        objects = now.value
        onSeenAll(objects)
      }
      forget()
      if (objects.keys.some((key) => key.asksAlways)) given = pin === 'pad' ? pin : wipeableFrom(pin)
      return done(undefined)
    },

    sign: async (certificate, digest) => {
      try {
        const read = readCertificate(certificate)
        if (!read.ok) return failed({ code: 'device.mechanism' })
        const profile = PROFILES[read.value.algorithm]
        const bytes = profile.bytes ?? Math.ceil(read.value.bits / 8)
        mechanisms ??= await module.mechanisms(slot)
        if (!mechanisms.ok) return failed(faultOf(mechanisms.fault))
        if (!mechanisms.value.has(profile.mechanism)) return failed({ code: 'device.mechanism' })
        const key = keyOf(certificate, objects)
        if (!key) return failed({ code: isLoggedIn ? 'device.no-key' : 'device.pin-needed' })

        const begun = await session.beginSigning(key.handle, profile.mechanism)
        if (!begun.ok) return named(failed(faultOf(begun.fault)))
        if (key.asksAlways) {
          if (!given) return failed({ code: 'device.pin-needed' })
          const again = await session.login('key', given)
          if (!again.ok) return failed(await faultOfPin(again.fault, module, slot))
        }
        const signed = await session.sign(profile.data(digest))
        if (!signed.ok) return named(failed(faultOf(signed.fault)))
        if (signed.value.length !== bytes) return failed({ code: 'device.failed' })
        return done(profile.written(signed.value))
      } finally {
        forget()
      }
    },

    close: async () => {
      forget()
      // Logging out once too often does no harm; a login whose answer was lost must not stay.
      await session.logout()
      await session.close()
    },
  })
}

/** A login left over in this process has not checked this PIN: it is ended first. */
async function login(session: Pkcs11Session, pin: Uint8Array | 'pad'): Promise<Outcome<undefined, Ckr>> {
  const entered = await session.login('user', pin)
  if (entered.ok || entered.fault !== 'logged-in-already') return entered
  await session.logout()
  return session.login('user', pin)
}

/** So long a driver may need to notice that a card was pulled. */
const NOTICING_MS = 1_000
const PAUSE_MS = 100

/** A module that says only that it failed is asked whether the token is still there. */
async function withRemoval<Value>(
  asked: Outcome<Value, DeviceFault>,
  module: Pkcs11,
  slot: Handle,
): Promise<Outcome<Value, DeviceFault>> {
  if (asked.ok || asked.fault.code !== 'device.failed') return asked
  for (const deadline = performance.now() + NOTICING_MS; performance.now() < deadline;) {
    const token = await module.token(slot)
    if (!token.ok && faultOf(token.fault).code === 'device.removed') return failed({ code: 'device.removed' })
    await setTimeout(PAUSE_MS)
  }
  return asked
}

/** What is known to be refused costs no try. */
function unfit({ isLocked, pin: facts }: TokenFacts, pin: Uint8Array | 'pad'): DeviceFault | undefined {
  if (isLocked) return { code: 'pin.blocked' }
  if (pin === 'pad') return facts.isPad ? undefined : { code: 'pin.form' }
  return pin.length < facts.shortest || pin.length > facts.longest ? { code: 'pin.form' } : undefined
}

/** A wrong PIN may have been the last one: the token is asked how it stands now. */
async function faultOfPin(code: Ckr, module: Pkcs11, slot: Handle): Promise<DeviceFault> {
  if (code !== 'pin-incorrect') return faultOf(code)
  const now = await module.token(slot)
  if (!now.ok) return { code: 'pin.wrong' }
  const { isLocked, triesLeft } = now.value
  if (isLocked || triesLeft === 0) return { code: 'pin.blocked' }
  return { code: 'pin.wrong', ...(triesLeft !== undefined && { triesLeft }) }
}
