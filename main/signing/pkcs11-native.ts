import { isAbsolute } from 'node:path'
import koffi from 'koffi'
import { type Asynchronous, callNative } from './native-call.ts'

/**
 * The calls signing needs of a PKCS#11 v2 module, as bare as they are: numbers and bytes.
 *
 * Widths: CK_ULONG has 32 bits on Windows and the machine's word elsewhere. Structures are packed to one byte on
 * Windows; elsewhere all but the version numbers at their head lie on word boundaries, so they look the same.
 */

/** Vendor modules were written for whole threads. Must be said before the first call of any library. */
koffi.config({ async_stack_size: 1024 * 1024 })

const isWindows = process.platform === 'win32'

const ULONG = isWindows ? 'uint32' : 'ulong'
const WORD_BYTES = koffi.sizeof('void *')
const ULONG_BYTES = koffi.sizeof(ULONG)

/** Where a structure goes on after its first `bytes` bytes of text and version numbers. */
export const wordAfter = (bytes: number): number =>
  isWindows ? bytes : Math.ceil(bytes / WORD_BYTES) * WORD_BYTES

/** A number as modules take it and, with `readUlong`, give it; handles keep all their bits. */
export function ulong(value: bigint | number): Uint8Array {
  const bytes = Buffer.alloc(ULONG_BYTES)
  if (ULONG_BYTES === 8) bytes.writeBigUInt64LE(BigInt(value))
  else bytes.writeUInt32LE(Number(value))
  return bytes
}

/** The number in the place `index` of those that stand at `start`. */
export function readUlong(bytes: Uint8Array, start = 0, index = 0): bigint {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = start + index * ULONG_BYTES
  return ULONG_BYTES === 8 ? view.readBigUInt64LE(at) : BigInt(view.readUInt32LE(at))
}

/** Room for `count` numbers. */
export const ulongs = (count: number): Uint8Array => Buffer.alloc(ULONG_BYTES * count)

/** What a module writes in the place of a length it does not know. */
export const UNAVAILABLE = (1n << BigInt(ULONG_BYTES * 8)) - 1n

/** Bytes, and everything they point to: kept alive together. */
export type Structure = { readonly bytes: Uint8Array; readonly held: readonly Uint8Array[] }

/** CK_ATTRIBUTE[]: type, address, length; an absent value asks how long it would be. */
export function attributes(
  rows: readonly { readonly type: number; readonly value?: Uint8Array | undefined }[],
): Structure {
  const bytes = rows.flatMap(({ type, value }) => [ulong(type), addressOf(value), ulong(value?.length ?? 0)])
  return { bytes: Buffer.concat(bytes), held: rows.flatMap(({ value }) => value ?? []) }
}

/** The length a module has written into the row `index` of CK_ATTRIBUTE[]. */
export const lengthIn = (rows: Uint8Array, index: number): bigint =>
  readUlong(rows, index * (2 * ULONG_BYTES + WORD_BYTES) + ULONG_BYTES + WORD_BYTES)

/** CK_MECHANISM without a parameter. */
export const mechanism = (type: number): Uint8Array =>
  Buffer.concat([ulong(type), addressOf(undefined), ulong(0)])

const OS_LOCKING = 2

/** CK_C_INITIALIZE_ARGS: calls come from many threads, the module locks with what the system has. */
export const initializeArguments = (): Uint8Array =>
  Buffer.concat([Buffer.alloc(4 * WORD_BYTES), ulong(OS_LOCKING), Buffer.alloc(WORD_BYTES)])

function addressOf(value: Uint8Array | undefined): Uint8Array {
  const bytes = Buffer.alloc(WORD_BYTES)
  const address = value && value.length > 0 ? koffi.address(value) : 0n
  if (WORD_BYTES === 8) bytes.writeBigUInt64LE(address)
  else bytes.writeUInt32LE(Number(address))
  return bytes
}

/** `null` where the standard takes no value; a structure is passed by its bytes. */
export type Argument = bigint | number | Uint8Array | Structure | null

/** One function of the module on a thread of its own; gives its CK_RV, 0 is success. */
export type Native = (...args: readonly Argument[]) => Promise<number>

const N = ULONG
const P = 'void *'
const B = 'uint8'

/** Places in CK_FUNCTION_LIST and what stands there. */
const CALLS = {
  initialize: [0, P],
  info: [2, P],
  slots: [4, B, P, P],
  slot: [5, N, P],
  token: [6, N, P],
  mechanisms: [7, N, P, P],
  openSession: [12, N, N, P, P, P],
  closeSession: [13, N],
  login: [18, N, N, P, N],
  logout: [19, N],
  attributes: [24, N, N, P, N],
  findInit: [26, N, P, N],
  find: [27, N, P, N, P],
  findFinal: [28, N],
  signInit: [42, N, P, N],
  sign: [43, N, P, N, P, P],
} as const

export type NativePkcs11 = { readonly [Name in keyof typeof CALLS]: Native } & {
  /** C_EX_GetTokenInfoExtended of Rutoken's module (rtpkcs11f.h): slot, structure. */
  readonly tokenExtended?: Native
}

/** Modules stay for the life of the process: a library that the collector takes away goes with all its functions. */
const loaded = new Set<Library>()

/**
 * Loads a module by its absolute path, never along a search path; gives `undefined` for what is no module. Its own
 * libraries come before those of this program, which carries another OpenSSL.
 */
export function loadPkcs11(path: string): NativePkcs11 | undefined {
  if (!isAbsolute(path)) throw new Error('a PKCS#11 module needs an absolute path')
  try {
    const library = koffi.load(path, { deep: process.platform === 'linux' })
    loaded.add(library)
    const list = listOf(library, 'C_GetFunctionList')
    if (list === undefined) return undefined
    const calls = Object.entries(CALLS).map(([name, [place, ...types]]) => [name, native(list, place, types)])
    const extended = extendedList(library)
    return {
      ...(Object.fromEntries(calls) as NativePkcs11),
      ...(extended !== undefined && { tokenExtended: native(extended, 2, [N, P]) }),
    }
  } catch {
    return undefined // not a library, or not for this machine
  }
}

type Library = ReturnType<typeof koffi.load>

function extendedList(library: Library): unknown {
  try {
    return listOf(library, 'C_EX_GetFunctionListExtended')
  } catch {
    return undefined // every module but Rutoken's
  }
}

function listOf(library: Library, name: string): unknown {
  const found = Buffer.alloc(WORD_BYTES)
  const code: unknown = library.func(name, ULONG, [P])(found)
  if (Number(code) !== 0) return undefined
  return koffi.decode(found, P)
}

function native(list: unknown, place: number, types: readonly string[]): Native {
  const pointer: unknown = koffi.decode(list, wordAfter(2) + place * WORD_BYTES, P)
  const call = koffi.decode(pointer, koffi.proto(ULONG, [...types])) as Asynchronous
  return (...args) => callNative(call, args.map(bare), args)
}

const bare = (argument: Argument): unknown =>
  argument !== null && typeof argument === 'object' && 'held' in argument ? argument.bytes : argument
