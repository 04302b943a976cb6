import koffi, { type TypeObject } from 'koffi'
import { callNative } from './native-call.ts'

/**
 * The eleven functions of PC/SC, for pcsc-lite on Linux, winscard on Windows and PCSC.framework on macOS.
 *
 * Widths: DWORD and LONG have 32 bits on Windows and macOS and the machine's word in pcsc-lite; handles are
 * pointers on Windows, words on Linux, 32 bits on macOS; ATRs are 36 bytes on Windows and 33 elsewhere; macOS
 * packs its structures.
 */

const isWindows = process.platform === 'win32'
const isMac = process.platform === 'darwin'

/** On Windows by its whole path: a file of that name beside the program is not asked. */
const LIBRARY = isWindows
  ? `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\winscard.dll`
  : isMac
    ? '/System/Library/Frameworks/PCSC.framework/PCSC'
    : 'libpcsclite.so.1'

const DWORD = isWindows || isMac ? 'uint32' : 'ulong'
const LONG = isWindows || isMac ? 'int32' : 'long'
const HANDLE = isMac ? 'int32' : isWindows ? 'uintptr_t' : 'long'
const TEXT = isWindows ? 'str16' : 'str'
const WIDE = isWindows ? 'W' : ''

export const ATR_BYTES = isWindows ? 36 : 33

/** How reader names come back from `list`. */
export const NAME_ENCODING = isWindows ? 'utf16le' : 'utf8'

/** macOS has no pseudo-reader that tells of readers plugged in. */
export const TELLS_NEW_READERS = !isMac

type TypeSpec = string | TypeObject | ReturnType<typeof koffi.out>

/** One function of the library on a thread of its own; gives its code as an unsigned number, 0 is success. */
type Native = (...args: readonly unknown[]) => Promise<number>

export type NativePcsc = {
  readonly establish: Native
  readonly release: Native
  readonly cancel: Native
  readonly list: Native
  readonly change: Native
  readonly connect: Native
  readonly disconnect: Native
  readonly begin: Native
  readonly end: Native
  readonly transmit: Native
  /** Size of SCARD_IO_REQUEST, which the structure itself must state. */
  readonly requestBytes: number
}

/** The system's card library, or `undefined` where none is installed. */
export function loadPcsc(): NativePcsc | undefined {
  let library: ReturnType<typeof koffi.load>
  try {
    library = koffi.load(LIBRARY)
  } catch {
    return undefined // pcsc-lite is not installed: the same to a person as a service that does not run
  }

  const structure = isMac ? koffi.pack : koffi.struct
  const request = structure({ dwProtocol: DWORD, cbPciLength: DWORD })
  const state = structure({
    szReader: TEXT,
    pvUserData: 'void *',
    dwCurrentState: DWORD,
    dwEventState: DWORD,
    cbAtr: DWORD,
    rgbAtr: koffi.array('uint8', ATR_BYTES, 'Typed'),
  })
  const out = (type: TypeSpec) => koffi.out(koffi.pointer(type))
  const inout = (type: TypeSpec) => koffi.inout(koffi.pointer(type))

  const native = (name: string, ...types: TypeSpec[]): Native => {
    const call = library.func(name, LONG, types)
    return (...args) => callNative(call, args)
  }

  return {
    establish: native('SCardEstablishContext', DWORD, 'void *', 'void *', out(HANDLE)),
    release: native('SCardReleaseContext', HANDLE),
    cancel: native('SCardCancel', HANDLE),
    list: native(`SCardListReaders${WIDE}`, HANDLE, TEXT, out('uint8'), inout(DWORD)),
    change: native(`SCardGetStatusChange${WIDE}`, HANDLE, DWORD, inout(state), DWORD),
    connect: native(`SCardConnect${WIDE}`, HANDLE, TEXT, DWORD, DWORD, out(HANDLE), out(DWORD)),
    disconnect: native('SCardDisconnect', HANDLE, DWORD),
    begin: native('SCardBeginTransaction', HANDLE),
    end: native('SCardEndTransaction', HANDLE, DWORD),
    transmit: native(
      'SCardTransmit',
      HANDLE,
      koffi.pointer(request),
      koffi.pointer('uint8'),
      DWORD,
      'void *',
      out('uint8'),
      inout(DWORD),
    ),
    requestBytes: koffi.sizeof(request),
  }
}
