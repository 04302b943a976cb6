import { gzipSync } from 'node:zlib'
import { readCertificate } from '../../../cades/certificate.ts'
import { done, failed } from '../../../domain/outcome.ts'
import { type Channel, send, tlv, valueOf } from '../../../main/signing/apdu.ts'
import { piv } from '../../../main/signing/piv.ts'
import type { Chance } from '../chance.ts'
import { genuine } from '../genuine.ts'
import { mutateBytes } from '../mutate/bytes.ts'
import { mutateTlv } from '../mutate/tlv.ts'
import { ACCEPTED, refused, type Target, type Verdict, wrong } from '../target.ts'

const certificate = genuine('ecdsa.cer')
const OK = Uint8Array.of(0x90, 0)
const object = (...parts: Uint8Array[]): Uint8Array => tlv(0x53, ...parts)
const held = (packed: Uint8Array, flag: number): Uint8Array =>
  object(tlv(0x70, packed), tlv(0x71, Uint8Array.of(flag)), tlv(0xfe))
const discovery = Buffer.from('7e125f2f02602079000000', 'hex')
const signed = tlv(0x7c, tlv(0x82, Buffer.alloc(70, 0x30)))

/** The same value looked for by the letter of BER-TLV, a second time and in another way. */
export function valueByTheLetter(tag: number, within: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(within.buffer, within.byteOffset, within.length)
  let at = 0
  while (at < bytes.length) {
    const isLong = (bytes[at]! & 0x1f) === 0x1f
    const headEnd = at + (isLong ? 2 : 1)
    if (headEnd >= bytes.length) return undefined
    const found = bytes.readUIntBE(at, isLong ? 2 : 1)
    const count = bytes[headEnd]! < 0x80 ? 0 : bytes[headEnd]! & 0x7f
    if (bytes[headEnd] === 0x80 || count > 3) return undefined
    const start = headEnd + 1 + count
    if (start > bytes.length) return undefined
    const length = count === 0 ? bytes[headEnd]! : bytes.readUIntBE(headEnd + 1, count)
    if (start + length > bytes.length) return undefined
    if (found === tag) return bytes.subarray(start, start + length)
    at = start + length
  }
  return undefined
}

const TAGS = [0x53, 0x70, 0x71, 0x7c, 0x82, 0x7e, 0x5f2f] as const

type ValueOf = typeof valueOf

/** Judges a reader of BER-TLV: what it gives lies inside, and is what the letter of the standard gives. */
export const tlvJudge =
  (read: ValueOf) =>
  (input: Uint8Array): Verdict => {
    let found = 0
    for (const tag of TAGS) {
      const value = read(tag, input)
      const wanted = valueByTheLetter(tag, input)
      if (value === undefined && wanted === undefined) continue
      if (!value || !wanted) return wrong(`a tag is ${value ? 'found where none is' : 'not found'}`)
      if (value.buffer !== input.buffer) return wrong('a value that is not of the input')
      if (value.byteOffset !== wanted.byteOffset || value.length !== wanted.length)
        return wrong('another value than the one that is there')
      found += 1
    }
    return found > 0 ? ACCEPTED : refused('not found')
  }

const tlvTarget: Target = {
  name: 'tlv',
  inputs: 150_000,
  open: () => ({
    seeds: [held(certificate, 0), held(gzipSync(certificate), 1), discovery, signed, tlv(0x70, signed)],
    mutate: mutateTlv,
    judge: tlvJudge(valueOf),
  }),
}

/** Answers one after another: each with its length before it, three bytes. */
const script = (...answers: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat(answers.flatMap((one) => [lengthBytes(one.length), one]))

const lengthBytes = (length: number): Uint8Array =>
  Uint8Array.of((length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff)

function answersIn(input: Uint8Array): Uint8Array[] {
  const answers: Uint8Array[] = []
  for (let at = 0; at + 3 <= input.length && answers.length < 2_000;) {
    const length = Math.min(Buffer.from(input).readUIntBE(at, 3), input.length - at - 3)
    answers.push(input.slice(at + 3, at + 3 + length))
    at += 3 + length
  }
  return answers
}

const FAILED = Uint8Array.of(0x6f, 0)

/** A card that says what is written, and what it was told. */
function cardOf(answers: readonly Uint8Array[], isT0: boolean): Channel & { commands: Uint8Array[] } {
  const commands: Uint8Array[] = []
  return {
    isT0,
    commands,
    transmit: async (command) => {
      commands.push(Uint8Array.from(command))
      const answer = answers[commands.length - 1] ?? FAILED
      return answer.length < 2 ? failed({ code: 'device.removed' } as const) : done(answer)
    },
  }
}

const STATUSES = [0x9000, 0x6100, 0x61ff, 0x6110, 0x6c00, 0x6c20, 0x6a82, 0x6982, 0x6983, 0x63c3, 0x6f00]

function mutateScript(input: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const answers = answersIn(input)
  const place = chance.below(answers.length + 1)
  const status = chance.pick(STATUSES)
  const end = Uint8Array.of(status >> 8, status & 0xff)
  const one = answers[place] ?? FAILED
  switch (chance.below(8)) {
    case 0:
      answers.splice(place, 1)
      break
    case 1:
      answers.splice(place, 0, one)
      break
    case 2:
      answers[place] = Buffer.concat([one.subarray(0, -2), end])
      break
    case 3: {
      const length = chance.is(0.01) ? chance.below(65_539) : chance.below(300)
      answers[place] = Buffer.concat([
        Buffer.alloc(length, chance.below(256)),
        chance.is(0.8) ? end : FAILED.subarray(chance.below(3)),
      ])
      break
    }
    case 4: {
      const middle = chance.below(one.length)
      const more = Uint8Array.of(0x61, chance.below(256))
      answers.splice(place, 1, Buffer.concat([one.subarray(0, middle), more]), one.subarray(middle))
      break
    }
    case 5:
      answers[place] = mutateBytes(one, chance.pick(answersIn(other)) ?? one, chance)
      break
    case 6:
      return mutateBytes(input, other, chance)
    default:
      answers[place] = Buffer.concat([mutateTlv(one.subarray(0, -2), other, chance), one.subarray(-2)])
  }
  return script(...answers)
}

const transport: Target = {
  name: 'apdu',
  inputs: 40_000,
  open: () => ({
    seeds: [
      script(
        Buffer.concat([certificate.subarray(0, 256), Uint8Array.of(0x61, 0xff)]),
        Buffer.concat([certificate.subarray(256), OK]),
      ),
      script(Uint8Array.of(0x6c, 0x20), Buffer.concat([certificate.subarray(0, 32), OK])),
      script(OK),
      script(Uint8Array.of(0x63, 0xc2)),
      script(...Array.from({ length: 320 }, () => Uint8Array.of(1, 0x61, 0xff))),
      ...[0, 1, 2, 255, 256, 257].map((length) => script(Buffer.concat([Buffer.alloc(length), OK]))),
    ],
    mutate: mutateScript,
    judge: async (input) => {
      const answers = answersIn(input)
      const card = cardOf(answers, (input[0] ?? 0) % 2 === 1)
      const sent = await send(card, { ins: 0xcb, p1: 0x3f, p2: 0xff, data: Uint8Array.of(0x5c, 1, 0x7e) })
      if (card.commands.some((command) => command.length < 4 || command.length > 261))
        return wrong('a command of no form')
      if (card.commands.length > 302) return wrong('a card that is never given up')
      if (!sent.ok) return refused(sent.fault.code)
      const used = card.commands.map((_, place) => answers[place] ?? FAILED)
      const isAsked = (answer: Uint8Array): boolean => answer.at(-2) === 0x6c
      const wanted = Buffer.concat(used.filter((one) => !isAsked(one)).map((one) => one.subarray(0, -2)))
      if (!wanted.equals(sent.value.data)) return wrong('data that the card has not given')
      const last = used.at(-1)!
      if (sent.value.status !== last.at(-2)! * 256 + last.at(-1)!)
        return wrong('a status that the card has not given')
      return sent.value.status === 0x9000 ? ACCEPTED : refused('status')
    },
  }),
}

const FAULTS = /^(?:device|pin)\.[a-z-]+$/

const whole = script(
  OK,
  Buffer.concat([discovery, OK]),
  Buffer.concat([held(certificate, 0), OK]),
  Uint8Array.of(0x63, 0xc3),
  OK,
  Buffer.concat([signed, OK]),
)

const application: Target = {
  name: 'piv',
  inputs: 40_000,
  open: () => ({
    seeds: [
      whole,
      script(
        OK,
        FAILED,
        Buffer.concat([held(gzipSync(certificate), 1), OK]),
        OK,
        OK,
        Buffer.concat([signed, OK]),
      ),
      script(OK, FAILED, Uint8Array.of(0x6a, 0x82), Buffer.concat([held(genuine('rsa.cer'), 0), OK])),
      script(OK, FAILED, Buffer.concat([held(gzipSync(Buffer.alloc(8_000_000)), 1), OK])),
      script(OK, FAILED, Buffer.concat([held(gzipSync(Buffer.alloc(64 * 1024)), 1), OK])),
    ],
    mutate: mutateScript,
    judge: async (input) => {
      const answers = answersIn(input)
      const card = cardOf(answers, (input.at(-1) ?? 0) % 2 === 1)
      const all = Buffer.concat(answers.map((one) => one.subarray(0, -2)))
      const application = piv(card)
      const found = { selected: await application.select(), certificate: await application.certificate() }
      const tries = await application.triesLeft()
      const before = card.commands.length
      const verified = await application.verify(Buffer.from('123456'))
      const answer = answers[card.commands.length - 1] ?? FAILED
      if (verified.ok && !(answer.at(-2) === 0x90 && answer.at(-1) === 0))
        return wrong('a PIN that the card has not taken')
      if (card.commands.length === before) return wrong('a PIN that was never sent')
      const made = await application.sign('9c', 'ecdsa-p256', Buffer.alloc(32, 7))
      for (const one of [found.selected, found.certificate, tries, verified, made])
        if (!one.ok && !FAULTS.test(one.fault.code)) return wrong(`a fault without a name: ${one.fault.code}`)
      if (tries.ok && tries.value !== undefined && !(tries.value >= 0 && tries.value <= 15))
        return wrong('tries beyond fifteen')
      if (made.ok && !all.includes(Buffer.from(made.value)))
        return wrong('a signature that the card has not given')
      if (!found.certificate.ok) return refused(found.certificate.fault.code)
      const { der } = found.certificate.value
      if (der.length > 64 * 1024 && !all.includes(Buffer.from(der)))
        return wrong('more than a certificate was unpacked')
      return readCertificate(der).ok ? ACCEPTED : refused('certificate')
    },
  }),
}

/** Cards: BER-TLV, the chaining of APDUs, and the whole PIV application over them. */
export const cardTargets: readonly Target[] = [tlvTarget, transport, application]
