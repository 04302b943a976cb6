import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedIn } from '../../scripts/audit/archive.ts'
import { isAllowed, licenceFindings } from '../../scripts/audit/licences.ts'
import { billOf } from '../../scripts/pack/bill.ts'
import { type Component, componentsOf } from '../../scripts/pack/components.ts'
import { noticesOf } from '../../scripts/pack/notices.ts'
import { archiveOf, goodProgram, ownFolder } from './packed-program.ts'

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['none', false],
  ['SEE LICENSE IN LICENSE.md', false],
])('%s lets the product be given to schools: %s', (licence, is) => {
  expect(isAllowed(licence)).toBe(is)
})

const component = (name: string, more: Partial<Component> = {}): Component => ({
  name,
  version: '1.0.0',
  licence: 'MIT',
  part: 'packed',
  text: `The licence of ${name}`,
  needs: [],
  ...more,
})

const inArchive = ['zod', 'koffi', '@koromix/koffi-linux-x64', 'better-sqlite3'].map((name) =>
  component(name),
)
const besides = ['react', 'react-dom', 'react-aria-components', '@fontsource/pt-sans'].map((name) =>
  component(name, { part: 'bundled' }),
)
const all = [...inArchive, ...besides, component('electron', { part: 'Electron' })]

/** Rules that do not hold for a packed program with these papers. */
async function broken(
  components: readonly Component[],
  { bill = billOf(components, 1_800_000_000), notices = noticesOf(components) } = {},
): Promise<string[]> {
  const unpacked = ownFolder()
  mkdirSync(join(unpacked, 'resources/notices'), { recursive: true })
  writeFileSync(join(unpacked, 'resources/notices/sbom.cdx.json'), bill)
  writeFileSync(join(unpacked, 'resources/notices/THIRD-PARTY.txt'), notices)
  writeFileSync(join(unpacked, 'LICENSES.chromium.html'), '<p>Chromium</p>')
  const findings = await licenceFindings(unpacked, packedIn(await archiveOf(goodProgram())))
  return findings.filter(({ wrong }) => wrong.length > 0).map(({ rule }) => rule)
}

test('papers that name all are right', async () => {
  expect(await broken(all)).toEqual([])
})

test('a packed package, or what the pages have inside, must be in the bill', async () => {
  const rule = 'the bill names all that is packed'
  expect(await broken(all.filter(({ name }) => name !== 'zod'))).toEqual([rule])
  expect(await broken(all.filter(({ name }) => name !== 'react'))).toEqual([rule])
  expect(await broken(all.map((one) => (one.name === 'zod' ? { ...one, version: '2.0.0' } : one)))).toEqual([
    rule,
  ])
})

test('a licence that nobody has decided on is found', async () => {
  const refused = all.map((one) => (one.name === 'zod' ? { ...one, licence: 'AGPL-3.0-only' } : one))
  expect(await broken(refused)).toEqual(['every licence is an allowed one'])
})

test('a bill that is not of its form, and notices without a component, are found', async () => {
  const bill = billOf(all, 1_800_000_000)
  expect(await broken(all, { bill: bill.replace('"specVersion": "1.6"', '"specVersion": 16') })).toEqual([
    'the bill of materials is CycloneDX 1.6',
  ])
  expect(await broken(all, { notices: noticesOf(inArchive) })).toEqual(['the notices name every component'])
  expect(await broken(all.map((one) => (one.name === 'zod' ? { ...one, text: '' } : one)))).toEqual([
    'the notices have the text of every licence',
  ])
})

test('what the pages have inside is found in the sources, each part with its licence and the text of it', () => {
  const staged = ownFolder()
  mkdirSync(join(staged, 'node_modules/zod'), { recursive: true })
  writeFileSync(
    join(staged, 'node_modules/zod/package.json'),
    '{"name":"zod","version":"4.0.0","license":"MIT"}',
  )
  const found = componentsOf(staged)
  const parts = Object.groupBy(found, ({ part }) => part)
  expect(parts.packed?.map(({ name }) => name)).toEqual(['zod'])
  expect(parts.Electron?.map(({ name }) => name)).toEqual(['electron'])
  const bundled = parts.bundled?.map(({ name }) => name)
  expect(bundled).toEqual(expect.arrayContaining(['react', 'react-dom', 'scheduler', '@fontsource/pt-sans']))
  expect(bundled).not.toContain('typescript')
  expect(found.filter(({ licence, text }) => licence === '' || text === '')).toEqual([])
})

test('the bill is the same for the same components and the same time', () => {
  expect(billOf(all, 1_800_000_000)).toBe(billOf(all, 1_800_000_000))
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string
  }
  const bill = JSON.parse(billOf(all, 1_800_000_000)) as {
    metadata: { timestamp: string; component: { version: string } }
  }
  expect(bill.metadata).toMatchObject({ timestamp: '2027-01-15T08:00:00.000Z', component: { version } })
})
