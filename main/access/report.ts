import type { AccessBy, AccessFilter, AccessLine, AccessWords } from '../../contract/access.ts'
import { formatDate } from '../../domain/date.ts'
import type { ChainFound } from '../store/chain-check.ts'
import type { Sheet } from '../workbook/sheet.ts'
import type { Abouts } from './about.ts'
import type { Sums } from './sums.ts'

/** Everything that is carried out about a leak. */
export type Report = {
  readonly desk: { readonly school: string; readonly workplace: string }
  readonly filter: AccessFilter
  readonly at: number
  readonly by: string
  readonly lines: readonly AccessLine[]
  readonly sums: Sums
  readonly chains: { readonly event: ChainFound; readonly correction: ChainFound }
  readonly words: AccessWords
  readonly name: (key: string) => AccessBy | undefined
  readonly person: Abouts['person']
}

type Table = Iterable<readonly string[]>

/** What a spreadsheet takes for a formula when it opens a text with separators. */
const FORMULA = /^[=@+\-\t\r]/

/** The four tables of a report: its summary, every row, the counts per person, the counts per member of the staff. */
export function tablesOf(report: Report): { readonly [Sheet in keyof AccessWords['sheets']]: Table } {
  const { words, sums, person } = report
  const who = (by: AccessBy): string =>
    by.way === 'nobody' ? words.nobody : by.way === 'no-card' ? words.noCard : by.name || by.key
  const named = (id: string): string => nameOf(person(id)) || words.gone
  return {
    summary: words.summary.map((label, place) => [label, summaryOf(report, named, who)[place] ?? '']),
    rows: linesOf(report, who),
    people: [
      words.people,
      ...sums.people.map(({ id, staff, look, carried, correct }) => [
        named(id),
        person(id).className,
        id,
        ...[look, carried, correct, staff.size].map(String),
      ]),
    ],
    staff: [
      words.staff,
      ...sums.staff.map(({ by, people, look, carried, correct }) => [
        who(by),
        by.key,
        ...[people.size, look, carried, correct].map(String),
      ]),
    ],
  }
}

/** Made one by one: there may be very many. */
function* linesOf({ lines, words }: Report, who: (by: AccessBy) => string): Generator<readonly string[]> {
  yield words.rows
  for (const { number, at, by, workplace, what, person, about } of lines)
    yield [
      String(number),
      momentOf(Date.parse(at)),
      who(by),
      workplace,
      words.codes[what] ?? what,
      person ? nameOf(person) || words.gone : '',
      person?.className ?? '',
      about,
    ]
}

function summaryOf(
  { desk, filter, at, by, sums, chains, words, name }: Report,
  named: (id: string) => string,
  who: (by: AccessBy) => string,
): string[] {
  const { event, correction } = chains
  const chain = ({ rows, head, broken }: ChainFound) =>
    broken === undefined ? `${words.whole} ${rows}; SHA-256 ${head}` : `${words.broken} ${broken}`
  const staff = filter.staff?.map((key) => {
    const found = name(key)
    return found ? who(found) : key
  })
  return [
    desk.school,
    desk.workplace,
    [filter.from, filter.to].map((day) => (day ? formatDate(day) : '…')).join(' – '),
    staff?.join(', ') ?? words.everybody,
    filter.people?.map(named).join(', ') ?? words.everybody,
    momentOf(at),
    by,
    ...[sums.count.rows, sums.count.people, sums.count.staff, sums.count.lists].map(String),
    chain(event),
    chain(correction),
  ]
}

/** The four tables as sheets. */
export function sheetsOf(report: Report): Sheet[] {
  const tables = tablesOf(report)
  return (['summary', 'rows', 'people', 'staff'] as const).map((sheet) => ({
    name: report.words.sheets[sheet],
    widths: WIDTHS[sheet],
    head: sheet === 'summary' ? 'column' : 'row',
    rows: tables[sheet],
  }))
}

/** Of each column in the width of a sign. */
const WIDTHS: { readonly [Sheet in keyof AccessWords['sheets']]: readonly number[] } = {
  summary: [44, 90],
  rows: [8, 20, 34, 14, 50, 36, 8, 24],
  people: [36, 8, 40, 12, 16, 12, 14],
  staff: [36, 68, 10, 12, 16, 12],
}

/** The same as one text with semicolons, table under table, in UTF-8 with its mark, as Russian Excel reads it. */
export function csvOf(report: Report): Uint8Array {
  const { summary, rows, people, staff } = tablesOf(report)
  const lines = [summary, people, staff, rows].flatMap((table) => [...table, []])
  const text = lines.map((row) => row.map(cell).join(';')).join('\r\n')
  return Buffer.from(`\ufeff${text}`, 'utf8')
}

const cell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const nameOf = ({ lastName, firstName, middleName }: ReturnType<Abouts['person']>): string =>
  [lastName, firstName, middleName].filter(Boolean).join(' ')

/** An instant as it was on the clock of this machine: 23.11.2026 08:15:02. */
function momentOf(at: number): string {
  const when = new Date(at)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${two(when.getDate())}.${two(when.getMonth() + 1)}.${when.getFullYear()}`
  return `${day} ${[when.getHours(), when.getMinutes(), when.getSeconds()].map(two).join(':')}`
}
