import { createHash, type KeyObject, randomBytes } from 'node:crypto'
import { tlv, valueOf } from '../../main/signing/apdu.ts'
import { signP256, signPadded } from './sign-digest.ts'
import type { VirtualCard } from './vpcd.ts'

/** What a virtual card may be told to do instead of obeying one command. */
export type Trouble = 'pull' | { answer: Uint8Array } | undefined

/** A virtual PIV card, with what a test may ask of it and do to it. */
export type PivCard = VirtualCard & {
  /** How often each was done since the card was made. */
  readonly counts: { commands: number; verified: number; signatures: number }
  /** Tries left of the PIN. */
  tries: number
  /** Is asked before each command; may also make the card slow by waiting. */
  before: ((command: { ins: number; count: number }) => Trouble | Promise<Trouble>) | undefined
}

type Making = {
  key: KeyObject
  /** DER. */
  certificate: Uint8Array
  pin: string
  tries?: number
  /** Where the certificate lies: the signing key asks for the PIN every time, the other once. */
  slot?: '9c' | '9a'
}

const AID = Buffer.from('a000000308000010000100', 'hex')
const MOST_TRIES = 3

/** A PIV card of NIST SP 800-73-4 with one key, RSA-2048 or P-256, as far as signing programs ask it. */
export function createPivCard({ key, certificate, pin, tries = MOST_TRIES, slot = '9c' }: Making): PivCard {
  const isRsa = key.asymmetricKeyType === 'rsa'
  const objects = objectsOf(certificate, slot)
  const right = Buffer.from(pin.padEnd(8, '\xff'), 'latin1')
  let selected = false
  let verified = false
  let fresh = false
  let chained: Uint8Array | undefined
  let left: Uint8Array = new Uint8Array()

  const card: PivCard = {
    atr: atrOf('SVERKA01'),
    counts: { commands: 0, verified: 0, signatures: 0 },
    tries,
    before: undefined,
    reset: () => {
      selected = verified = fresh = false
      chained = undefined
      left = new Uint8Array()
    },
    answer: async (raw) => {
      card.counts.commands += 1
      const trouble = await card.before?.({ ins: raw[1]!, count: card.counts.commands })
      if (trouble === 'pull') return 'pulled'
      return trouble?.answer ?? obey(raw)
    },
  }

  const obey = (raw: Uint8Array): Uint8Array => {
    const [cla = 0, ins = 0, p1 = 0, p2 = 0] = raw
    const hasData = raw.length > 5
    let data = hasData ? raw.slice(5, 5 + raw[4]!) : new Uint8Array()
    const length = hasData ? (raw[5 + raw[4]!] ?? 0) : (raw[4] ?? 0)
    if (cla & 0xef) return status(0x6e00)
    if (ins === 0xc0) return part(length || 256)
    if (cla & 0x10) {
      chained = Buffer.concat([chained ?? new Uint8Array(), data])
      return status(0x9000)
    }
    if (chained) data = Buffer.concat([chained, data])
    chained = undefined

    const result = command(ins, p1, p2, data)
    if (typeof result === 'number') return status(result)
    left = result
    return part(length || 256)
  }

  const part = (most: number): Uint8Array => {
    const now = left.slice(0, most)
    left = left.slice(most)
    return Buffer.concat([now, status(left.length > 0 ? 0x6100 | Math.min(left.length, 255) : 0x9000)])
  }

  const command = (ins: number, p1: number, p2: number, data: Uint8Array): Uint8Array | number => {
    if (ins === 0xa4) {
      if (p1 !== 4 || data.length < 5 || !Buffer.from(AID.subarray(0, data.length)).equals(data))
        return 0x6a82
      selected = true
      verified = false
      return tlv(0x61, tlv(0x4f, AID.subarray(5)), tlv(0x79, tlv(0x4f, AID.subarray(0, 5))))
    }
    if (!selected) return 0x6d00
    if (ins === 0xcb) return objects.get(Buffer.from(valueOf(0x5c, data) ?? []).toString('hex')) ?? 0x6a82
    if (ins === 0x20 && p2 === 0x80) return verify(p1, data)
    if (ins === 0x87) return authenticate(p1, p2, data)
    return 0x6d00
  }

  const verify = (p1: number, data: Uint8Array): number => {
    const countdown = (): number => (card.tries > 0 ? 0x63c0 | card.tries : 0x6983)
    if (p1 === 0xff) {
      verified = fresh = false
      return 0x9000
    }
    if (data.length === 0) return verified ? 0x9000 : countdown()
    if (card.tries === 0) return 0x6983
    if (data.length !== 8) return 0x6a80
    card.counts.verified += 1
    verified = fresh = right.equals(data)
    card.tries = verified ? MOST_TRIES : card.tries - 1
    return verified ? 0x9000 : countdown()
  }

  const authenticate = (algorithm: number, reference: number, data: Uint8Array): Uint8Array | number => {
    if (reference !== Number.parseInt(slot, 16) || algorithm !== (isRsa ? 0x07 : 0x11)) return 0x6a86
    if (!verified || (slot === '9c' && !fresh)) return 0x6982
    const block = valueOf(0x81, valueOf(0x7c, data))
    if (block?.length !== (isRsa ? 256 : 32)) return 0x6a80
    fresh = false
    card.counts.signatures += 1
    return tlv(0x7c, tlv(0x82, isRsa ? signPadded(key, block) : signP256(key, block)))
  }

  return card
}

/** A card with an ATR like any other that knows no PIV. */
export const createStrangeCard = (): VirtualCard => ({
  atr: atrOf('STRANGE1'),
  reset: () => {},
  answer: async () => status(0x6a82),
})

const status = (code: number): Uint8Array => Uint8Array.of(code >> 8, code & 0xff)

/** T=1 as over the air, with eight historical bytes and their check byte. */
function atrOf(historical: string): Uint8Array {
  const body = [0x80 | historical.length, 0x80, 0x01, ...Buffer.from(historical, 'latin1')]
  return Uint8Array.of(
    0x3b,
    ...body,
    body.reduce((sum, byte) => sum ^ byte),
  )
}

function objectsOf(certificate: Uint8Array, slot: '9c' | '9a'): Map<string, Uint8Array> {
  const guid = randomBytes(16)
  const hex = (text: string): Uint8Array => Buffer.from(text, 'hex')
  const chuid = [
    tlv(0x30, hex('d4e739da739ced39ce739d836858210842108421c84210c3eb')),
    tlv(0x34, guid),
    tlv(0x35, Buffer.from('20991231')),
    tlv(0x3e),
    tlv(0xfe),
  ]
  const capabilities = [
    tlv(0xf0, hex('a000000116ff02'), createHash('sha256').update(guid).digest().subarray(0, 14)),
    hex('f10121f20121f300f40100f50110f600f700fa00fb00fc00fd00'),
    tlv(0xfe),
  ]
  const discovery = tlv(0x7e, tlv(0x4f, AID), hex('5f2f024000'))
  return new Map([
    ['5fc102', tlv(0x53, ...chuid)],
    ['5fc107', tlv(0x53, ...capabilities)],
    ['7e', discovery],
    [slot === '9c' ? '5fc10a' : '5fc105', tlv(0x53, tlv(0x70, certificate), hex('710100'), tlv(0xfe))],
  ])
}
