import type { DeviceFault } from '../../contract/signer.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { wipeable } from '../../domain/wipeable.ts'

/** The wire to a card: commands in, answers with their status word out. */
export type Channel = {
  readonly isT0: boolean
  readonly transmit: (command: Uint8Array) => Promise<Outcome<Uint8Array, DeviceFault>>
}

export type Command = {
  ins: number
  p1: number
  p2: number
  data?: Uint8Array
  /** False where no answer but the status word is expected. */
  answers?: boolean
}

export type Answer = { readonly status: number; readonly data: Uint8Array }

const LONGEST_PART = 255

/** More parts than the largest object of a card has. */
const MOST_PARTS = 300

/**
 * Sends one command in short APDUs (ISO 7816-4): long data in chained parts, long answers fetched part by part,
 * a wrong length asked again as the card wants it. Every buffer that carried data is zeroed.
 */
export async function send(
  channel: Channel,
  { ins, p1, p2, data = new Uint8Array(), answers = true }: Command,
): Promise<Outcome<Answer, DeviceFault>> {
  let sent = 0
  for (;;) {
    const part = data.subarray(sent, sent + LONGEST_PART)
    sent += part.length
    const isLast = sent >= data.length
    const wantsLength = isLast && answers && !(channel.isT0 && part.length > 0)
    const head = [isLast ? 0x00 : 0x10, ins, p1, p2, ...(part.length > 0 ? [part.length] : [])]
    // Set in place: an array on the way would keep a PIN that nobody zeroes.
    const command = wipeable(head.length + part.length + (wantsLength ? 1 : 0))
    command.set(head)
    command.set(part, head.length)
    const answered = await channel.transmit(command).finally(() => command.fill(0))
    if (!answered.ok) return answered
    const answer = split(answered.value)
    if (isLast) return rest(channel, { ins, p1, p2 }, answer)
    if (answer.status !== 0x9000) return done(answer)
  }
}

/** Fetches what is left of an answer. */
async function rest(
  channel: Channel,
  { ins, p1, p2 }: Command,
  first: Answer,
): Promise<Outcome<Answer, DeviceFault>> {
  const parts = [first.data]
  let { status } = first
  let head = [0x00, ins, p1, p2]
  for (let count = 0; count < MOST_PARTS; count += 1) {
    const kind = status >> 8
    if (kind !== 0x61 && kind !== 0x6c) return done({ status, data: Buffer.concat(parts) })
    // Asked again with the right length, it answers from the beginning of this part.
    if (kind === 0x6c) parts.pop()
    // Told of more, it is asked for that from then on: with GET RESPONSE.
    else head = [0x00, 0xc0, 0x00, 0x00]
    const answered = await channel.transmit(Uint8Array.from([...head, status & 0xff]))
    if (!answered.ok) return answered
    const answer = split(answered.value)
    parts.push(answer.data)
    status = answer.status
  }
  return failed({ code: 'device.failed' })
}

const split = (answer: Uint8Array): Answer => ({
  status: (answer.at(-2)! << 8) | answer.at(-1)!,
  data: answer.subarray(0, -2),
})

/** The value of a tag among BER-TLV elements, or `undefined`: cards are strangers too, nothing is believed. */
export function valueOf(tag: number, within: Uint8Array | undefined): Uint8Array | undefined {
  if (!within) return undefined
  for (let at = 0; at < within.length;) {
    let found = within[at++]!
    if ((found & 0x1f) === 0x1f) found = (found << 8) | (within[at++] ?? 0)
    let length = within[at++] ?? 0
    if (length >= 0x80) {
      const count = length & 0x7f
      if (count === 0 || count > 3) return undefined // a length without end is not told
      length = 0
      for (let index = 0; index < count; index += 1) length = length * 256 + (within[at++] ?? 0)
    }
    if (at + length > within.length) return undefined
    if (found === tag) return within.subarray(at, at + length)
    at += length
  }
  return undefined
}

/** One BER-TLV element with a tag of one byte. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const value = Buffer.concat(parts)
  const { length } = value
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Uint8Array.of(tag, ...size), value])
}
