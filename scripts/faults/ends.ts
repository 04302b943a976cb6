import { join } from 'node:path'
import { checkChain, type Chained } from '../../main/store/chain-check.ts'
import type { Database } from '../../main/store/database.ts'
import { openStore } from '../../main/store/open.ts'
import { KEY, officeOf, phoneOf, pupils } from './office.ts'
import type { Given, Trial, Tried } from './trial.ts'

/** Takes the last rows of a table away, past the triggers that keep them: somebody has the key. */
function cutEnd(database: Database, table: Chained, rows: number): void {
  database.pragma('foreign_keys=OFF')
  const triggers = database
    .prepare<[string], { name: string; sql: string }>(
      `select name, sql from sqlite_schema where type = 'trigger' and tbl_name = ?`,
    )
    .all(table)
  for (const { name } of triggers) database.exec(`drop trigger ${name}`)
  database.prepare(`delete from ${table} where number > (select max(number) from ${table}) - ?`).run(rows)
  for (const { sql } of triggers) database.exec(sql)
}

/** Cuts the end off one chain, then off the other. */
async function cut({ folder }: Given): Promise<Tried> {
  const wrong: string[] = []
  for (const table of ['correction', 'event'] as const) {
    const opened = openStore({ file: join(folder, `${table}.db`), key: KEY })
    if (!opened.ok) return { wrong: [opened.fault.code], seen: '' }
    const database = opened.value
    const office = officeOf(database)
    office.put(pupils(20))
    for (let number = 1; number <= 10; number += 1) office.sign(office.draft(number, phoneOf(number)))
    office.draft(11, phoneOf(11))
    for (const one of ['correction', 'event'] as const)
      if ((await checkChain(database, one)).broken !== undefined)
        wrong.push(`${one}: broken although nothing is cut`)
    cutEnd(database, table, 3)
    const { rows, broken } = await checkChain(database, table)
    if (broken !== rows + 1) wrong.push(`${table}: the end was cut off and nobody sees it`)
    database.close()
  }
  return { wrong, seen: 'both chains' }
}

export const endTrials: readonly Trial[] = [
  {
    id: 'chain-end',
    fault:
      'the last rows of the journal of corrections, or of the log, are cut off by somebody who has the key',
    outcome: 'the check of the chains says from which row on: each chain knows of the other',
    run: cut,
  },
]
