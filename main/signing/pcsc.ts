import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { ATR_BYTES, loadPcsc, NAME_ENCODING, type NativePcsc } from './pcsc-native.ts'

/** What PC/SC itself answers, by the names of its documents; everything unexpected is `failed`. */
export type PcscCode = (typeof CODES)[keyof typeof CODES] | 'failed'

const CODES = {
  0x80100002: 'cancelled',
  0x80100003: 'service-gone', // invalid handle: the service has forgotten us
  0x80100009: 'unknown-reader',
  0x8010000a: 'timeout',
  0x8010000b: 'sharing-violation',
  0x8010000c: 'no-card',
  0x8010000f: 'no-protocol', // we take any: the card has gone, or has not said yet what it speaks
  // pcsc-lite says so when its own service has died; elsewhere it is the card's line.
  0x80100013: process.platform === 'linux' ? 'service-gone' : 'failed',
  0x80100016: 'not-transacted',
  0x80100017: 'reader-unavailable',
  0x8010001d: 'service-gone', // no service
  0x8010001e: 'service-gone', // service stopped
  0x8010002e: 'no-readers',
  0x80100066: 'unresponsive-card',
  0x80100067: 'unpowered-card',
  0x80100068: 'reset-card',
  0x80100069: 'removed-card',
  0x8010006a: 'service-gone', // it lets nobody in, as pcsc-lite while it ends
} as const

/** Bits of a reader's state; above them stands a counter of insertions and removals. */
export const STATE = { changed: 0x2, present: 0x20, mute: 0x200 } as const

/** A reader and the state it was last seen in; 0 asks for the state at once. */
export type ReaderState = { readonly reader: string; readonly state: number }

/** A connection to the service. Calls on one context wait for each other: each piece of work takes its own. */
export type PcscContext = {
  readonly readers: () => Promise<Outcome<string[], PcscCode>>
  /** Waits until one of the readers is in another state than given; `timeout` is an answer too. */
  readonly change: (
    states: readonly ReaderState[],
    timeoutMs: number,
  ) => Promise<Outcome<ReaderState[], PcscCode>>
  /** Shared with other programs, whichever protocol the card speaks. */
  readonly connect: (reader: string) => Promise<Outcome<PcscCard, PcscCode>>
  /** Ends a `change` that is waiting. */
  readonly cancel: () => Promise<void>
  readonly release: () => Promise<void>
}

export type PcscCard = {
  /** True for T=0, where a command carries either data or the length of the answer. */
  readonly isT0: boolean
  /** The answer with its status word: two bytes at least. */
  readonly transmit: (command: Uint8Array) => Promise<Outcome<Uint8Array, PcscCode>>
  readonly begin: () => Promise<Outcome<undefined, PcscCode>>
  readonly end: () => Promise<void>
  /** Leaves the card as it is, or resets it so that it forgets the PIN. */
  readonly disconnect: (then: 'leave' | 'reset') => Promise<void>
}

/** Opens connections to the card service. */
export type Pcsc = { readonly establish: () => Promise<Outcome<PcscContext, PcscCode>> }

/** The system's PC/SC; without the library every connection fails as `service-gone`. */
export function systemPcsc(): Pcsc {
  const native = loadPcsc()
  return {
    establish: async () => {
      if (!native) return failed('service-gone')
      const handle = [0]
      const code = await native.establish(FOR_USER, null, null, handle)
      return code === 0 ? done(contextOf(native, handle[0])) : failed(codeOf(code))
    },
  }
}

const FOR_USER = 0
const SHARED = 2
const ANY_PROTOCOL = 3
const LARGEST_ANSWER = 65_538

const codeOf = (code: number): PcscCode => CODES[code as keyof typeof CODES] ?? 'failed'

const outcomeOf = (code: number): Outcome<undefined, PcscCode> =>
  code === 0 ? done(undefined) : failed(codeOf(code))

function contextOf(native: NativePcsc, handle: unknown): PcscContext {
  return {
    readers: async () => {
      const unit = NAME_ENCODING === 'utf16le' ? 2 : 1
      const names = Buffer.alloc(16_384 * unit)
      const size = [16_384]
      const code = await native.list(handle, null, names, size)
      if (codeOf(code) === 'no-readers') return done([])
      if (code !== 0) return failed(codeOf(code))
      const text = names.subarray(0, Number(size[0]) * unit).toString(NAME_ENCODING)
      return done(text.split('\0').filter((name) => name !== ''))
    },

    change: async (states, timeoutMs) => {
      const list = states.map(({ reader, state }) => ({
        szReader: reader,
        pvUserData: null,
        dwCurrentState: state,
        dwEventState: 0,
        cbAtr: 0,
        rgbAtr: new Uint8Array(ATR_BYTES),
      }))
      const code = await native.change(handle, timeoutMs, list, list.length)
      if (code !== 0) return failed(codeOf(code))
      return done(
        list.map(({ szReader, dwEventState }) => ({ reader: szReader, state: Number(dwEventState) })),
      )
    },

    connect: async (reader) => {
      const card = [0]
      const protocol = [0]
      const code = await native.connect(handle, reader, SHARED, ANY_PROTOCOL, card, protocol)
      return code === 0 ? done(cardOf(native, card[0], Number(protocol[0]))) : failed(codeOf(code))
    },

    cancel: async () => void (await native.cancel(handle)),
    release: async () => void (await native.release(handle)),
  }
}

function cardOf(native: NativePcsc, handle: unknown, protocol: number): PcscCard {
  return {
    isT0: protocol === 1,
    transmit: async (command) => {
      const answer = Buffer.alloc(LARGEST_ANSWER)
      const size = [answer.length]
      const request = { dwProtocol: protocol, cbPciLength: native.requestBytes }
      const code = await native.transmit(handle, request, command, command.length, null, answer, size)
      if (code !== 0) return failed(codeOf(code))
      // A card pulled in the middle of a command may "answer" with nothing at all.
      const bytes = Number(size[0])
      return bytes < 2 ? failed('removed-card') : done(Uint8Array.from(answer.subarray(0, bytes)))
    },
    begin: async () => outcomeOf(await native.begin(handle)),
    end: async () => void (await native.end(handle, 0)),
    disconnect: async (then) => void (await native.disconnect(handle, then === 'reset' ? 1 : 0)),
  }
}
