import { openArchive, type Archive } from './archive.ts'
import {
  LONGEST_CELL,
  MOST_COLUMNS,
  rowOf,
  ROWS_IN_SLICE,
  Unreadable,
  type Sheet,
  type SheetRow,
  type Slice,
} from './sheet.ts'
import { readWholeXml, readXml, type XmlListener } from './xml.ts'

/** Shared texts a workbook may have; Excel itself allows 2^31. */
const MOST_TEXTS = 5_000_000

type Book = { readonly sheets: readonly { name: string; file: string }[]; readonly is1904: boolean }

/** Opens the first visible sheet of a workbook (.xlsx). @throws Unreadable */
export async function openWorkbook(file: string, size: number): Promise<Sheet> {
  const archive = await openArchive(file)
  try {
    const { sheets, is1904 } = await bookOf(archive)
    const first = sheets[0]
    if (!first) throw new Unreadable({ code: 'import.not-a-table' })
    return {
      form: 'workbook',
      encoding: 'utf-8',
      separator: '',
      sheets: sheets.map(({ name }) => name.slice(0, LONGEST_CELL)),
      size,
      is1904,
      read: () => slicesOf(file, first.file, size),
    }
  } finally {
    archive.close()
  }
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

async function* slicesOf(file: string, sheet: string, size: number): AsyncGenerator<Slice> {
  const archive = await openArchive(file)
  try {
    const shared = await sharedTexts(archive)
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

/** Gathers the text of `t` and `v`, leaving out the phonetic runs; the length of what was too long is kept. */
function textGatherer() {
  let text = ''
  let inside = 0
  let phonetic = 0
  return {
    open(name: string): void {
      if (name === 'rPh') phonetic++
      if (name === 't' || name === 'v') inside++
    },
    close(name: string): void {
      if (name === 'rPh') phonetic--
      if (name === 't' || name === 'v') inside--
    },
    text(piece: string): void {
      if (inside > 0 && phonetic === 0) text += piece
    },
    take(): string {
      const taken = text
      text = ''
      return taken
    },
  }
}

function sheetReader(shared: readonly string[]) {
  const gatherer = textGatherer()
  let rows: SheetRow[] = []
  let row = 0
  let cells: string[] = []
  let column = 0
  let type = ''

  const listener: XmlListener = {
    text: gatherer.text,
    open(name, attributes) {
      gatherer.open(name)
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1)
        cells = []
        column = 0
      }
      if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1
        type = attributes['t'] ?? 'n'
        gatherer.take()
      }
    },
    close(name) {
      gatherer.close(name)
      if (name === 'c') put(valueOf(gatherer.take(), type, shared))
      if (name === 'row' && cells.some((cell) => cell !== '')) rows.push(rowOf(row, filled(cells)))
    },
  }

  function put(text: string): void {
    if (text === '') return
    if (column > MOST_COLUMNS)
      throw new Unreadable({ code: 'import.too-many-columns', columns: column, limit: MOST_COLUMNS })
    cells[column - 1] = text
  }

  return {
    listener,
    waiting: () => rows.length,
    take(): SheetRow[] {
      const taken = rows
      rows = []
      return taken
    },
  }
}

const filled = (cells: readonly string[]): string[] => Array.from(cells, (cell) => cell ?? '')

function valueOf(text: string, type: string, shared: readonly string[]): string {
  if (type === 's') return shared[Number(text)] ?? ''
  return type === 'n' ? plainNumber(text) : text
}

/** A number without its exponent and without a fraction of nothing: 1.122334459E10, 43208.0. */
export function plainNumber(text: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/i.exec(text)
  if (!parts) return text
  const [, sign, whole, fraction = '', exponent = '0'] = parts
  const shift = Number(exponent)
  if (shift < 0 || shift > 30 || fraction.replace(/0+$/, '').length > shift) return text
  return sign + (whole! + fraction.padEnd(shift, '0').slice(0, shift)).replace(/^0+(?=\d)/, '')
}

/** 1 for A, 28 for AB; undefined where the cell does not say where it is. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
