import { LAST_ROW, MOST_COLUMNS, rowOf, Unreadable, type SheetRow } from './sheet.ts'
import type { XmlListener } from './xml.ts'

/** Gathers the text of `t` and `v`, leaving out the phonetic runs; the length of what was too long is kept. */
export function textGatherer() {
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

/** Hears the XML of a sheet and gathers its rows; `shared` are the texts that cells name by number. */
export function sheetReader(shared: readonly string[]) {
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
        row = rowAfter(row, attributes['r'])
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

/** @throws Unreadable where the row is not below the one before, as each must be */
function rowAfter(before: number, told: string | undefined): number {
  const row = told === undefined ? before + 1 : Number(told)
  if (Number.isInteger(row) && row > before && row <= LAST_ROW) return row
  throw new Unreadable({ code: 'import.damaged' })
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
