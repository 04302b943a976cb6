import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** What each room may import. A room sees only rooms below it, so there can be no circles. */
const below: Record<string, readonly string[]> = {
  domain: [],
  /** The manual alone: its text is read in the program too. */
  docs: [],
  contract: ['domain'],
  cades: ['domain'],
  'main/store': ['contract', 'domain'],
  'main/threads': [],
  'main/workbook': [],
  'main/search': ['main/store', 'contract', 'domain'],
  'main/checks': ['main/store', 'contract', 'domain'],
  'main/diagnosis': ['contract', 'domain'],
  'main/health': ['main/store', 'main/threads', 'main/workbook', 'contract', 'domain'],
  'main/print': ['contract', 'domain'],
  'main/requests': ['main/store', 'contract', 'domain'],
  'main/import': ['main/store', 'contract', 'domain'],
  'main/trust': ['cades', 'contract', 'domain'],
  'main/stamps': ['main/store', 'cades', 'contract', 'domain'],
  'main/staff': ['main/store', 'contract', 'domain'],
  'main/signing': ['cades', 'contract', 'domain'],
  'main/correction': ['main/store', 'cades', 'contract', 'domain'],
  'main/sync': ['main/store', 'main/threads', 'contract', 'domain'],
  'main/exchange': ['main/store', 'main/workbook', 'contract', 'domain'],
  'main/lookup': ['contract', 'domain'],
  'main/register': ['main/store', 'main/workbook', 'cades', 'contract', 'domain'],
  'main/access': ['main/store', 'main/workbook', 'contract', 'domain'],
  'main/keys': ['main/store', 'contract', 'domain'],
  'main/retention': ['main/store', 'contract', 'domain'],
  'main/updates': ['contract', 'domain'],
  main: [
    'main/correction',
    'main/keys',
    'main/retention',
    'main/updates',
    'main/sync',
    'main/exchange',
    'main/lookup',
    'main/register',
    'main/access',
    'main/signing',
    'main/import',
    'main/trust',
    'main/stamps',
    'main/staff',
    'main/diagnosis',
    'main/health',
    'main/print',
    'main/requests',
    'main/threads',
    'main/workbook',
    'main/checks',
    'main/search',
    'main/store',
    'cades',
    'contract',
    'domain',
  ],
  'main/shell': ['main', 'main/signing', 'main/store', 'main/workbook', 'contract', 'domain'],
  preload: [],
  'renderer/words': ['contract', 'domain'],
  'renderer/link': ['contract', 'domain'],
  'renderer/parts': ['domain'],
  'renderer/screens': ['renderer/parts', 'renderer/link', 'renderer/words', 'contract', 'domain', 'docs'],
  'renderer/pin': ['renderer/parts', 'renderer/link', 'renderer/words', 'contract', 'domain'],
  renderer: ['renderer/screens', 'renderer/link', 'renderer/words', 'renderer/parts', 'contract', 'domain'],
  gateway: ['cades', 'contract', 'domain'],
}

/** Who may touch each package. What is not named here may be touched by no room. */
const owners: Record<string, readonly string[]> = {
  electron: ['main/shell', 'preload'],
  'electron-log': ['main/shell'],
  'better-sqlite3': ['main/store'],
  koffi: ['main/signing'],
  '@noble/curves': ['cades'],
  'csv-parse': ['main/import'],
  'csv-stringify': ['main/exchange'],
  yauzl: ['main/import'],
  yazl: ['main/exchange', 'main/register'],
  saxes: ['main/import'],
  'write-excel-file': ['main/workbook'],
  uuid: ['main'],
  zod: ['contract'],
  react: [
    'renderer',
    'renderer/screens',
    'renderer/parts',
    'renderer/pin',
    'renderer/words',
    'renderer/link',
  ],
  'react-dom': ['renderer', 'renderer/pin'],
  qr: ['renderer/parts'],
  marked: ['renderer/screens'],
  'react-aria-components': ['renderer', 'renderer/screens', 'renderer/parts'],
  hono: ['gateway'],
  '@hono/node-server': ['gateway'],
  '@electric-sql/pglite': ['gateway'],
  pg: ['gateway'],
  'prom-client': ['gateway'],
  'rate-limiter-flexible': ['gateway'],
  'swagger-ui-dist': ['gateway'],
}

/** Rooms that run in a page or anywhere: nothing of Node. */
const WITHOUT_NODE = /^(domain|contract|preload|renderer)/

const LONGEST_FILE = 250 // lines
const LARGEST_SHELL = 520 // lines, the whole of main/shell

const files = globSync('{domain,contract,cades,main,preload,renderer,gateway}/**/*.{ts,tsx}').filter(
  (file) => !file.endsWith('.d.ts'),
)
const imports = files.flatMap((file) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ].map((found) => ({ file, from: roomOf(file), to: (found[1] ?? found[2] ?? found[3])! })),
)

test('every file stands in a room', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((file) => !(roomOf(file) in below))).toEqual([])
})

test('a room imports only rooms below it', () => {
  const upward = imports
    .filter(({ to }) => to.startsWith('.'))
    .map(({ file, from, to }) => ({ file, from, to: roomOf(normalize(join(dirname(file), to))) }))
    .filter(({ from, to }) => from !== to && !below[from]?.includes(to))
  expect(upward).toEqual([])
})

test('a package is touched only by the rooms that own it', () => {
  const foreign = imports.filter(
    ({ from, to }) => !/^(\.|node:)/.test(to) && !owners[packageOf(to)]?.includes(from),
  )
  expect(foreign).toEqual([])
})

test('rooms that run anywhere import nothing of Node', () => {
  expect(imports.filter(({ from, to }) => to.startsWith('node:') && WITHOUT_NODE.test(from))).toEqual([])
})

test('screens do not know each other', () => {
  const screenOf = (file: string) => /^renderer\/screens\/[^/]+/.exec(file)?.[0]
  const crossing = imports
    .map(({ file, to }) => ({ file, to: normalize(join(dirname(file), to)) }))
    .filter(({ file, to }) => screenOf(file) && screenOf(to) && screenOf(file) !== screenOf(to))
  expect(crossing).toEqual([])
})

test('the table above goes only downwards', () => {
  const circular = (room: string, path: readonly string[] = []): boolean =>
    path.includes(room) || below[room]!.some((next) => circular(next, [...path, room]))
  expect(Object.keys(below).filter((room) => circular(room))).toEqual([])
})

test('a file fits on a few screens, and the shell stays thin', () => {
  const length = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1
  expect(files.filter((file) => length(file) > LONGEST_FILE)).toEqual([])

  const shell = files.filter((file) => roomOf(file) === 'main/shell')
  expect(shell.reduce((lines, file) => lines + length(file), 0)).toBeLessThanOrEqual(LARGEST_SHELL)
})

function roomOf(file: string): string {
  const [first, second] = file.split('/')
  const inner = `${first}/${second}`
  return inner in below ? inner : first!
}

function packageOf(name: string): string {
  const parts = name.split('/')
  return name.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!
}
