import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import {
  archiveOf,
  bookParts,
  columnsOf,
  contentOf,
  fileOf,
  ownImporter,
  runWhole,
} from '../main/import/desk.ts'

const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const HEAD = cell('Фамилия') + cell('Имя')
const ROW = cell('Образцова') + cell('Проба')
const SHEET = 'xl/worksheets/sheet1.xml'

/** A server that must hear nothing; gives its address and what it has heard. */
async function listening() {
  const heard: string[] = []
  const server = createServer(({ url }, response) => {
    heard.push(url!)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const laughs = (levels: number): string =>
  Array.from({ length: levels }, (_, level) =>
    level === 0 ? '<!ENTITY l0 "ha">' : `<!ENTITY l${level} "${`&l${level - 1};`.repeat(10)}">`,
  ).join('')

const sheetOf = (xml: string) =>
  `<worksheet><sheetData><row>${HEAD}</row><row>${xml}</row></sheetData></worksheet>`

/** What stands before a sheet, and what in its cell. */
const ENTITIES: readonly (readonly [string, (url: string) => readonly [before: string, inside: string]])[] = [
  ['a billion laughs', () => [`<!DOCTYPE x [${laughs(10)}]>`, '&l9;']],
  ['a file of this machine', () => ['<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', '&f;']],
  ['a page elsewhere', (url) => [`<!DOCTYPE x [<!ENTITY f SYSTEM "${url}/entity">]>`, '&f;']],
  ['a definition elsewhere', (url) => [`<!DOCTYPE x SYSTEM "${url}/dtd">`, '&amp;']],
  ['a parameter elsewhere', (url) => [`<!DOCTYPE x [<!ENTITY % p SYSTEM "${url}/p"> %p;]>`, '&q;']],
  ['a style elsewhere', (url) => [`<?xml-stylesheet href="${url}/style"?>`, '&amp;']],
]

test.each(ENTITIES)('nothing unfolds and nothing is fetched for %s', async (_what, make) => {
  const { heard, url } = await listening()
  const desk = ownImporter()
  const [before, inside] = make(url)
  for (const part of [SHEET, 'xl/sharedStrings.xml', 'xl/workbook.xml']) {
    const parts = { ...bookParts([HEAD, ROW]) } as Record<string, string>
    parts[part] =
      before + (part === SHEET ? sheetOf(cell(inside) + cell('Проба')) : `${parts[part]}<!-- ${inside} -->`)
    const file = await archiveOf(desk.folder, parts, 'entities.xlsx')
    const look = await desk.importer.look(file)
    if (look.ok)
      await desk.importer.run({ file, columns: await columnsOf(desk.importer, file), padSnils: false })
  }
  expect(heard).toEqual([])
  expect(contentOf(desk.database)).not.toMatch(/root:|haha/)
})

test('a workbook with macros, links to elsewhere and formulas is read as the texts it shows', async () => {
  const { heard, url } = await listening()
  const desk = ownImporter()
  const formula = `<c t="str"><f>WEBSERVICE("${url}/formula")</f><v>Образцова</v></c>`
  const parts = {
    ...bookParts([HEAD, formula + cell('Проба')]),
    'xl/vbaProject.bin': 'Attribute VB_Name = "Evil"',
    'xl/externalLinks/externalLink1.xml': `<externalLink><externalBook r:id="rId1"/></externalLink>`,
    'xl/externalLinks/_rels/externalLink1.xml.rels': `<Relationships><Relationship Id="rId1" Type="x/externalLinkPath" Target="${url}/book.xlsx" TargetMode="External"/></Relationships>`,
    'xl/connections.xml': `<connections><connection><webPr url="${url}/connection"/></connection></connections>`,
  }
  const { report } = await runWhole(desk.importer, await archiveOf(desk.folder, parts))
  expect([report.added, heard]).toEqual([1, []])
  expect([...desk.people.each()].map(({ lastName }) => lastName)).toEqual(['Образцова'])
})

test.each([
  '../../../etc/passwd',
  '/etc/passwd',
  'file:///etc/passwd',
  '\\\\server\\share\\sheet.xml',
  'C:\\a.xml',
])('a workbook that names %s as its sheet is no workbook', async (target) => {
  const desk = ownImporter()
  const parts = bookParts([HEAD, ROW])
  const rels = `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="${target}"/></Relationships>`
  const file = await archiveOf(desk.folder, { ...parts, 'xl/_rels/workbook.xml.rels': rels })
  expect(await desk.importer.look(file)).toMatchObject({ ok: false })
})

/** An archive by hand: writers of archives refuse such names. */
function zipOf(entries: readonly (readonly [name: string, content: string])[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of entries) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x800, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), facts, rest, Buffer.from(name)]))
    bodies.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('504b0506', 'hex')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, listed, end])
}

test.each([
  '../../evil.xlsx',
  '/tmp/evil',
  '..\\..\\evil',
  'C:\\evil',
  'xl/../../evil',
  'a\u0000b',
  '__proto__',
])('a file called %j in an archive comes out nowhere', async (name) => {
  const desk = ownImporter()
  const file = join(desk.folder, 'names.xlsx')
  writeFileSync(
    file,
    zipOf([...(Object.entries(bookParts([HEAD, ROW])) as [string, string][]), [name, 'evil']]),
  )
  const look = await desk.importer.look(file)
  if (look.ok) expect(look.value.columns).toHaveLength(2)
  expect(readdirSync(desk.folder)).toEqual(['names.xlsx'])
  expect([existsSync(join(desk.folder, '../evil')), existsSync('/tmp/evil')]).toEqual([false, false])
})

test('hostile texts of a file are texts of a record, and nothing else', async () => {
  const desk = ownImporter()
  const texts = [
    '<img src=x onerror=alert(1)>',
    '=cmd|x',
    "'; drop table person; --",
    '__proto__',
    '\u202eвон',
  ]
  const rows = texts.map((text) => `"${text}";"${text}";5А\n`).join('')
  await runWhole(desk.importer, fileOf(desk.folder, `Фамилия;Имя;Класс\n${rows}`))
  const names = [...desk.people.each()].map(({ lastName }) => lastName).toSorted()
  expect(names).toEqual(texts.toSorted())
})
