import type { Database } from '../store/database.ts'
import { columnOf, COMPARED, INDEX, NAMES, NUMBERS, SECOND } from './columns.ts'
import { fits, type Row, type WholeRow } from './fit.ts'
import type { Memories } from './memory.ts'
import { narrowingOf, textOf, type Rows } from './narrowing.ts'
import type { Combination } from './plan.ts'
import type { Field, Reading } from './reading.ts'

export type { Row } from './fit.ts'

type Statement = { all(...values: unknown[]): Row[] }

/** Rows one statement may go through: of an index that holds all it needs, and of the table itself. */
const MOST_OF_INDEX = 4_000
const MOST_OF_TABLE = 300
/** A row of the table costs about as much as so many of an index: each is on a page of its own, to be deciphered. */
const TABLE_ROW = 40
/** What it is charged with, so that there is something left to look for the other ways. */
const TABLE_CHARGE = 10
/** So few words are looked up one by one, which takes fewer rows than a range of them. */
const FEW_WORDS = 16
/** Entries of so rare a word are read whole and remembered: other readings are compared without the base. */
const FEW_ENTRIES = 64
const MOST_RARE_WORDS = 700 // of each field
/** Classes remembered whether there is anybody in them. */
const MOST_CLASSES = 400
/** A second column leaves about one row in so many; to jump to the next word costs as much as so many. */
const NARROWED = 20
const JUMP = 5

/**
 * Goes through the rows that fit a combination. The rarest reading leads through its index, the second
 * column of that index narrows it, the others are compared row by row; never more than a fixed number.
 */
export function scanOf(database: Database, memories: Memories) {
  const prepared = new Map<string, Statement>()

  function statement(shape: string, sql: () => string): Statement {
    const known = prepared.get(shape)
    if (known) return known
    const made = database.prepare<unknown[], Row>(sql())
    prepared.set(shape, made)
    return made
  }

  const remembered = new Map(
    NAMES.map((field) => [field as Field, memories.remember<WholeRow[]>(MOST_RARE_WORDS)]),
  )
  const narrowing = narrowingOf(memories)

  function entriesOf(field: Field, text: string): { rows: WholeRow[]; runs: number } {
    let runs = 0
    const rows = remembered.get(field)!.of(text, () => {
      runs = 1
      return statement(`${field}!`, () => wholeOf(field)).all(text) as WholeRow[]
    })
    return { rows, runs }
  }

  const inClass = database
    .prepare<[string, string], number>('select 1 from search_class where class between ? and ? limit 1')
    .pluck()
  const classes = memories.remember<boolean>(MOST_CLASSES)

  /** Whether a class is asked for that nobody is in: «12.0», the beginning of a date. */
  const isVain = (readings: readonly Reading[]): boolean =>
    readings.some(
      ({ field, low, high }) =>
        field === 'class' && !classes.of(`${low}-${high}`, () => inClass.get(low, high) !== undefined),
    )

  /** The same as by statements, in the same order. */
  function fewRows(lead: Reading, rest: readonly Reading[], limit: number): Rows {
    const found: { rows: Row[]; runs: number } = { rows: [], runs: 0 }
    for (const text of lead.texts ?? [lead.low]) {
      const { rows, runs } = entriesOf(lead.field, text)
      found.runs += runs
      for (const row of rows) if (rest.every((reading) => fits(reading, row))) found.rows.push(row)
    }
    if (found.rows.length <= limit) return found
    const [gone, here] = [1, 0].map((state) => found.rows.filter((row) => row.gone === state)) as [
      Row[],
      Row[],
    ]
    return { ...found, rows: [...here, ...gone].slice(0, limit) }
  }

  function readRows(
    lead: Reading,
    second: Reading | undefined,
    rest: readonly Reading[],
    limit: number,
  ): Rows {
    const by = isOneOf(lead) ? '=' : second && lead.texts ? 'in' : '..'
    const shape = [lead, ...(second ? [second] : []), ...rest].map(shapeOf).join() + by
    const query = statement(shape, () => sqlOf(lead, by, second, rest))

    const values = [...(second ? valuesOf(second) : []), ...tailOf(lead), ...rest.flatMap(valuesOf)]
    const found: { rows: Row[]; runs: number } = { rows: [], runs: 0 }
    for (const ends of endsOf(lead, by)) {
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
  }

  return {
    /**
     * At most `limit` rows, how many statements were run for them, and about how many rows were gone through. Those who
     * have left are taken in only where there is room.
     */
    rows({ readings }: Combination, limit: number): Rows & { readonly weight: number } {
      if (isVain(readings)) return NOBODY
      const lead = leadOf(readings)
      const weight = weightOf(lead, readings)
      const second = readings.find((reading) => reading !== lead && reading.field === SECOND[lead.field])
      const rest = readings.filter(
        (reading) => reading !== lead && reading !== second && reading.field !== 'nowhere',
      )
      if (isOneOf(lead) && isRare(lead) && !rest.some(({ field }) => NUMBERS.has(field)))
        return { ...fewRows(lead, second ? [second, ...rest] : rest, limit), weight }
      const led = `${limit} ${textOf(lead)}|${second ? textOf(second) : ''}`
      return { ...narrowing.of(led, rest, limit, () => readRows(lead, second, rest, limit)), weight }
    },
  }
}

/** The reading that leads to the fewest rows. */
function leadOf(readings: readonly Reading[]): Reading {
  let least: Reading | undefined
  let lowest = Infinity
  for (const one of readings) {
    if (one.field === 'also' || one.field === 'nowhere') continue
    const price = priceOf(one, readings)
    if (least && price >= lowest) continue
    least = one
    lowest = price
  }
  return least!
}

/** About how many rows a combination goes through. */
const weightOf = (lead: Reading, readings: readonly Reading[]): number =>
  lead.field in SECOND
    ? Math.min(priceOf(lead, readings), MOST_OF_INDEX)
    : Math.min(lead.count, MOST_OF_TABLE) * TABLE_CHARGE

/** About how many rows of an index cost as much as all that this reading leads to. */
function priceOf(lead: Reading, readings: readonly Reading[]): number {
  if (!(lead.field in SECOND)) return lead.count * TABLE_ROW
  const isListed = isOneOf(lead) || lead.texts !== undefined
  const isNarrowed = isListed && readings.some(({ field }) => field === SECOND[lead.field])
  return isNarrowed ? lead.count / NARROWED + (lead.texts?.length ?? 1) * JUMP : lead.count
}

const NOBODY = { rows: [], runs: 0, weight: 0 }

const isRare = ({ field, count }: Reading): boolean => field in SECOND && count <= FEW_ENTRIES

const wholeOf = (field: Field): string => `
  select entry >> 4 person, surname, name, patronymic, also, classes, birth, guardian, gone
  from search_entry indexed by ${INDEX[field]} where ${columnOf(field)} = ?`

/** The leading values one by one, from a list of them, or from the first to the last. */
type By = '=' | 'in' | '..'

function endsOf({ low, high, texts }: Reading, by: By): string[][] {
  if (by === '..') return [[low, high]]
  return by === 'in' ? [[JSON.stringify(texts)]] : (texts ?? [low]).map((text) => [text])
}

function sqlOf(lead: Reading, by: By, second: Reading | undefined, rest: readonly Reading[]): string {
  const column = columnOf(lead.field)
  const led = {
    '=': `${column} = ?`,
    in: `${column} in (select value from json_each(?))`,
    '..': `${column} between ? and ?`,
  }[by]
  const narrowed = second ? ` and ${conditionOf(second)}` : ''
  const tailed = lead.tail === undefined ? '' : ` and substr(${column}, ?) = ?`
  const most = lead.field in SECOND ? MOST_OF_INDEX : MOST_OF_TABLE
  const from =
    lead.field === 'class'
      ? 'search_class c join search_entry e on e.entry = c.entry'
      : `search_entry e indexed by ${INDEX[lead.field]}`
  // Every column of the inner rows is copied, whether it is compared or not: a third of the cost of a row.
  const compared = [...new Set(rest.flatMap(({ field }) => COMPARED[field] ?? []))]
  const others = compared.map((column) => `, ${column}`).join('')

  return `
    select entry >> 4 person, surname, name, patronymic, guardian, gone from (
      select e.entry, surname, name, patronymic, guardian, gone${others}
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

const isOneOf = ({ low, high, texts }: Reading): boolean =>
  low === high || (texts !== undefined && texts.length <= FEW_WORDS)

const shapeOf = ({ field, tail }: Reading): string => (tail === undefined ? field : `${field}~`)
