import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settings } from '../../contract/settings.ts'
import { readSettings } from '../../main/settings.ts'
import { saidOf, SCHEMA, schemaText } from '../../scripts/settings-schema.ts'

const manual = readFileSync(new URL('../../docs/administrator.md', import.meta.url), 'utf8')

test('the published schema is that of the file (node scripts/settings-schema.ts writes it)', () => {
  expect(JSON.parse(readFileSync(SCHEMA, 'utf8'))).toEqual(JSON.parse(schemaText()))
})

test('the manual says of every key what it sets, and of no other', () => {
  expect([...saidOf(manual).keys()].filter((key) => key in settings.shape).toSorted()).toEqual(
    Object.keys(settings.shape).toSorted(),
  )
})

test('the example of the manual is good, with the name of the schema in it too', () => {
  const [, example = ''] = /```json\n(\{\n {2}"mode"[^`]+)```/.exec(manual) ?? []
  const file = join(mkdtempSync(join(tmpdir(), 'sverka-settings-')), 'sverka.json')
  writeFileSync(file, JSON.stringify({ $schema: 'sverka.schema.json', ...JSON.parse(example) }))
  const { settings: read, locked } = readSettings(file)
  expect(read.school).toBe('school-17')
  expect(locked).not.toContain('$schema')
})
