import type { Database } from '../store/database.ts'
import type { Combination } from './plan.ts'
import type { Field, Reading } from './reading.ts'

/** What a search row says of a person, enough to rank and to mark. `person` is `person.row_id`. */
export type Row = {
  readonly person: number
  readonly surname: string
  readonly name: string
  readonly patronymic: string
  readonly guardian: number
  readonly gone: number
}

type Statement = { all(...values: unknown[]): Row[] }

/** Rows one statement may go through: of an index that holds all it needs, and of the table itself. */
const MOST_OF_INDEX = 4_000
const MOST_OF_TABLE = 600
/** A row of the table costs about as much as so many of an index. */
const TABLE_ROW = 5
/** A second column leaves about one row in so many. */
const NARROWED = 20

/**
 * Goes through the rows that fit a combination. The rarest reading leads through its index, the second
 * column of that index narrows it, the others are compared row by row; never more than a fixed number.
 */
export function scanOf(database: Database) {
  const prepared = new Map<string, Statement>()

  function statement(shape: string, sql: () => string): Statement {
    const known = prepared.get(shape)
    if (known) return known
    const made = database.prepare<unknown[], Row>(sql())
    prepared.set(shape, made)
    return made
  }

  return {
    /** About how many rows the combination will go through. */
    weight({ readings }: Combination): number {
      const lead = leadOf(readings)
      if (!(lead.field in SECOND)) return Math.min(lead.count, MOST_OF_TABLE) * TABLE_ROW
      const isNarrowed = isOneOf(lead) && readings.some(({ field }) => field === SECOND[lead.field])
      return Math.min(isNarrowed ? lead.count / NARROWED : lead.count, MOST_OF_INDEX)
    },

    /**
     * At most `limit` rows and how many statements were run for them. Those who have left are taken in only
     * where there is room.
     */
    rows({ readings }: Combination, limit: number): { rows: Row[]; runs: number } {
      const lead = leadOf(readings)
      const second = readings.find((reading) => reading !== lead && reading.field === SECOND[lead.field])
      const rest = readings.filter(
        (reading) => reading !== lead && reading !== second && reading.field !== 'nowhere',
      )
      const isOne = isOneOf(lead)
      const shape = [lead, ...(second ? [second] : []), ...rest].map(shapeOf).join() + (isOne ? '=' : '')
      const query = statement(shape, () => sqlOf(lead, isOne, second, rest))

      const values = [...(second ? valuesOf(second) : []), ...tailOf(lead), ...rest.flatMap(valuesOf)]
      const leads = isOne ? (lead.texts ?? [lead.low]).map((text) => [text]) : [[lead.low, lead.high]]
      const found: { rows: Row[]; runs: number } = { rows: [], runs: 0 }
      for (const ends of leads) {
        const room = limit - found.rows.length
        if (room <= 0) break
        const all = query.all(...ends, ...values, 1, room)
        const isCrowded = all.length === room && all.some(({ gone }) => gone === 1)
        const here = isCrowded ? query.all(...ends, ...values, 0, room) : []
        found.rows.push(
          ...here,
          ...all.filter(({ gone }) => gone === 1 || !isCrowded).slice(0, room - here.length),
        )
        found.runs += isCrowded ? 2 : 1
      }
      return found
    },
  }
}

/** The field that stands second in the index led by a field. */
const SECOND: { readonly [Name in Field]?: Field } = {
  surname: 'name',
  name: 'surname',
  patronymic: 'surname',
}

const INDEX: { readonly [Name in Field]?: string } = {
  surname: 'search_by_surname',
  name: 'search_by_name',
  patronymic: 'search_by_patronymic',
  birth: 'search_by_birth',
  day: 'search_by_day',
  snils: 'search_by_snils',
  snilsBack: 'search_by_snils_back',
  phone: 'search_by_phone',
  phoneBack: 'search_by_phone_back',
}

const COLUMN: { readonly [Name in Field]?: string } = {
  day: 'substr(birth, 6)',
  class: 'c.class',
  snilsBack: 'snils_back',
  phoneBack: 'phone_back',
}

const NUMBERS: ReadonlySet<Field> = new Set(['snils', 'snilsBack', 'phone', 'phoneBack'])

const columnOf = (field: Field): string => COLUMN[field] ?? field

function leadOf(readings: readonly Reading[]): Reading {
  const able = readings.filter(({ field }) => field !== 'also' && field !== 'nowhere')
  return able.reduce((least, reading) => (priceOf(reading) < priceOf(least) ? reading : least))
}

const priceOf = ({ field, count }: Reading): number => (field in SECOND ? count : count * TABLE_ROW)

function sqlOf(lead: Reading, isOne: boolean, second: Reading | undefined, rest: readonly Reading[]): string {
  const column = columnOf(lead.field)
  const led = isOne ? `${column} = ?` : `${column} between ? and ?`
  const narrowed = second ? ` and ${conditionOf(second)}` : ''
  const tailed = lead.tail === undefined ? '' : ` and substr(${column}, ?) = ?`
  const most = lead.field in SECOND ? MOST_OF_INDEX : MOST_OF_TABLE
  const from =
    lead.field === 'class'
      ? 'search_class c join search_entry e on e.entry = c.entry'
      : `search_entry e indexed by ${INDEX[lead.field]}`
  const numbers = rest.some(({ field }) => NUMBERS.has(field)) ? ', snils, snils_back, phone, phone_back' : ''

  return `
    select entry >> 4 person, surname, name, patronymic, guardian, gone from (
      select e.entry, surname, name, patronymic, also, classes, birth, guardian, gone${numbers}
      from ${from} where ${led}${narrowed}${tailed} limit ${most}
    ) where ${[...rest.map(conditionOf), 'gone <= ?'].join(' and ')} limit ?`
}

function conditionOf({ field, tail }: Reading): string {
  if (field === 'also') return 'also glob ?'
  if (field === 'class') return 'classes glob ?'
  const tailed = tail === undefined ? '' : ` and substr(${columnOf(field)}, ?) = ?`
  return `${columnOf(field)} between ? and ?${tailed}`
}

function valuesOf(reading: Reading): (string | number)[] {
  const { field, low, high } = reading
  if (field === 'also') return [low === high ? `* ${low} *` : `* ${low}*`]
  if (field === 'class') return [low === high ? `* ${low} *` : `* ${low.slice(0, -1)}[а-я]*`]
  return [low, high, ...tailOf(reading)]
}

const tailOf = ({ tail }: Reading): (string | number)[] => (tail === undefined ? [] : [-tail.length, tail])

const isOneOf = ({ low, high, texts }: Reading): boolean => low === high || texts !== undefined

const shapeOf = ({ field, tail }: Reading): string => (tail === undefined ? field : `${field}~`)
