import { join } from 'node:path'
import { checkChain } from '../../main/store/chain-check.ts'
import { copiesIn } from '../../main/store/copies.ts'
import { openStore } from '../../main/store/open.ts'
import { isoToday } from '../../domain/date.ts'
import { wholeness } from './judge.ts'
import { DAY, KEY, officeOf, phoneOf, pupils } from './office.ts'
import type { Given, Trial, Tried } from './trial.ts'

const DAY_MS = 86_400_000
const YEAR_MS = 365 * DAY_MS

/** Where the clock is moved to, from the day of the school: in the midst of the work, and never told of. */
const JUMPS = [0, DAY_MS, -DAY_MS, 10 * YEAR_MS, -10 * YEAR_MS, -50 * YEAR_MS, 60_000, 0]

/** Saves, signs and copies while the clock jumps. */
async function jump({ folder }: Given): Promise<Tried> {
  const wrong: string[] = []
  const opened = openStore({ file: join(folder, 'base.db'), key: KEY })
  if (!opened.ok) return { wrong: [opened.fault.code], seen: '' }
  const database = opened.value
  let clock = DAY
  const office = officeOf(database, { now: () => clock })
  office.put(pupils(40))
  const copies = copiesIn(join(folder, 'copies'))
  const ids: string[] = []
  try {
    for (let day = 0; day < 8; day += 1) copies.daily(database, isoToday(DAY - (8 - day) * DAY_MS))
    for (const [place, by] of JUMPS.entries()) {
      clock = DAY + by
      for (const number of [2 * place + 1, 2 * place + 2]) {
        const held = office.draft(number, phoneOf(number))
        office.sign(held)
        ids.push(held.correction.id)
      }
      const name = copies.daily(database, isoToday(clock))
      if (!copies.list().some((one) => one.name === name))
        wrong.push(`the copy of the day is gone at once, ${by} ms`)
      // What has failed while the clock was ahead is sent when it is right again.
      office.outbox.postponeAll(clock + 900_000)
    }
    const past = Array.from({ length: 7 }, (_, place) => `daily-${isoToday(DAY - (6 - place) * DAY_MS)}.db`)
    const names = new Set(copies.list().map(({ name }) => name))
    const missing = past.slice(2).filter((name) => !names.has(name))
    if (missing.length > 0) wrong.push(`${missing.length} copies of this week are gone`)

    const held = office.corrections.newest(100).toReversed()
    if (held.map(({ correction }) => correction.id).join() !== ids.join())
      wrong.push('another order than that of saving')
    if (new Set(ids).size !== ids.length) wrong.push('an id twice')
    for (const table of ['correction', 'event'] as const)
      if ((await checkChain(database, table)).broken !== undefined)
        wrong.push(`the chain of ${table} is broken`)
    wrong.push(...wholeness(database))

    // The clock was ten years ahead when the line failed; now it is right.
    office.outbox.postponeAll(DAY + 10 * YEAR_MS)
    const due = office.outbox.due(DAY, 1_000).length
    if (due !== ids.length) wrong.push(`${ids.length - due} wait for ten years`)
    return { wrong, seen: `${JUMPS.length} jumps, up to 50 years` }
  } finally {
    database.close()
  }
}

/** The clock stands wrong, and jumps. */
export const clockTrials: readonly Trial[] = [
  {
    id: 'clock',
    fault: 'the clock jumps by a day, ten or fifty years, forwards and back, while people work',
    outcome:
      'order and chains by number, not by time; each day has its copy, no good one goes; nothing waits longer',
    run: jump,
  },
]
