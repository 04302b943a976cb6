import { availableParallelism, cpus, totalmem } from 'node:os'
import type { BenchLine } from './line.ts'
import type { BenchResult, BenchTable, Growth } from './result.ts'

/** A part by name with what it measured and the seconds it took. */
export type Measured = { readonly name: string; readonly result: BenchResult; readonly seconds: number }

/** A figure as people read it: three digits that count. */
export function shown(figure: number): string {
  return figure >= 100 ? Math.round(figure).toLocaleString('en') : figure.toPrecision(3)
}

/** The page docs/bench.md. */
export function pageOf(measured: readonly Measured[], seed: number): string {
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`
  const took = Math.round(measured.reduce((sum, { seconds }) => sum + seconds, 0) / 60)
  const growth = measured.flatMap(({ result }) => result.growth ?? [])
  return `# Speeds

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}; ${machine}; Node ${process.version}; seed ${seed}; ${took} minutes.
Each figure is a ratio to a peer or a limit measured in the same run: machines differ, ratios hardly do.
How the speeds were reached, with profiles before and after, stands in [speed.md](speed.md).

${measured.map(sectionOf).join('\n')}
${growth.length > 0 ? growthOf(growth) : ''}`
}

const sectionOf = ({ name, result }: Measured): string => `## ${name}

${result.lines.length > 0 ? tableText(linesTable(result.lines)) : ''}
${(result.tables ?? []).map(titledTable).join('\n')}`

/** A table as Markdown, and legible in a terminal. */
export function tableText({ head, rows }: Pick<BenchTable, 'head' | 'rows'>): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  return `${[line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')}\n`
}

/** A table with its title and words. */
export const titledTable = (table: BenchTable): string =>
  `### ${table.title}\n\n${table.words ? `${table.words}\n\n` : ''}${tableText(table)}`

const linesTable = (lines: readonly BenchLine[]): Pick<BenchTable, 'head' | 'rows'> => ({
  head: ['what', 'figure', 'limit', 'holds', 'note'],
  rows: lines.map(({ what, figure, unit, limit, holds, better, note }) => [
    what,
    `${shown(figure)} ${unit}`,
    `${better === 'less' ? '≤' : '≥'} ${limit}`,
    holds ? 'yes' : '**no**',
    note ?? '',
  ]),
})

/** Each cost at its sizes, and its exponent: 1 grows as the size does, 0 not at all. */
function growthOf(all: readonly Growth[]): string {
  const rows = all.map(({ what, unit, of, at, next }) => {
    const [first, last] = [at[0]!, at.at(-1)!]
    const exponent = Math.log(last.figure / first.figure) / Math.log(last.size / first.size)
    const sizes = at.map(({ size, figure }) => `${size.toLocaleString('en')}: ${shown(figure)}`).join('; ')
    return [what, `${sizes} (${unit} at ${of})`, exponent.toFixed(2), next]
  })
  const head = ['what', 'cost at size', 'exponent', 'next to break']
  return `## Growth\n\nExponent: 1 grows as the size does, 0 not at all.\n\n${tableText({ head, rows })}`
}
