import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { contentFindings } from '../../scripts/audit/content.ts'
import { filesIn, placeInPackage } from '../../scripts/pack/files.ts'
import { isWantedOfPackage, isWantedOfProject, NOT_FOR_THE_DESK } from '../../scripts/pack/wanted.ts'

const root = join(import.meta.dirname, '../..')

test.each([
  ['zod', 'index.js', true],
  ['zod', 'LICENSE', true],
  ['zod', 'package.json', true],
  ['zod', 'README.md', false],
  ['zod', 'index.d.ts', false],
  ['zod', 'index.js.map', false],
  ['pg-protocol', 'dist/parser.test.js', false],
  ['somebody', 'lib/test/one.js', false],
  ['somebody', '.cache/one.js', false],
  ['better-sqlite3', 'prebuilds/linux-x64.node', true],
  ['better-sqlite3', 'prebuilds/linuxmusl-x64.node', false],
  ['better-sqlite3', 'prebuilds/win32-x64.node', false],
  ['koffi', 'src/koffi/index.js', true],
])('of %s the file %s goes to Linux: %s', (name, path, is) => {
  expect(isWantedOfPackage(name, path, 'linux')).toBe(is)
})

test.each([
  ['out/main/index.js', true],
  ['out/main/index.js.map', false],
  ['out/training/persons.ndjson', true],
  ['out/training/labels.json', false],
  ['regions/omsk.json', true],
  ['regions/README.md', false],
  ['main/key.ts', false],
])('of the project %s is packed: %s', (path, is) => {
  expect(isWantedOfProject(path)).toBe(is)
})

test('of the packages installed now nothing would be packed that the audit refuses', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>
  }
  const places = Object.keys(packages).filter(
    (place) => place !== '' && !packages[place]!.dev && existsSync(join(root, place)),
  )
  const production = new Set(places.map((place) => placeInPackage(place).name))
  const left = new Set<string>(NOT_FOR_THE_DESK)
  const files = [...new Set(places.flatMap((place) => filesIn(join(root, place))))]
    .map((file) => relative(root, file).replaceAll('\\', '/'))
    .map((path) => ({ path, name: placeInPackage(path).name, inPackage: placeInPackage(path).path }))
    .filter(
      ({ name, inPackage }) =>
        production.has(name) && !left.has(name) && isWantedOfPackage(name, inPackage, 'linux'),
    )
    .map(({ path }) => ({
      path,
      bytes: 0,
      isOutside: path.endsWith('.node'),
      read: () => readFileSync(join(root, path)),
    }))

  const expected = { system: 'linux', programs: [], production, regions: [] } as const
  const about = contentFindings(files, expected).filter(
    ({ rule }) => rule !== 'every program of the build is inside',
  )
  expect(about.filter(({ wrong }) => wrong.length > 0)).toEqual([])
})
