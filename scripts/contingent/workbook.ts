import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A fixed time in the archive, so that the same school gives the same bytes. */
const WRITTEN = new Date(2026, 10, 22, 8, 0, 0)

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/**
 * Writes a workbook of one sheet, row by row, with every cell as text: so Excel keeps the zeros in front.
 * Texts stand in their cells (`inlineStr`); what no XML can hold is left out.
 *
 * @param sheet name of the sheet, 31 signs at most
 */
export async function writeWorkbook(
  file: string,
  sheet: string,
  rows: Iterable<readonly string[]>,
): Promise<void> {
  const zip = new ZipFile()
  const put = (name: string, text: string) =>
    zip.addBuffer(Buffer.from(DECLARATION + text), name, { mtime: WRITTEN })

  put(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/></Types>`,
  )
  put('_rels/.rels', relations('officeDocument', 'xl/workbook.xml'))
  put('xl/_rels/workbook.xml.rels', relations('worksheet', 'worksheets/sheet1.xml'))
  put(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
      `<sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  )
  zip.addReadStream(Readable.from(sheetXml(rows), { objectMode: false }), 'xl/worksheets/sheet1.xml', {
    mtime: WRITTEN,
  })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
}

const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const relations = (type: string, target: string): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${RELATIONS}/${type}" Target="${target}"/></Relationships>`

/** Pieces large enough not to be counted one by one. */
const PIECE = 1 << 16

function* sheetXml(rows: Iterable<readonly string[]>): Generator<Buffer> {
  let piece = `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>`
  let number = 0
  for (const cells of rows) {
    number++
    piece += `<row r="${number}">${cells.map((text, at) => cell(columnName(at) + number, text)).join('')}</row>`
    if (piece.length < PIECE) continue
    yield Buffer.from(piece)
    piece = ''
  }
  yield Buffer.from(`${piece}</sheetData></worksheet>`)
}

const cell = (reference: string, text: string): string =>
  text === ''
    ? ''
    : `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

/** A, B … Z, AA, AB … */
const columnName = (at: number): string =>
  at < 26 ? String.fromCodePoint(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26)

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string): string =>
  text.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign]!)
