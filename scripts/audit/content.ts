import { placeInPackage } from '../pack/files.ts'
import type { System } from '../pack/made.ts'
import type { Packed } from './archive.ts'
import { type Finding, finding } from './finding.ts'

/** What the project knows of what should be inside. */
export type Expected = {
  readonly system: System
  /** Programs of the main process and of its threads, by the name of their built file. */
  readonly programs: readonly string[]
  /** Packages that the lock installs for production, by name. */
  readonly production: ReadonlySet<string>
  /** Regions that the project has, by the name of their file. */
  readonly regions: readonly string[]
}

/** The rules of what may and what must be in app.asar. Written apart from the rules of what goes in (pack/wanted.ts). */
export function contentFindings(files: readonly Packed[], expected: Expected): Finding[] {
  const where = (test: (file: Packed) => boolean): string[] => files.filter(test).map(({ path }) => path)
  return [
    finding(
      'only the built program, the regions and packages',
      where(({ path }) => !ALLOWED.some((place) => place.test(path))),
    ),
    finding(
      'no sources, source maps, types or tests',
      where(({ path }) => SOURCES.test(path) || TESTS.test(path)),
    ),
    finding(
      'no hidden files',
      where(({ path }) => /(^|\/)\./.test(path)),
    ),
    finding('only production packages', strangers(files, expected.production)),
    finding(
      'native files lie outside of the archive, and nothing else does',
      where(({ path, isOutside }) => path.endsWith('.node') !== isOutside),
    ),
    finding('native files are of this system and processor', foreign(files, expected.system)),
    finding('one file of koffi and one of SQLite', notOnce(files)),
    finding('every program of the build is inside', lost(files, expected)),
    finding('every import is answered inside', unanswered(files)),
  ]
}

const ALLOWED = [
  /^package\.json$/,
  /^out\/(main|preload|renderer)\/[^.]/,
  /^out\/training\/persons\.ndjson$/,
  /^regions\/[a-z-]+\.json$/,
  /^node_modules\//,
]

const SOURCES = /\.(ts|tsx|mts|cts|map|c|cc|cpp|h|hpp|gyp|gypi|tsbuildinfo)$/
const TESTS = /(^|\/)(test|tests|__tests__|spec|fixtures)\/|\.(test|spec)\.[cm]?js$/

/** Packages inside that are not production ones by the lock. */
function strangers(files: readonly Packed[], production: ReadonlySet<string>): string[] {
  const inside = new Set(
    files.filter(({ path }) => path.startsWith('node_modules/')).map(({ path }) => placeInPackage(path).name),
  )
  return [...inside].filter((name) => !production.has(name))
}

/** Native files of another system or processor than x64, with what they are. */
function foreign(files: readonly Packed[], system: System): string[] {
  return files
    .filter(({ path }) => /\.(node|so|dll|dylib)$/.test(path))
    .map(({ path, read }) => ({ path, kind: kindOf(read()) }))
    .filter(({ kind }) => kind !== `${system} x64`)
    .map(({ path, kind }) => `${path} is of ${kind}`)
}

/** System and processor of a native file, by its first bytes: `linux x64`. */
export function kindOf(bytes: Buffer): string {
  if (bytes.toString('latin1', 0, 4) === '\x7fELF')
    return `linux ${bytes.readUInt16LE(18) === 62 ? 'x64' : 'another processor'}`
  if (bytes.toString('latin1', 0, 2) === 'MZ') {
    const machine = bytes.readUInt16LE(bytes.readUInt32LE(0x3c) + 4)
    return `win32 ${machine === 0x8664 ? 'x64' : 'another processor'}`
  }
  return bytes.readUInt32LE(0) === 0xfeedfacf ? 'darwin' : 'nothing known'
}

/** Both native packages must be there once: none is a program that fails, two are a foreign one. */
function notOnce(files: readonly Packed[]): string[] {
  const native = files.filter(({ path }) => path.endsWith('.node')).map(({ path }) => path)
  return ['@koromix/koffi-', 'better-sqlite3/'].flatMap((name) => {
    const of = native.filter((path) => path.startsWith(`node_modules/${name}`))
    return of.length === 1 ? [] : [`${name}: ${of.length}${of.length > 0 ? `, ${of.join(', ')}` : ''}`]
  })
}

function lost(files: readonly Packed[], { programs, regions }: Expected): string[] {
  const inside = new Set(files.map(({ path }) => path))
  const wanted = [
    'package.json',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'out/renderer/pin/index.html',
    'out/training/persons.ndjson',
    ...programs.map((name) => `out/main/${name}.js`),
    ...regions.map((name) => `regions/${name}`),
  ]
  return wanted.filter((path) => !inside.has(path))
}

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)["']([^"'\n]+)["']/g

/** Imports of the built programs that neither Node, nor Electron, nor the archive answers. */
function unanswered(files: readonly Packed[]): string[] {
  const inside = new Set(files.map(({ path }) => path))
  const isThere = (name: string) => inside.has(`node_modules/${name}/package.json`)
  return files
    .filter(({ path }) => /^out\/(main|preload)\/.*\.c?js$/.test(path))
    .flatMap(({ path, read }) =>
      [...read().toString().matchAll(IMPORT)]
        .map(([, name]) => name!)
        .filter((name) => {
          if (name === 'electron' || name.startsWith('node:')) return false
          if (!name.startsWith('.')) return /^[@a-z]/.test(name) && !isThere(placeInPackage(name).name)
          return !inside.has(new URL(name, `file:///${path}`).pathname.slice(1))
        })
        .map((name) => `${path} wants ${name}`),
    )
}
