import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from '../steps.ts'
import type { Made } from './made.ts'

/** What a pack has made, a line each: the file, its size in MB, how long it took, its SHA-256. */
export function tableOf(rows: readonly { made: Made; ms: number }[]): string {
  const cells = rows.map(({ made: { file, kind }, ms }) => [
    relative(root, file),
    kind,
    statSync(file).isFile() ? `${(statSync(file).size / 1e6).toFixed(1)} MB` : '',
    `${(ms / 1000).toFixed(1)} s`,
    statSync(file).isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : '',
  ])
  return linedUp([['file', 'kind', 'size', 'built in', 'SHA-256'], ...cells])
}

/** Columns as wide as their widest cell. */
export function linedUp(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
