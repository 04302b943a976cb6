import { crc32, deflateRawSync } from 'node:zlib'
import type { Chance } from '../chance.ts'
import { mutateBytes } from './bytes.ts'
import { mutateWords } from './text.ts'

/** A workbook before it is packed: its parts, and what is turned over in the packed bytes. */
type Book = {
  parts: [name: string, text: string][]
  /** Places as shares of the whole, and what is written there. */
  patches: [place: number, byte: number][]
  isStored?: boolean
}

const cell = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`

/** A plain workbook of so many sheets. */
export function plainBook(sheets = 1): Uint8Array {
  const numbers = Array.from({ length: sheets }, (_, place) => place + 1)
  const named = numbers.map((one) => `<sheet name="Лист${one}" sheetId="${one}" r:id="rId${one}"/>`)
  const related = numbers.map(
    (one) => `<Relationship Id="rId${one}" Type="x/worksheet" Target="worksheets/sheet${one}.xml"/>`,
  )
  const rows = [
    `<row r="1">${cell('A1', 'Фамилия')}${cell('B1', 'Имя')}<c r="C1" t="s"><v>0</v></c></row>`,
    `<row r="2">${cell('A2', 'Образцов')}${cell('B2', 'Пример')}<c r="C2"><v>1.122334459E10</v></c></row>`,
    `<row r="3">${cell('A3', 'Учебная')}<c r="B3" t="s"><v>1</v></c><c r="D3"><v>43208.0</v></c></row>`,
  ]
  const book: Book = {
    parts: [
      [
        'xl/workbook.xml',
        `<workbook xmlns:r="r"><workbookPr date1904="0"/><sheets>${named.join('')}</sheets></workbook>`,
      ],
      ['xl/_rels/workbook.xml.rels', `<Relationships>${related.join('')}</Relationships>`],
      [
        'xl/sharedStrings.xml',
        '<sst><si><t>СНИЛС</t></si><si><r><t>Ан</t></r><r><t>на</t></r><rPh><t>x</t></rPh></si></sst>',
      ],
      ...numbers.map((one): [string, string] => [
        `xl/worksheets/sheet${one}.xml`,
        `<worksheet><dimension ref="A1:D3"/><sheetData>${rows.join('')}</sheetData></worksheet>`,
      ]),
    ],
    patches: [],
  }
  return Buffer.from(JSON.stringify(book))
}

const XML = [
  '<row r="0">',
  '<row r="-1">',
  '<row r="1e3">',
  '<row r="99999999999">',
  '<row r="x">',
  '<c r="A1" t="s">',
  '<c r="ZZZ1"><v>1</v></c>',
  '<c r="AA5" t="e"><v>#REF!</v></c>',
  '<v>1E30</v>',
  '<v>-1.5E+20</v>',
  '<v>999999999</v>',
  '<![CDATA[<row>]]>',
  '<!-- -->',
  '<?x y?>',
  '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
  '&b;',
  '&#65;',
  '<row>',
  '</row>',
  '</sheetData>',
  '<x:t xmlns:x="y">',
  '<rPh>',
  '</rPh>',
] as const

/** Changes the XML of a part, the parts, or the bytes of the archive around them. */
export function mutateBook(input: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const book = bookIn(input) ?? bookIn(plainBook())!
  const from = bookIn(other) ?? book
  for (let times = 1 + chance.below(2); times > 0; times -= 1) changeBook(book, from, chance)
  return Buffer.from(JSON.stringify(book))
}

function changeBook(book: Book, from: Book, chance: Chance): void {
  const place = chance.below(book.parts.length)
  const part = book.parts[place] ?? ['xl/workbook.xml', '']
  const [name, text] = part
  switch (chance.below(9)) {
    case 0:
      book.parts.splice(place, 1)
      break
    case 1:
      book.parts.push([
        chance.pick([name, name.toUpperCase(), name.replaceAll('/', '\\'), '../evil', `/${name}`]),
        text,
      ])
      break
    case 2: {
      const at = chance.below(text.length + 1)
      const put = chance.pick(XML).repeat(chance.is(0.9) ? 1 : 1 + chance.below(300))
      book.parts[place] = [name, text.slice(0, at) + put + text.slice(at)]
      break
    }
    case 3: {
      const marks = [...text.matchAll(/>/g)].map(({ index }) => index + 1)
      const at = chance.pick(marks.length > 0 ? marks : [0])
      book.parts[place] = [name, text.slice(0, at) + chance.pick(XML) + text.slice(at)]
      break
    }
    case 4:
      book.patches.push([chance.below(1_000_000) / 1_000_000, chance.below(256)])
      break
    case 5:
      // The directory stands at the end: there a byte means most.
      book.patches.push([
        1 - chance.below(60_000) / 1_000_000,
        chance.pick([0, 1, 0xff, 0x50, chance.below(256)]),
      ])
      break
    case 6:
      book.isStored = chance.is(0.5)
      break
    case 7:
      book.parts[place] = [
        name,
        Buffer.from(mutateBytes(Buffer.from(text), Buffer.from(from.parts[0]?.[1] ?? ''), chance)).toString(
          'utf8',
        ),
      ]
      break
    default:
      book.parts[place] = [name, mutateWords(text, from.parts.at(-1)?.[1] ?? '', chance)]
  }
  book.patches = book.patches.slice(-20)
  book.parts = book.parts.slice(0, 30)
}

function bookIn(input: Uint8Array): Book | undefined {
  try {
    const book = JSON.parse(Buffer.from(input).toString('utf8')) as Book
    return Array.isArray(book.parts) && Array.isArray(book.patches) ? book : undefined
  } catch {
    return undefined // bytes of no workbook
  }
}

/** The archive as it lies on the disk; bytes that are no workbook go as they are. */
export function packed(input: Uint8Array): Uint8Array {
  const book = bookIn(input)
  if (!book) return input
  const bytes = Buffer.from(
    zip(
      book.parts.map(([name, text]) => [String(name), Buffer.from(String(text))]),
      book.isStored === true,
    ),
  )
  for (const [place, byte] of book.patches) {
    const at = Math.min(bytes.length - 1, Math.floor(Number(place) * bytes.length))
    if (at >= 0) bytes[at] = Number(byte)
  }
  return bytes
}

/** A ZIP of these files, without any of the care a library takes. */
export function zip(
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  isStored: boolean,
): Uint8Array {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [title, bytes] of files) {
    const name = Buffer.from(title)
    const body = isStored ? Buffer.from(bytes) : deflateRawSync(bytes)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(0x800, 6)
    head.writeUInt16LE(isStored ? 0 : 8, 8)
    head.writeUInt32LE(0x5c210000, 10)
    head.writeUInt32LE(crc32(bytes), 14)
    head.writeUInt32LE(body.length, 18)
    head.writeUInt32LE(bytes.length, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    head.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(at, 42)
    bodies.push(head, name, body)
    directory.push(entry, name)
    at += head.length + name.length + body.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, listed, end])
}
