import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { root } from '../steps.ts'
import type { System } from './made.ts'

const require = createRequire(import.meta.url)

/** The version of Electron that the program is built for. */
export const electronVersion = (require('electron/package.json') as { version: string }).version

const MESSAGE =
  'This is a stand-in for Electron: it proves the package, it does not run. Pack with a real one.\n'

/** What stands before the fuses in every Electron. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** The fuses of a fresh Electron, in their order: 1 on, 0 off. */
const FRESH = '101100011'

/**
 * Makes what looks like an unpacked Electron where none can be had: a true ELF or PE that carries the fuse wire, and
 * the files that the packing touches. It says so and ends with 1 when it is started.
 */
export function makeStandIn(system: System, folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  const write = (name: string, bytes: Uint8Array | string, mode = 0o644) =>
    writeFileSync(join(folder, name), bytes, { mode })

  if (system === 'linux') {
    write('electron', elf(), 0o755)
    write('chrome-sandbox', elf(), 0o755)
  } else write('electron.exe', pe(), 0o755)
  for (const language of ['ru', 'en-US', 'de']) write(`locales/${language}.pak`, '')
  write('version', electronVersion)
  write('LICENSES.chromium.html', `<p>${MESSAGE}</p>\n`)
  copyFileSync(join(root, 'node_modules/electron/LICENSE'), join(folder, 'LICENSE'))
}

/** Where the fuses lie: a sentinel, the version of the wire, how many there are, and a sign for each. */
const wire = (): Buffer =>
  Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, FRESH.length]), Buffer.from(FRESH)])

const BASE = 0x400000n
const HEADERS = 64 + 56

/** A whole program for Linux on x86-64: `write(2, MESSAGE)`, `exit(1)`. */
function elf(): Buffer {
  const message = Buffer.from(MESSAGE)
  const code = Buffer.concat([
    Buffer.from([0xb8, 1, 0, 0, 0, 0xbf, 2, 0, 0, 0]), // write to standard error
    Buffer.from([0x48, 0x8d, 0x35, 19, 0, 0, 0]), // what stands behind these instructions
    Buffer.from([0xba, message.length, 0, 0, 0, 0x0f, 0x05]),
    Buffer.from([0xb8, 60, 0, 0, 0, 0xbf, 1, 0, 0, 0, 0x0f, 0x05]), // exit with 1
  ])
  const body = Buffer.concat([code, message, wire()])
  const size = BigInt(HEADERS + body.length)

  const headers = Buffer.alloc(HEADERS)
  headers.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]) // ELF, 64 bits, little end first
  headers.writeUInt16LE(2, 16) // a program
  headers.writeUInt16LE(62, 18) // for x86-64
  headers.writeUInt32LE(1, 20)
  headers.writeBigUInt64LE(BASE + BigInt(HEADERS), 24) // where it starts
  headers.writeBigUInt64LE(64n, 32)
  headers.writeUInt16LE(64, 52)
  headers.writeUInt16LE(56, 54)
  headers.writeUInt16LE(1, 56)
  headers.writeUInt32LE(1, 64) // one part, to be loaded
  headers.writeUInt32LE(5, 68) // read and run
  headers.writeBigUInt64LE(BASE, 80)
  headers.writeBigUInt64LE(BASE, 88)
  headers.writeBigUInt64LE(size, 96)
  headers.writeBigUInt64LE(size, 104)
  headers.writeBigUInt64LE(0x1000n, 112)
  return Buffer.concat([headers, body])
}

/** A program for Windows on x64 with nothing but resources and the fuses: enough to be edited, signed and listed. */
function pe(): Buffer {
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.lang = 1033
  version.setFileVersion(electronVersion)
  version.setStringValues(
    { lang: 1033, codepage: 1200 },
    { ProductName: 'Electron', FileDescription: 'Stand-in for Electron' },
  )
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  program.setExtraData(wire())
  return Buffer.from(program.generate())
}
