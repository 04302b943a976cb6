import { ROUNDS } from './peers/answer.ts'
import { measureAt, type AtSize, type Patience } from './peers/at-size.ts'
import { fasterLine, growthOf, memoryLine, servingLine } from './peers/lines.ts'
import { costTable, qualityTable, settingTable, timesTable } from './peers/tables.ts'
import type { BenchOrder, BenchResult } from './result.ts'

/** Milliseconds of patience by the number of people: what all peers together may take is the budget of this part. */
const PATIENCE: readonly (readonly [number, Patience])[] = [
  [5_000, { making: 60_000, kind: 300 }],
  [100_000, { making: 120_000, kind: 500 }],
  [1_000_000, { making: 200_000, kind: 600 }],
]

/** Search against what a program would take instead, by kind of query; `PEERS_SIZE=5000` measures that size alone. */
export async function benchPeers({ seed }: BenchOrder): Promise<BenchResult> {
  const only = process.env['PEERS_SIZE']
  const sizes: AtSize[] = []
  for (const [size, patience] of PATIENCE) {
    if (only && Number(only) !== size) continue
    sizes.push(await measureAt(size, seed, patience))
  }
  return {
    lines: [...sizes.map(fasterLine), ...sizes.map(servingLine), memoryLine(sizes.at(-1)!)],
    tables: [
      ...sizes.flatMap((at) => [timesTable(at, ROUNDS), qualityTable(at)]),
      costTable(sizes),
      settingTable(),
    ],
    growth: growthOf(sizes),
  }
}
