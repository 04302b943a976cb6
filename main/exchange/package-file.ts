import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { Manifest, PackageContent } from '../../contract/exchange-files.ts'
import type { Journal } from '../../contract/exchange.ts'
import { done, type Outcome } from '../../domain/outcome.ts'
import type { MakeWorkbook } from '../workbook/sheet.ts'
import { readMes } from './read-me.ts'
import { receiptForm } from './receipt-form.ts'
import { restamped } from './restamped.ts'
import { sha256 } from './sha256.ts'
import { tableFile } from './table.ts'

/** A correction as it goes into a package: the exact bytes that were signed, and the detached signature. */
export type Enclosed = { readonly id: string; readonly bytes: Uint8Array; readonly signature: Uint8Array }

/** What a package is made of; `at` ms since 1970, `enclosed` in the order of the items of the content. */
export type PackageParts = {
  readonly id: string
  readonly number: number
  readonly school: string
  readonly journal: Journal
  readonly at: number
  readonly enclosed: readonly Enclosed[]
  readonly content: PackageContent
}

/** The package as a ZIP. The same parts give the same bytes, on every computer and at any time. */
export async function packageFile(
  parts: PackageParts,
  makeWorkbook: MakeWorkbook,
): Promise<Outcome<Uint8Array, { code: 'mapping.sign'; sign: string }>> {
  const { id, number, at, enclosed, content } = parts
  const { mapping, table: cells, items } = content
  const table = mapping && cells ? await tableFile(mapping, cells, at, makeWorkbook) : undefined
  if (table && !table.ok) return table

  const lines = enclosed.map((one, place) => ({ place: place + 1, id: one.id, person: items[place]!.person }))
  const zip = new ZipFile()
  const put = (name: string, bytes: Uint8Array) =>
    zip.addBuffer(Buffer.from(bytes), name, { mtime: new Date(at), mode: 0o100644, forceDosTimestamp: true })
  for (const { name, bytes } of readMes({ number, corrections: enclosed.length, table: table?.value.name }))
    put(name, bytes)
  if (table) put(table.value.name, table.value.bytes)
  put('receipt.csv', receiptForm(id, lines))
  put('manifest.json', Buffer.from(`${JSON.stringify(manifestOf(parts, table?.value), undefined, 2)}\n`))
  for (const one of enclosed) {
    put(`corrections/${one.id}.json`, one.bytes)
    put(`corrections/${one.id}.json.p7s`, one.signature)
  }
  zip.end()
  return done(restamped(await buffer(zip.outputStream), at))
}

const manifestOf = (
  { id, number, school, journal, at, enclosed }: PackageParts,
  table: { readonly name: string; readonly bytes: Uint8Array } | undefined,
): Manifest => ({
  form: 1,
  package: id,
  number,
  school,
  journal,
  made: new Date(at).toISOString(),
  corrections: enclosed.map((one) => ({
    id: one.id,
    bytes: sha256(one.bytes),
    signature: sha256(one.signature),
  })),
  ...(table && { table: { name: table.name, bytes: sha256(table.bytes) } }),
})
