import { done, failed, type Outcome } from '../../domain/outcome.ts'
import {
  type Argument,
  attributes,
  initializeArguments,
  lengthIn,
  loadPkcs11,
  mechanism,
  type NativePkcs11,
  readUlong,
  ulong,
  ulongs,
  UNAVAILABLE,
  wordAfter,
} from './pkcs11-native.ts'
import { extendedBytes, text, type TokenFacts, tokenFacts } from './pkcs11-token.ts'

/** What a module answers, by the names of the standard (PKCS #11 v2.40 §5.1) as far as signing tells them apart. */
export type Ckr = (typeof CODES)[keyof typeof CODES] | 'failed'

const CODES = {
  0x3: 'slot-invalid',
  0x11: 'attribute-sensitive',
  0x12: 'attribute-unknown',
  0x32: 'device-removed',
  0x50: 'cancelled',
  0x60: 'key-gone',
  0x63: 'key-type',
  0x68: 'key-not-permitted',
  0x70: 'mechanism-invalid',
  0x71: 'mechanism-invalid', // its parameter
  0x82: 'key-gone',
  0xa0: 'pin-incorrect',
  0xa1: 'pin-invalid',
  0xa2: 'pin-length',
  0xa3: 'pin-expired',
  0xa4: 'pin-locked',
  0xb0: 'session-gone',
  0xb1: 'session-count',
  0xb3: 'session-gone',
  0xe0: 'token-absent',
  0xe1: 'token-unknown',
  0x100: 'logged-in-already',
  0x101: 'not-logged-in',
  0x102: 'pin-not-set',
  0x104: 'another-logged-in',
  0x150: 'buffer-small',
  0x191: 'initialized-already',
  0x200: 'cancelled', // CKR_FUNCTION_REJECTED: the person said no on the device
} as const

/** A handle keeps all the bits the module has given it. */
export type Handle = bigint

/** An attribute by its number, and the value it must have. */
export type Wanted = { readonly type: number; readonly value: Uint8Array }

/** A module that has been loaded. Everything asked of it waits its turn: few of them are safe in two threads. */
export type Pkcs11 = {
  readonly maker: string
  readonly version: string
  /** Slots with a token in them, looked for afresh. */
  readonly slots: () => Promise<Outcome<readonly Handle[], Ckr>>
  /** The name of a slot: the reader's where there is one. */
  readonly slot: (slot: Handle) => Promise<Outcome<string, Ckr>>
  readonly token: (slot: Handle) => Promise<Outcome<TokenFacts, Ckr>>
  readonly mechanisms: (slot: Handle) => Promise<Outcome<ReadonlySet<number>, Ckr>>
  readonly open: (slot: Handle) => Promise<Outcome<Pkcs11Session, Ckr>>
}

export type Pkcs11Session = {
  /** `key`: once more, for the signature that has just begun. `pad`: the PIN is typed on the reader. */
  readonly login: (who: 'user' | 'key', pin: Uint8Array | 'pad') => Promise<Outcome<undefined, Ckr>>
  readonly logout: () => Promise<void>
  readonly find: (wanted: readonly Wanted[]) => Promise<Outcome<readonly Handle[], Ckr>>
  /** The values in the order asked; `undefined` for what the object does not have or does not tell. */
  readonly attributes: (
    object: Handle,
    types: readonly number[],
  ) => Promise<Outcome<readonly (Uint8Array | undefined)[], Ckr>>
  readonly beginSigning: (key: Handle, mechanism: number) => Promise<Outcome<undefined, Ckr>>
  readonly sign: (data: Uint8Array) => Promise<Outcome<Uint8Array, Ckr>>
  readonly close: () => Promise<void>
}

/** Loads and starts the module at an absolute path; gives `undefined` for what is none or does not start. */
export async function openModule(path: string): Promise<Pkcs11 | undefined> {
  const native = loadPkcs11(path)
  if (!native) return undefined
  const ask = inTurn(native)
  const started = await ask('initialize', initializeArguments())
  if (started !== 0 && codeOf(started) !== 'initialized-already') return undefined

  const info = Buffer.alloc(INFO_BYTES)
  if ((await ask('info', info)) !== 0) return undefined
  const after = wordAfter(2 + 32) + ulongs(1).length + 32
  return {
    maker: text(info, 2, 32),
    version: `${info[after]}.${info[after + 1]}`,
    ...callsOf(ask, native.tokenExtended !== undefined),
  }
}

const INFO_BYTES = 128
const MOST_SLOTS = 256
const MOST_OBJECTS = 1_000
const PAGE = 64
const LONGEST_VALUE = 64 * 1024
const LONGEST_SIGNATURE = 1_024
const SERIAL_SESSION = 4
const USER = { user: 1, key: 2 } as const

type Ask = (name: keyof NativePkcs11, ...args: readonly Argument[]) => Promise<number>

function inTurn(native: NativePkcs11): Ask {
  let before: Promise<unknown> = Promise.resolve()
  return (name, ...args) => {
    const mine = before.then(() => native[name]!(...args))
    before = mine.catch(() => {}) // who asked hears of it; the next in turn does not
    return mine
  }
}

const codeOf = (code: number): Ckr => CODES[code as keyof typeof CODES] ?? 'failed'

const outcomeOf = (code: number): Outcome<undefined, Ckr> =>
  code === 0 ? done(undefined) : failed(codeOf(code))

function callsOf(ask: Ask, hasExtension: boolean): Omit<Pkcs11, 'maker' | 'version'> {
  /** Lists are asked twice: how long, then what; the first question also makes the module look. */
  const listed = async (
    call: (list: Uint8Array | null, count: Uint8Array) => Promise<number>,
  ): Promise<Outcome<readonly bigint[], Ckr>> => {
    const count = ulongs(1)
    const counted = await call(null, count)
    if (counted !== 0) return failed(codeOf(counted))
    const room = Math.min(Number(readUlong(count)) + PAGE, MOST_SLOTS)
    const list = ulongs(room)
    count.set(ulong(room))
    const told = await call(list, count)
    if (told !== 0) return failed(codeOf(told))
    const length = Math.min(Number(readUlong(count)), room)
    return done(Array.from({ length }, (_, index) => readUlong(list, 0, index)))
  }

  return {
    slots: () => listed((list, count) => ask('slots', 1, list, count)),

    slot: async (slot) => {
      const bytes = Buffer.alloc(INFO_BYTES)
      const code = await ask('slot', slot, bytes)
      return code === 0 ? done(text(bytes, 0, 64)) : failed(codeOf(code))
    },

    token: async (slot) => {
      const bytes = Buffer.alloc(256)
      const code = await ask('token', slot, bytes)
      if (code !== 0) return failed(codeOf(code))
      if (!hasExtension) return done(tokenFacts(bytes))
      const extended = ulongs(64)
      extended.set(ulong(extendedBytes()))
      const isTold = (await ask('tokenExtended', slot, extended)) === 0
      return done(tokenFacts(bytes, isTold ? extended : undefined))
    },

    mechanisms: async (slot) => {
      const list = await listed((into, count) => ask('mechanisms', slot, into, count))
      return list.ok ? done(new Set(list.value.map(Number))) : list
    },

    open: async (slot) => {
      const handle = ulongs(1)
      const code = await ask('openSession', slot, SERIAL_SESSION, null, null, handle)
      return code === 0 ? done(sessionOf(ask, readUlong(handle))) : failed(codeOf(code))
    },
  }
}

function sessionOf(ask: Ask, session: Handle): Pkcs11Session {
  return {
    login: async (who, pin) =>
      outcomeOf(
        pin === 'pad'
          ? await ask('login', session, USER[who], null, 0)
          : await ask('login', session, USER[who], pin, pin.length),
      ),
    logout: async () => void (await ask('logout', session)),

    find: async (wanted) => {
      const begun = await ask('findInit', session, attributes(wanted), wanted.length)
      if (begun !== 0) return failed(codeOf(begun))
      const found: Handle[] = []
      let code = 0
      for (let more = true; more && found.length < MOST_OBJECTS;) {
        const [list, count] = [ulongs(PAGE), ulongs(1)]
        code = await ask('find', session, list, PAGE, count)
        const length = code === 0 ? Math.min(Number(readUlong(count)), PAGE) : 0
        for (let index = 0; index < length; index += 1) found.push(readUlong(list, 0, index))
        more = length > 0
      }
      await ask('findFinal', session)
      return code === 0 ? done(found) : failed(codeOf(code))
    },

    attributes: async (object, types) => {
      const values: (Uint8Array | undefined)[] = []
      // One by one: a single unknown attribute spoils the whole answer of some modules.
      for (const type of types) {
        const asked = attributes([{ type }])
        const code = await ask('attributes', session, object, asked, 1)
        const length = lengthIn(asked.bytes, 0)
        const isAbsent = codeOf(code) === 'attribute-unknown' || codeOf(code) === 'attribute-sensitive'
        if (code !== 0 && !isAbsent) return failed(codeOf(code))
        if (isAbsent || length === UNAVAILABLE || length > LONGEST_VALUE) {
          values.push(undefined)
          continue
        }
        const value = Buffer.alloc(Number(length))
        const filled = attributes([{ type, value }])
        const told = await ask('attributes', session, object, filled, 1)
        if (told !== 0) return failed(codeOf(told))
        values.push(value.subarray(0, Math.min(Number(lengthIn(filled.bytes, 0)), value.length)))
      }
      return done(values)
    },

    beginSigning: async (key, type) => outcomeOf(await ask('signInit', session, mechanism(type), key)),
    sign: async (data) => {
      const signature = Buffer.alloc(LONGEST_SIGNATURE)
      const length = ulong(LONGEST_SIGNATURE)
      const code = await ask('sign', session, data, data.length, signature, length)
      if (code !== 0) return failed(codeOf(code))
      return done(Uint8Array.from(signature.subarray(0, Number(readUlong(length)))))
    },
    close: async () => void (await ask('closeSession', session)),
  }
}
