import { done, failed } from '../../../domain/outcome.ts'
import type { Channel } from '../../../main/signing/apdu.ts'
import { piv } from '../../../main/signing/piv.ts'
import { ACCEPTED, refused, type Target, type Verdict, wrong } from '../target.ts'

/**
 * Every length that a card may answer with, and every status word, to each command that is sent: nothing by chance.
 * An input says them in six bytes: command, class of length or of status, status word, length.
 */

/** The longest answer that PC/SC hands over: 65,536 bytes of data and the status word. */
const LONGEST = 65_538

const COMMANDS = ['select', 'discovery', 'certificate', 'verify', 'tries', 'sign', 'get-response'] as const

type Command = (typeof COMMANDS)[number]

const REFUSALS = [0x6a82, 0x6982, 0x6983, 0x63c0, 0x63c3, 0x6f00, 0x6a80, 0x0000, 0xffff] as const

/** Statuses that lead on in different ways: the first is tried with every length, the others where lengths matter. */
const CLASSES: readonly ((length: number) => number)[] = [
  () => 0x9000,
  (length) => 0x6100 | (length & 0xff),
  (length) => 0x6c00 | (length & 0xff),
  (length) => REFUSALS[length % REFUSALS.length]!,
]

/** The length that goes with every status word. */
const SHORT = 40

/** The other classes are tried with so many of the shortest, and of the longest answers. */
const SHORTEST = 2_100
const LONGEST_ONES = 500

const lengths = [
  ...Array.from({ length: LONGEST + 1 }, (_, length) => [0, length] as const),
  ...[1, 2, 3].flatMap((kind) =>
    Array.from({ length: SHORTEST + LONGEST_ONES }, (_, place) => {
      const length = place < SHORTEST ? place : LONGEST - (place - SHORTEST)
      return [kind, length] as const
    }),
  ),
]

const ALL_LENGTHS = COMMANDS.length * lengths.length
const ALL_STATUSES = COMMANDS.length * 0x10000

function inputAt(place: number): Uint8Array {
  const at = place - ALL_LENGTHS
  if (at >= 0) return written(at >> 16, at & 0xffff, SHORT)
  const [kind, length] = lengths[place % lengths.length]!
  return written(Math.floor(place / lengths.length), CLASSES[kind]!(length), length)
}

const written = (command: number, status: number, length: number): Uint8Array =>
  Uint8Array.of(command, status >> 8, status & 0xff, length >> 16, (length >> 8) & 0xff, length & 0xff)

/** What begins the data of an answer: elements whose lengths, three bytes each, reach just to its end. */
const HEADS: { readonly [Name in Command]?: readonly (readonly number[])[] } = {
  discovery: [[0x7e], [0x5f, 0x2f]],
  certificate: [[0x53], [0x70]],
  'get-response': [[0x53], [0x70]],
  sign: [[0x7c], [0x82]],
}

/** As a PIN policy it prefers the global PIN. */
const FILLING = 0x20

function headOf(command: Command, total: number): Uint8Array {
  const head: number[] = []
  for (const tag of HEADS[command] ?? []) {
    const left = total - head.length - tag.length - 4
    head.push(...tag, 0x83, (left >> 16) & 0xff, (left >> 8) & 0xff, left & 0xff)
  }
  return Uint8Array.from(head)
}

/** Bytes that come where there is more, where the card is asked again, and before GET RESPONSE. */
const [MORE, AGAIN, BEFORE] = [16, 32, 32]

/** Where an answer leads: how much data there is in the end, and under which status. */
type Led = { readonly total: number; readonly status: number }

function leads(command: Command, length: number, status: number): Led {
  const before = command === 'get-response' ? BEFORE : 0
  if (status >> 8 === 0x61) return { total: before + length - 2 + MORE, status: 0x9000 }
  if (status >> 8 === 0x6c) return { total: before + AGAIN, status: 0x9000 }
  return { total: before + length - 2, status }
}

/** The bytes of the data from one place to another, and a status. */
function part(head: Uint8Array, from: number, to: number, status: number): Uint8Array {
  const answer = Buffer.allocUnsafe(to - from + 2)
  answer.fill(FILLING)
  answer.set(head.subarray(from, to))
  answer.writeUInt16BE(status, to - from)
  return answer
}

type Tried = { readonly command: Command; readonly length: number; readonly status: number }

type Step = { readonly ins: number; readonly answer: () => Uint8Array }

/** What the card says from the command under trial on, and which instruction must ask for it. */
function stepsOf({ command, length, status }: Tried, { total }: Led): Step[] {
  const head = headOf(command, total)
  const first = INS[command]
  const before = command === 'get-response' ? BEFORE : 0
  const steps: Step[] = []
  if (before > 0) steps.push({ ins: first, answer: () => part(head, 0, before, 0x6100) })
  const ins = before > 0 ? 0xc0 : first
  const isNone = length < 2
  steps.push({
    ins,
    answer: () => (isNone ? new Uint8Array() : part(head, before, before + length - 2, status)),
  })
  if (isNone) return steps
  if (status >> 8 === 0x61) steps.push({ ins: 0xc0, answer: () => part(head, total - MORE, total, 0x9000) })
  if (status >> 8 === 0x6c) steps.push({ ins, answer: () => part(head, before, total, 0x9000) })
  return steps
}

const INS: { readonly [Name in Command]: number } = {
  select: 0xa4,
  discovery: 0xcb,
  certificate: 0xcb,
  'get-response': 0xcb,
  verify: 0x20,
  tries: 0x20,
  sign: 0x87,
}

const [OK, NOTHING] = [Uint8Array.of(0x90, 0), Uint8Array.of(0x6a, 0x82)]

/** The last byte of the name of an object: the discovery object, or the certificate of the signing key. */
const OBJECTS: { readonly [Name in Command]?: number } = {
  discovery: 0x7e,
  certificate: 0x0a,
  'get-response': 0x0a,
}

/** A card that gives the answers under trial, takes everything else, and holds nothing. */
function cardOf(command: Command, steps: readonly Step[], isT0: boolean) {
  let [taken, isAskedWrongly, count] = [0, false, 0]
  let reference: number | undefined
  const channel: Channel = {
    isT0,
    transmit: async (sent) => {
      count += 1
      if (sent[1] === 0x20) reference = sent[3]
      const name = sent.at(isT0 ? -1 : -2)
      const isTried = sent[1] === INS[command] && (sent[1] !== 0xcb || name === OBJECTS[command])
      const step = taken > 0 || isTried ? steps[taken] : undefined
      if (!step) return done(sent[1] === 0xcb ? NOTHING : OK)
      taken += 1
      isAskedWrongly ||= sent[1] !== step.ins
      const answer = step.answer()
      return answer.length < 2 ? failed({ code: 'device.removed' } as const) : done(answer)
    },
  }
  const seen = () => ({ isWhole: taken === steps.length && !isAskedWrongly, count, reference })
  return { channel, seen }
}

const [PIN, DIGEST] = [Buffer.from('123456'), Buffer.alloc(32, 7)]

/** What the program makes of it, in one word or the length of what it was given. */
async function outcomeOf(command: Command, channel: Channel, seen: () => { reference: number | undefined }) {
  const application = piv(channel)
  const word = (one: { ok: true } | { ok: false; fault: { code: string } }): string =>
    one.ok ? 'done' : one.fault.code
  switch (command) {
    case 'select':
      return word(await application.select())
    case 'discovery': {
      const selected = await application.select()
      await application.triesLeft()
      return selected.ok ? `${seen().reference}` : word(selected)
    }
    case 'certificate':
    case 'get-response': {
      const read = await application.certificate()
      return read.ok ? `${read.value.der.length} ${read.value.key}` : word(read)
    }
    case 'verify': {
      const verified = await application.verify(PIN)
      return !verified.ok && verified.fault.code === 'pin.wrong'
        ? `pin.wrong ${verified.fault.triesLeft}`
        : word(verified)
    }
    case 'tries': {
      const tries = await application.triesLeft()
      return tries.ok ? `${tries.value}` : word(tries)
    }
    case 'sign': {
      const made = await application.sign('9c', 'ecdsa-p256', DIGEST)
      return made.ok ? `${made.value.length}` : word(made)
    }
  }
}

/** What the letter of the standards asks for. */
function wantedOf({ command, length }: Tried, { total, status }: Led): string {
  if (length < 2) return 'device.removed'
  const isOk = status === 0x9000
  const tries = status === 0x6983 ? 0 : (status & 0xfff0) === 0x63c0 ? status & 0xf : undefined
  switch (command) {
    case 'select':
      return isOk ? 'done' : 'device.unknown-card'
    case 'discovery':
      return total >= 13 ? '0' : '128'
    case 'certificate':
    case 'get-response':
      if (!isOk && status !== 0x6a82) return 'device.failed'
      return isOk && total > 10 ? `${total - 10} 9c` : 'device.no-certificate'
    case 'verify':
      if (isOk) return 'done'
      if (tries === undefined) return status === 0x6a80 ? 'pin.form' : 'device.failed'
      return tries === 0 ? 'pin.blocked' : `pin.wrong ${tries}`
    case 'tries':
      return `${tries}`
    case 'sign':
      if (status === 0x6982) return 'device.pin-needed'
      return isOk && total >= 10 ? `${total - 10}` : 'device.failed'
  }
}

async function judge(input: Uint8Array): Promise<Verdict> {
  const command = COMMANDS[input[0]! % COMMANDS.length]!
  const status = (input[1]! << 8) | input[2]!
  const length = Math.min((input[3]! << 16) | (input[4]! << 8) | input[5]!, LONGEST)
  const tried = { command, length, status }
  const led = leads(command, length, status)
  const { channel, seen } = cardOf(command, stepsOf(tried, led), length % 2 === 1)
  const was = await outcomeOf(command, channel, seen)
  const { isWhole, count } = seen()
  if (!isWhole) return wrong(`${command}: the card was not asked for the rest as it wants`)
  if (count > 6) return wrong(`${command}: too many commands`)
  const wanted = wantedOf(tried, led)
  if (was !== wanted) return wrong(`${command}: ${was} in the place of ${wanted}`)
  return /^(done|\d+( 9c)?|128)$/.test(was) ? ACCEPTED : refused(was)
}

/** Every length and every status word to each command. */
export const cardAnswers: Target = {
  name: 'card-answers',
  inputs: ALL_LENGTHS + ALL_STATUSES,
  every: inputAt,
  open: () => ({ seeds: [], mutate: (input) => input, judge }),
}
