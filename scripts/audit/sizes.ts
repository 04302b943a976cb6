import { placeInPackage } from '../pack/files.ts'
import { linedUp } from '../pack/table.ts'
import type { Packed } from './archive.ts'

const SHOWN = 12

/** How much of the packed program each package and each own part takes, the largest first. */
export function sizesOf(title: string, files: readonly Packed[]): string {
  const by = Map.groupBy(files, ({ path }) =>
    path.startsWith('node_modules/')
      ? placeInPackage(path).name
      : `own: ${path.split('/').slice(0, 2).join('/')}`,
  )
  const sums = [...by].map(([name, of]) => ({ name, count: of.length, bytes: sum(of) }))
  const sorted = sums.sort((one, other) => other.bytes - one.bytes)
  const rest = sorted.slice(SHOWN)
  const rows = [
    ...sorted.slice(0, SHOWN),
    { name: `${rest.length} more`, count: rest.reduce((all, { count }) => all + count, 0), bytes: sum(rest) },
    { name: 'all', count: files.length, bytes: sum(files) },
  ]
  const cells = rows.map(({ name, count, bytes }) => [
    name,
    `${count} files`,
    `${(bytes / 1e6).toFixed(2)} MB`,
  ])
  return linedUp([[title, '', ''], ...cells])
}

const sum = (of: readonly { bytes: number }[]): number => of.reduce((all, { bytes }) => all + bytes, 0)
