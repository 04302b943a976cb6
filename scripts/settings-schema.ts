/**
 * Writes deploy/sverka.schema.json: the JSON schema of the machine-wide file, for editors and for deployment tools. Its
 * sentences are those of the table in docs/administrator.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { settings } from '../contract/settings.ts'

export const SCHEMA = new URL('../deploy/sverka.schema.json', import.meta.url)

const TABLE = new URL('../docs/administrator.md', import.meta.url)

/** What the table says of each key of the file; a row may be about several. */
export function saidOf(table: string): ReadonlyMap<string, string> {
  const rows = [...table.matchAll(/^\| ((?:`[a-zA-Z]+`(?:, )?)+) +\| (.+?) +\|/gm)]
  return new Map(
    rows.flatMap(([, keys = '', said = '']) =>
      [...keys.matchAll(/`(\w+)`/g)].map(
        ([, key = '']) => [key, said.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1').replaceAll('`', '')] as const,
      ),
    ),
  )
}

/** The schema as text, as it stands in the file. */
export function schemaText(): string {
  const said = saidOf(readFileSync(TABLE, 'utf8'))
  const { properties, ...whole } = z.toJSONSchema(settings, { io: 'input' })
  const described = Object.entries(properties ?? {}).map(
    ([key, shape]) => [key, { description: said.get(key), ...(shape as object) }] as const,
  )
  const schema = {
    ...whole,
    title: 'sverka.json',
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(described) },
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

if (import.meta.main) writeFileSync(SCHEMA, schemaText())
