import type { Ran } from './run-share.ts'

/** What became of one target. */
export type Row = { readonly name: string; readonly ran: Ran }

const HEAD = ['target', 'inputs', 'refused', 'accepted', 'crashes', 'wrongly', 'slowest ms', 'new']

/** Prints a line for each target; `fresh` counts the inputs that are new in the corpus, or would be. */
export function printTable(rows: readonly Row[], fresh: ReadonlyMap<string, number>): void {
  const lines = rows.map(({ name, ran }) => [
    name,
    ran.inputs,
    ran.refused,
    ran.accepted,
    ran.crashes,
    ran.wrong,
    ran.slowestMs.toFixed(ran.slowestMs < 10 ? 1 : 0),
    fresh.get(name) ?? 0,
  ])
  const table = [HEAD, ...lines].map((line) => line.map(String))
  const widths = HEAD.map((_, place) => Math.max(...table.map((line) => line[place]!.length)))
  for (const line of table)
    console.log(
      line
        .map((cell, place) => (place === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[place]!)))
        .join('  '),
    )
}
