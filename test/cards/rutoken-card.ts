import { randomBytes } from 'node:crypto'
import { GOST_CURVES } from '../../cades/gost/curves.ts'
import { createGostSecret, gostPublicKey, signGost } from '../../cades/gost/signature.ts'
import { OID } from '../../cades/oids.ts'
import type { Trouble } from './piv-card.ts'
import { commandIn, elements, type RutokenCommand, status } from './rutoken-command.ts'
import { create, descriptionOf, emptyMaster, folderOf, found, idIn, isPin, MASTER } from './rutoken-files.ts'
import type { RutokenFile } from './rutoken-files.ts'
import type { VirtualCard } from './vpcd.ts'

/** A virtual Rutoken ECP, with what a test may ask of it and do to it. */
export type RutokenCard = VirtualCard & {
  /** How often each was done since the card was made. */
  readonly counts: { commands: number; verified: number; signatures: number }
  /** Tries left of the user's PIN; 0 when blocked. */
  readonly tries: () => number
  /** What the card keeps without power: a copy to make other cards of. */
  readonly kept: () => RutokenKept
  /** Is asked before each command; may also make the card slow by waiting. */
  before: ((command: { ins: number; count: number }) => Trouble | Promise<Trouble>) | undefined
}

type Pin = { value: Uint8Array | undefined; tries: number; most: number }

/** Files, PINs by their number (1 the administrator's, 2 the user's) and private keys by their file. */
export type RutokenKept = {
  master: RutokenFile
  pins: Map<number, Pin>
  keys: Map<number, bigint>
}

/** CryptoPro A, the curve that OpenSC has the card generate on. */
const CURVE = GOST_CURVES.get(OID.cryptoProA)!

const ADMINISTRATOR = 1
const USER = 2

const STATUS = {
  ok: 0x9000,
  wrongPin: 0x6300,
  somebodyIn: 0x6f86,
  notAllowed: 0x6982,
  blocked: 0x6983,
  badData: 0x6a80,
  notFound: 0x6a82,
  noRoom: 0x6a84,
  badParameter: 0x6a86,
  noReference: 0x6a88,
  badLength: 0x6700,
  unknown: 0x6d00,
} as const

/** A Rutoken ECP as far as OpenSC's driver (card-rtecp.c) uses it: files, two PINs, GOST R 34.10 on the card. */
export function createRutoken({
  kept = { master: emptyMaster(), pins: new Map(), keys: new Map() },
  serial = '35a1b2c3',
}: { kept?: RutokenKept; serial?: string } = {}): RutokenCard {
  const memory = structuredClone(kept)
  const verified = new Set<number>()
  let at = memory.master
  let chained: Uint8Array | undefined
  let left: Uint8Array = new Uint8Array()
  let keyInUse: number | undefined

  const card: RutokenCard = {
    atr: Buffer.from('3b8b015275746f6b656e20454350a0', 'hex'), // "Rutoken ECP"
    counts: { commands: 0, verified: 0, signatures: 0 },
    tries: () => memory.pins.get(USER)?.tries ?? 0,
    kept: () => structuredClone(memory),
    before: undefined,
    reset: () => {
      verified.clear()
      at = memory.master
      chained = keyInUse = undefined
      left = new Uint8Array()
    },
    answer: async (raw) => {
      card.counts.commands += 1
      const trouble = await card.before?.({ ins: raw[1]!, count: card.counts.commands })
      if (trouble === 'pull') return 'pulled'
      return trouble?.answer ?? obey(commandIn(raw))
    },
  }

  const obey = (command: RutokenCommand): Uint8Array => {
    if (command.ins === 0xc0) return part(command.length)
    const data = Buffer.concat([chained ?? new Uint8Array(), command.data])
    chained = command.cla & 0x10 ? data : undefined
    if (chained) return status(STATUS.ok)
    const result = does({ ...command, data })
    if (typeof result === 'number') return status(result)
    left = result
    return part(command.length)
  }

  const part = (most: number): Uint8Array => {
    const now = left.slice(0, most)
    left = left.slice(most)
    return Buffer.concat([now, status(left.length > 0 ? 0x6100 | Math.min(left.length, 255) : STATUS.ok)])
  }

  const does = ({ cla, ins, p1, p2, data, length }: RutokenCommand): Uint8Array | number => {
    switch (ins) {
      case 0xa4:
        return select(found(memory.master, at, { p1, p2, data }))
      case 0xb0:
        return at.content.slice((p1 << 8) | p2).slice(0, length)
      case 0xd6:
        return update((p1 << 8) | p2, data)
      case 0xe0:
        return make(data)
      case 0xe4:
        return remove(data.length === 0 ? at : folderOf(at).children.find(({ id }) => id === idIn(data)))
      case 0x20:
        return verify(p2, data)
      case 0x24:
        return write(p2, data)
      case 0x2c:
        return unblock(p2)
      case 0x40:
        verified.clear()
        return STATUS.ok
      case 0x46:
        return generate(p2)
      case 0x22:
        keyInUse = elements(data).get(0x84)?.[0]
        return keyInUse === undefined ? STATUS.badData : STATUS.ok
      case 0x2a:
        return p1 === 0x9e && p2 === 0x9a ? sign(data) : STATUS.badParameter
      case 0x84: // 80: the end of the initialisation; 00: random bytes
        return cla === 0x80 ? STATUS.ok : randomBytes(length)
      case 0x8a:
        return wipe()
      case 0xca:
        return p1 === 0x01 && p2 === 0x81 ? Buffer.from(serial.padStart(16, '0'), 'hex') : STATUS.noReference
      default:
        return STATUS.unknown
    }
  }

  const select = (file: RutokenFile | undefined): Uint8Array | number => {
    if (!file) return STATUS.notFound
    at = file
    return descriptionOf(file)
  }

  const update = (offset: number, data: Uint8Array): number => {
    if (offset + data.length > at.content.length) return STATUS.noRoom
    at.content.set(data, offset)
    return STATUS.ok
  }

  const make = (data: Uint8Array): number => {
    const described = elements([...elements(data).values()][0] ?? new Uint8Array())
    if (idIn(described.get(0x83) ?? new Uint8Array()) === MASTER) {
      memory.master = at = emptyMaster()
      return STATUS.ok
    }
    const made = create(memory.master, at, described)
    if (typeof made === 'number') return made
    const most = (made.property?.[3] ?? 0) & 0x0f
    if (isPin(made)) memory.pins.set(made.id, { value: undefined, tries: most, most })
    at = made
    return STATUS.ok
  }

  const remove = (file: RutokenFile | undefined): number => {
    if (!file?.parent) return STATUS.notFound
    file.parent.children.splice(file.parent.children.indexOf(file), 1)
    at = file.parent
    return STATUS.ok
  }

  const verify = (number: number, given: Uint8Array): number => {
    const pin = memory.pins.get(number)
    if (!pin) return STATUS.noReference
    if (given.length === 0) {
      if (verified.has(number)) return STATUS.ok
      return pin.tries > 0 ? 0x63c0 | pin.tries : STATUS.blocked
    }
    if (verified.size > 0) return STATUS.somebodyIn // the rights must be given up first
    if (pin.tries === 0) return STATUS.blocked
    if (number === USER) card.counts.verified += 1
    if (!pin.value || Buffer.compare(pin.value, given) !== 0) {
      pin.tries -= 1
      return pin.tries > 0 ? STATUS.wrongPin : STATUS.blocked
    }
    pin.tries = pin.most
    verified.add(number)
    return STATUS.ok
  }

  /** A PIN, or with number 0 the content of the internal file that is selected. */
  const write = (number: number, data: Uint8Array): number => {
    const value = elements(data).get(0xa5) ?? new Uint8Array()
    if (number === 0) {
      at.content = value
      return STATUS.ok
    }
    const pin = memory.pins.get(number)
    if (!pin) return STATUS.noReference
    if (pin.value && !verified.has(number) && !verified.has(ADMINISTRATOR)) return STATUS.notAllowed
    pin.value = value
    return STATUS.ok
  }

  const unblock = (number: number): number => {
    const pin = memory.pins.get(number)
    if (!pin || !verified.has(ADMINISTRATOR)) return STATUS.notAllowed
    pin.tries = pin.most
    return STATUS.ok
  }

  const generate = (file: number): Uint8Array | number => {
    if (!verified.has(USER)) return STATUS.notAllowed
    const key = createGostSecret(CURVE)
    memory.keys.set(file, key)
    return gostPublicKey(CURVE, key)
  }

  const sign = (digest: Uint8Array): Uint8Array | number => {
    if (!verified.has(USER)) return STATUS.notAllowed
    const key = memory.keys.get(keyInUse ?? -1)
    if (key === undefined) return STATUS.noReference
    if (digest.length !== CURVE.bytes) return STATUS.badLength
    card.counts.signatures += 1
    return signGost(CURVE, key, digest).toReversed() // on the wire r and s are little-endian
  }

  const wipe = (): number => {
    Object.assign(memory, { master: emptyMaster(), pins: new Map(), keys: new Map() })
    card.reset()
    return STATUS.ok
  }

  return card
}
