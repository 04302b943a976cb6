import { openArchive, type Archive } from './archive.ts'
import {
  LAST_ROW,
  LONGEST_CELL,
  ROWS_IN_SLICE,
  Unreadable,
  type Sheet,
  type SheetRow,
  type Slice,
} from './sheet.ts'
import { sheetReader, textGatherer } from './sheet-reader.ts'
import { headingsKnown } from './storeys.ts'
import { readWholeXml, readXml, type XmlListener } from './xml.ts'

/** Shared texts a workbook may have; Excel itself allows 2^31. */
const MOST_TEXTS = 5_000_000

/** Sheets a workbook may have: each is looked into. */
const MOST_SHEETS = 300

type Book = { readonly sheets: readonly { name: string; file: string }[]; readonly is1904: boolean }

/** Sheets above so many unfolded bytes are not counted row by row: the range they say of themselves is believed. */
const LONGEST_COUNTED = 24 << 20

/** Rows by which the sheet that holds people is told. */
const ROWS_LOOKED_AT = 25

/**
 * Opens a visible sheet of a workbook (.xlsx).
 *
 * @param number which one, from 0; where it is not told or not there, the first of those with most headings known
 * @throws Unreadable
 */
export async function openWorkbook(file: string, size: number, number?: number): Promise<Sheet> {
  const archive = await openArchive(file)
  try {
    const { sheets, is1904 } = await bookOf(archive)
    if (sheets.length === 0) throw new Unreadable({ code: 'import.not-a-table' })
    const told = number !== undefined && number in sheets ? number : undefined
    const at = told ?? (sheets.length > 1 ? await likeliest(file, sheets, size) : 0)
    return {
      form: 'workbook',
      encoding: 'utf-8',
      separator: '',
      sheets: sheets.map(({ name }) => name.slice(0, LONGEST_CELL)),
      sheet: at,
      size,
      is1904,
      read: () => slicesOf(file, sheets[at]!.file, size),
      counts: () => countsOf(file, sheets),
    }
  } finally {
    archive.close()
  }
}

async function likeliest(file: string, sheets: Book['sheets'], size: number): Promise<number> {
  const known: number[] = []
  const shared = await sharedTextsIn(file)
  for (const sheet of sheets) {
    const rows: SheetRow[] = []
    for await (const slice of slicesOf(file, sheet.file, size, shared)) {
      rows.push(...slice.rows)
      if (rows.length >= ROWS_LOOKED_AT) break
    }
    known.push(headingsKnown(rows))
  }
  return known.indexOf(Math.max(...known))
}

async function countsOf(file: string, sheets: Book['sheets']): Promise<number[]> {
  const archive = await openArchive(file)
  try {
    const counts: number[] = []
    for (const sheet of sheets) counts.push(await rowsIn(archive, sheet.file))
    return counts
  } finally {
    archive.close()
  }
}

async function rowsIn(archive: Archive, sheet: string): Promise<number> {
  let rows = 0
  let isFilled = false
  let last = 0
  const listener: XmlListener = {
    open(name, { ref }) {
      if (name === 'dimension') last = Math.min(Number(/\d+$/.exec(ref ?? '')?.[0] ?? 0), LAST_ROW)
      if (name === 'row') isFilled = false
      if (name === 'v' || name === 't') isFilled = true
    },
    close(name) {
      if (name === 'row' && isFilled) rows++
    },
  }
  const isLong = archive.sizeOf(sheet) > LONGEST_COUNTED
  for await (const _ of readXml(await archive.open(sheet), listener)) if (isLong && last > 0) return last
  return rows
}

async function bookOf(archive: Archive): Promise<Book> {
  if (!archive.names.includes('xl/workbook.xml')) throw new Unreadable({ code: 'import.not-a-table' })
  const listed: { name: string; relation: string }[] = []
  let is1904 = false
  await readWholeXml(await archive.open('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      listed.push({ name: attributes['name'] ?? '', relation: relation ?? '' })
      if (listed.length > MOST_SHEETS) throw new Unreadable({ code: 'import.damaged' })
    },
  })

  const targets = new Map<string, string>()
  await readWholeXml(await archive.open('xl/_rels/workbook.xml.rels'), {
    open(name, { Id, Target, Type }) {
      if (name === 'Relationship' && Id && Target && Type?.endsWith('/worksheet'))
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  const sheets = listed.flatMap(({ name, relation }) => {
    const file = targets.get(relation)
    return file === undefined ? [] : [{ name, file }]
  })
  return { sheets, is1904 }
}

async function* slicesOf(
  file: string,
  sheet: string,
  size: number,
  texts?: readonly string[],
): AsyncGenerator<Slice> {
  const archive = await openArchive(file)
  try {
    const shared = texts ?? (await sharedTexts(archive))
    const reader = sheetReader(shared)
    let unfolded = 0
    for await (const piece of readXml(await archive.open(sheet), reader.listener)) {
      unfolded += piece
      if (reader.waiting() < ROWS_IN_SLICE) continue
      // A sheet unfolds about twelve times; the bar may stand still near its end, but never runs back.
      yield { rows: reader.take(), bytes: Math.min(Math.round(unfolded / 12), size - 1) }
    }
    yield { rows: reader.take(), bytes: size }
  } finally {
    archive.close()
  }
}

async function sharedTextsIn(file: string): Promise<readonly string[]> {
  const archive = await openArchive(file)
  try {
    return await sharedTexts(archive)
  } finally {
    archive.close()
  }
}

/** The texts that cells name by number; each is cut a little above the longest a cell may have. */
async function sharedTexts(archive: Archive): Promise<readonly string[]> {
  if (!archive.names.includes('xl/sharedstrings.xml')) return []
  const texts: string[] = []
  const gatherer = textGatherer()
  await readWholeXml(await archive.open('xl/sharedStrings.xml'), {
    open: gatherer.open,
    text: gatherer.text,
    close(name) {
      gatherer.close(name)
      if (name === 'si') texts.push(gatherer.take())
      if (texts.length > MOST_TEXTS) throw new Unreadable({ code: 'import.damaged' })
    },
  })
  return texts
}
