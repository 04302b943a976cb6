import { modelled, type Tally } from './hand.ts'
import { sumOf, type Played } from './player.ts'

/** A day as it is kept beside the program: of which version, and what each line has cost. */
export type DayRecord = { readonly version: string; readonly lines: readonly Played[] }

const COLUMNS = ['clicks', 'keys', 'decisions', 'modelled s', 'measured s'] as const

/** Seconds with one place after the point. */
const short = (seconds: number): string => seconds.toFixed(1)

const figuresOf = (tally: Tally, seconds: number): readonly string[] => [
  String(tally.clicks),
  String(tally.keys),
  String(tally.decisions),
  short(modelled(tally)),
  short(seconds),
]

const secondsOf = (lines: readonly Played[]): number => lines.reduce((sum, { seconds }) => sum + seconds, 0)

type Row = readonly [at: string, what: string, now: readonly string[], first: readonly string[]]

/** The rows of the table: visitors, what else is done at the desk, and all together. */
function rowsOf(now: readonly Played[], first: readonly Played[]): readonly Row[] {
  const like = (one: Played) => first.find(({ at, what }) => at === one.at && what === one.what)
  const row = (one: Played): Row => {
    const before = like(one)
    return [
      one.at,
      one.what,
      figuresOf(one, one.seconds),
      before ? figuresOf(before, before.seconds) : COLUMNS.map(() => '-'),
    ]
  }
  const sum = (what: string, is: (one: Played) => boolean): Row => {
    const [mine, theirs] = [now.filter(is), first.filter(is)]
    return ['', what, figuresOf(sumOf(mine), secondsOf(mine)), figuresOf(sumOf(theirs), secondsOf(theirs))]
  }
  const isWork = (one: Played) => one.isVisitor || one.keys + one.clicks > 0
  return [
    ...now.filter(isWork).map(row),
    sum('12 visitors', ({ isVisitor }) => isVisitor),
    sum('the whole day', () => true),
  ]
}

/** The table for the console: now beside the first version. */
export function tableFor(now: readonly Played[], first: readonly Played[]): string {
  const rows = rowsOf(now, first)
  const width = Math.max(...rows.map(([, what]) => what.length))
  const cells = (figures: readonly string[]) =>
    figures.map((text, place) => text.padStart(COLUMNS[place]!.length)).join('  ')
  const head = `${' '.repeat(7)}${''.padEnd(width)}  ${'now'.padEnd(cells(COLUMNS).length)} | first version`
  return [
    head,
    `${' '.repeat(7)}${''.padEnd(width)}  ${cells(COLUMNS)} | ${cells(COLUMNS)}`,
    ...rows.map(
      ([at, what, mine, theirs]) =>
        `${at.padEnd(5)}  ${what.padEnd(width)}  ${cells(mine)} | ${cells(theirs)}`,
    ),
  ].join('\n')
}

/** The same as a table of Markdown: now, and in brackets the first version. */
export function markdownFor(now: readonly Played[], first: readonly Played[]): string {
  const rows = rowsOf(now, first).map(([at, what, mine, theirs]) => {
    const cells = mine.map((text, place) => `${text} (${theirs[place]})`)
    return `| ${[at, what, ...cells].join(' | ')} |`
  })
  return [
    `| at | who comes, what happens | ${COLUMNS.join(' | ')} |`,
    `|---|---|${COLUMNS.map(() => '---:|').join('')}`,
    ...rows,
  ].join('\n')
}

/** One version alone, as Markdown. */
export function plainMarkdownFor(lines: readonly Played[]): string {
  const rows = rowsOf(lines, lines).map(([at, what, mine]) => `| ${[at, what, ...mine].join(' | ')} |`)
  return [
    `| at | who comes, what happens | ${COLUMNS.join(' | ')} |`,
    `|---|---|${COLUMNS.map(() => '---:|').join('')}`,
    ...rows,
  ].join('\n')
}
