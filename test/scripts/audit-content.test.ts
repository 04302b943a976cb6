import { expect, test } from 'vitest'
import { packedIn } from '../../scripts/audit/archive.ts'
import { contentFindings } from '../../scripts/audit/content.ts'
import { secretFindings } from '../../scripts/audit/secrets.ts'
import { generateKeyPairSync } from 'node:crypto'
import { archiveOf, expected, goodProgram, nativeFile } from './packed-program.ts'

const brokenRules = async (
  files: ReadonlyMap<string, string | Buffer>,
  outside?: string,
): Promise<string[]> =>
  contentFindings(packedIn(await archiveOf(files, outside)), expected)
    .filter(({ wrong }) => wrong.length > 0)
    .map(({ rule }) => rule)

test('nothing is wrong with a program that has only what it needs', async () => {
  expect(await brokenRules(goodProgram())).toEqual([])
})

const ONLY = 'only the built program, the regions and packages'
const SOURCES = 'no sources, source maps, types or tests'
const PRODUCTION = 'only production packages'
const OUTSIDE = 'native files lie outside of the archive, and nothing else does'
const NATIVE = 'native files are of this system and processor'
const ONCE = 'one file of koffi and one of SQLite'
const PROGRAMS = 'every program of the build is inside'
const ANSWERED = 'every import is answered inside'

test.each([
  ['a note of a developer', 'notes.txt', [ONLY]],
  ['a source of the project', 'main/key.ts', [ONLY, SOURCES]],
  ['the labels of the training school', 'out/training/labels.json', [ONLY]],
  ['a source map', 'out/main/index.js.map', [SOURCES]],
  ['types of a package', 'node_modules/zod/index.d.ts', [SOURCES]],
  ['a test of a package', 'node_modules/zod/test/one.js', [SOURCES]],
  ['a test beside the code of a package', 'node_modules/zod/one.test.js', [SOURCES]],
  ['a hidden file', 'node_modules/zod/.env', ['no hidden files']],
  ['a development package', 'node_modules/vitest/package.json', [PRODUCTION]],
])('%s in the archive is found', async (_what, path, rules) => {
  expect(await brokenRules(goodProgram().set(path, ''))).toEqual(rules)
})

test('a native file of another system is found', async () => {
  const files = goodProgram().set('node_modules/better-sqlite3/prebuilds/linux-x64.node', nativeFile('win32'))
  expect(await brokenRules(files)).toEqual([NATIVE])
})

test('a native file of another processor is found', async () => {
  const foreign = Buffer.from(nativeFile('linux'))
  foreign.writeUInt16LE(183, 18) // 64 bits of ARM
  const files = goodProgram().set('node_modules/better-sqlite3/prebuilds/linux-x64.node', foreign)
  expect(await brokenRules(files)).toEqual([NATIVE])
})

test('a prebuilt file too many is found', async () => {
  const files = goodProgram().set(
    'node_modules/better-sqlite3/prebuilds/linuxmusl-x64.node',
    nativeFile('linux'),
  )
  expect(await brokenRules(files)).toEqual([ONCE])
})

test.each([
  ['the SQLite of this system', 'node_modules/better-sqlite3/prebuilds/linux-x64.node', [ONCE]],
  ['a program of its own thread', 'out/main/signer.js', [PROGRAMS]],
  ['a region', 'regions/neutral.json', [PROGRAMS]],
  ['a package that is imported', 'node_modules/zod/package.json', [ANSWERED]],
  ['a part of the build', 'out/main/chunks/one.js', [ANSWERED]],
])('%s that was lost is found', async (_what, path, rules) => {
  const files = goodProgram()
  files.delete(path)
  expect(await brokenRules(files)).toEqual(rules)
})

test('a native file inside, or a script outside of the archive, is found', async () => {
  expect(await brokenRules(goodProgram(), '**/better-sqlite3/**')).toEqual([OUTSIDE])
})

test('what tells of the machine that packed, or is a secret, is found in any file', async () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const planted = goodProgram()
    .set('out/main/index.js', 'throw new Error("/builds/of-somebody/sverka/main/key.ts")')
    .set('out/main/signer.js', '"_resolved": "https://packages.somewhere.invalid/zod"')
    .set('regions/neutral.json', privateKey.export({ format: 'pem', type: 'pkcs8' }))
    .set('out/renderer/index.html', `npm_${'a'.repeat(36)}`)
    .set('out/main/chunks/one.js', ['postgres://sverka', 'not-for-anyone@db.invalid'].join(':'))
  const machine = { folders: ['/builds/of-somebody'], hosts: ['packages.somewhere.invalid'] }

  const look = async (files: ReadonlyMap<string, string | Buffer>) =>
    secretFindings(packedIn(await archiveOf(files)), machine).map(({ wrong }) => wrong)
  expect(await look(goodProgram())).toEqual([[], [], []])
  expect((await look(planted)).map((wrong) => wrong.toSorted())).toEqual([
    ['out/main/index.js'],
    ['out/main/signer.js: packages.somewhere.invalid'],
    [
      'out/main/chunks/one.js: a password in an address',
      'out/renderer/index.html: a token of npm',
      'regions/neutral.json: a private key',
    ],
  ])
})
