import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '../../gateway/archive/sql.ts'
import type { Verify } from '../../gateway/judge.ts'
import { attack } from './attackers.ts'
import type { Gateways } from './gateways.ts'
import { readyRequests } from './ready.ts'
import type { Course } from './report.ts'
import { rush, type Rush } from './rush.ts'
import type { DeskTerms, Spoils } from './terms.ts'
import type { Threads } from './threads.ts'

type Wishes = {
  sql: Sql
  verify: Verify
  threads: Threads
  gateways: Gateways
  desks: readonly DeskTerms[]
  postgres: { readonly url: string; readonly pid: number }
  life: { notBefore: Date; notAfter: Date }
  say: (line: string) => void
}

type Acts = Pick<Course, 'kills' | 'attacks' | 'rushes' | 'peak' | 'outage'>

const MINUTE_MS = 60_000

/** The morning peak: each desk so many corrections in so long. */
const PEAK = { each: 20, withinMs: 10 * MINUTE_MS }

/** Signed while there is no line, over the day. */
const OUTAGE = { each: 10, withinMs: 24 * 60 * MINUTE_MS }

/** How much faster time goes: the peak takes half a minute of real time, the day three quarters of a minute. */
const SPEED = { peak: 20, outage: 1_920, back: 30, end: 60 } as const

/** What happens to the lines after the quiet first pull; and, while gateways are killed, more of it. */
const SOME: Spoils = { lost: 0.02, twice: 0.05, late: 0.1, shuffled: 0.3 }
const MUCH: Spoils = { lost: 0.1, twice: 0.15, late: 0.2, shuffled: 0.5 }
const NONE: Spoils = { lost: 0, twice: 0, late: 0, shuffled: 0 }

const KILLS = 4
const BETWEEN_KILLS_MS = 3_000

/** What happens in the region, one after another. */
export async function acts({
  sql,
  verify,
  threads,
  gateways,
  desks,
  postgres,
  life,
  say,
}: Wishes): Promise<Acts> {
  const records = sum(await threads.tell({ act: 'pull' }))
  say(`first pull: ${records} records in ${desks.length} bases`)
  await threads.tell({ act: 'open' })
  await threads.tell({ act: 'calm' })

  await threads.tell({ act: 'spoil', spoils: SOME })
  await threads.tell({ act: 'speed', speed: SPEED.peak })
  const from = performance.now()
  const peaked = sum(await threads.tell({ act: 'sign', count: PEAK.each, withinMs: PEAK.withinMs }))
  await threads.tell({ act: 'calm' })
  const peak = {
    corrections: peaked,
    seconds: (performance.now() - from) / 1_000,
    batches: await batchesOf(sql, new Date(0)),
  }
  say(`morning peak: ${peaked} corrections signed and taken; requests of ${peak.batches.join(', ')}`)

  const attacks = await attack({ sql, desks, ports: gateways.ports, life })
  say(`attackers: ${attacks.tried} tried, ${attacks.taken} taken`)

  await gateways.stop()
  await threads.tell({ act: 'speed', speed: SPEED.outage })
  const signed = sum(await threads.tell({ act: 'sign', count: OUTAGE.each, withinMs: OUTAGE.withinMs }))
  say(`a day without a line: ${signed} corrections signed`)
  await threads.tell({ act: 'speed', speed: SPEED.back })
  await threads.tell({ act: 'spoil', spoils: MUCH })
  await threads.tell({ act: 'returns' })
  const returned = new Date()
  await gateways.start()
  const more = threads.tell({ act: 'sign', count: 2, withinMs: 10 * MINUTE_MS })
  for (let kill = 0; kill < KILLS; kill += 1) {
    await sleep(BETWEEN_KILLS_MS)
    await gateways.kill(kill % gateways.ports.length)
  }
  await more
  await threads.tell({ act: 'calm' })
  const times = (await threads.tell({ act: 'returns' })).flat()
  say(`all back after ${gateways.kills()} killed gateways`)

  await threads.tell({ act: 'spoil', spoils: NONE })
  await threads.tell({ act: 'speed', speed: SPEED.end })
  await threads.tell({ act: 'calm' })
  // The desks rest while it is measured: they would share the cores.
  await threads.tell({ act: 'speed', speed: 0 })
  const back = await batchesOf(sql, returned)
  const rushes: Rush[] = []
  // As the desks sent them one by one, as they came back after the day, and a list signed under one PIN.
  for (const [place, sizes] of [peak.batches, back, [PEAK.each]].entries()) {
    const ready = await readyRequests({ sql, desks, each: PEAK.each, sizes, skip: place * 2 * PEAK.each })
    say(`${ready.length} requests lie ready, signed, of ${sizes.join(', ')}`)
    const one = await rush({
      sql,
      verify,
      databaseUrl: postgres.url,
      postgres: postgres.pid,
      gateways,
      ready,
    })
    rushes.push({ ...one, sizes })
    const [wall, bare] = [one.gateway.wall, one.bare.wall].map((seconds) => seconds.toFixed(1))
    say(`throughput: ${one.corrections} corrections in ${wall} s, bare in ${bare} s`)
  }

  await threads.tell({ act: 'speed', speed: SPEED.end })
  await threads.tell({ act: 'calm' })
  say('every desk has nothing left to send and has read to the end')
  return { kills: gateways.kills(), attacks, rushes, peak, outage: { signed, ...spreadOf(times) } }
}

const sum = (counts: readonly number[]): number => counts.reduce((one, other) => one + other, 0)

/** How many corrections the requests of the peak carried: the log knows, all of a request came at one instant. */
async function batchesOf(sql: Sql, since: Date): Promise<number[]> {
  const rows = await sql.query<{ size: number }>(
    `select count(*)::integer as size from correction where received >= $1
     group by school, workplace, received order by random() limit 20`,
    [since],
  )
  return rows.map(({ size }) => size)
}

/** The share of desks that came back in the busiest minute, and the minutes from the first to the last. */
function spreadOf(times: readonly number[]): { busiestMinute: number; minutes: number } {
  const minutes = new Map<number, number>()
  for (const at of times) {
    const minute = Math.floor(at / MINUTE_MS)
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1)
  }
  const keys = [...minutes.keys()]
  const span = keys.length === 0 ? 0 : Math.max(...keys) - Math.min(...keys) + 1
  return { busiestMinute: Math.max(0, ...minutes.values()) / Math.max(1, times.length), minutes: span }
}
