import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** One planted defect; `place` is where a mark must stand to have found it, `clean` what would be right. */
export type Planted = {
  readonly person: string
  readonly field: string
  readonly kind: string
  readonly clean: string
}

/** Other headings under which lists of defects keep the same four things. */
const NAMES: Readonly<Record<keyof Planted, readonly string[]>> = {
  person: ['person', 'id', 'personid', 'record', 'uuid'],
  field: ['field', 'column', 'place', 'what'],
  kind: ['kind', 'type', 'defect', 'dirt', 'class'],
  clean: ['clean', 'right', 'was', 'original', 'expected', 'before'],
}

/**
 * Reads a list of planted defects: a CSV with headings (`;`, `,` or tab), or a JSON array of objects, alone
 * or under `labels`. Columns may come in any order and among others.
 *
 * @throws when a column that is needed is missing
 */
export function readLabels(file: string): Planted[] {
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '')
  return (/^\s*[[{]/.test(text) ? fromJson(text) : fromCsv(text)).map(plantedOf)
}

type Row = Readonly<Record<string, unknown>>

function fromJson(text: string): Row[] {
  const whole = JSON.parse(text) as Row | Row[]
  if (Array.isArray(whole)) return whole
  const inside = Object.values(whole).find((one) => Array.isArray(one))
  if (!inside) throw new Error('the labels are no array of objects')
  return inside as Row[]
}

function fromCsv(text: string): Row[] {
  const head = text.slice(0, text.indexOf('\n'))
  const delimiter = [';', ',', '\t'].reduce((best, sign) =>
    head.split(sign).length > head.split(best).length ? sign : best,
  )
  return parse(text, { columns: true, delimiter, skip_empty_lines: true, relax_column_count: true })
}

function plantedOf(row: Row): Planted {
  const cells = new Map(
    Object.entries(row).map(([heading, cell]) => [heading.toLowerCase().replace(/[^a-z]/g, ''), cell]),
  )
  const cell = (what: keyof Planted): string => {
    const heading = NAMES[what].find((name) => cells.has(name))
    if (heading === undefined && what !== 'clean') throw new Error(`the labels have no column ${what}`)
    const value = heading === undefined ? '' : cells.get(heading)
    return Array.isArray(value) ? value.join(' ') : String(value ?? '')
  }
  return {
    person: cell('person').trim().toLowerCase(),
    field: cell('field').trim(),
    kind: cell('kind'),
    clean: cell('clean'),
  }
}
