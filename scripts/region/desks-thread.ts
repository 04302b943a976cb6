import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { openPostgres } from '../../gateway/archive/postgres.ts'
import { chanceFrom } from '../torture/terms.ts'
import { createClock } from './clock.ts'
import { openDesk, type Desk } from './desk.ts'
import { createLines } from './line.ts'
import { lookAt } from './look.ts'
import type { DeskTerms, Order, ThreadTerms } from './terms.ts'

/** The program of a thread that runs many desks: it does one order after another, and answers each when it is done. */

/** So many bases are open at once while everybody reads everything: the others would only take memory. */
const PULL_AT_ONCE = 3

const POLL_MS = 20

const { folder, desks: wanted, ports, databaseUrl, seed, start } = workerData as ThreadTerms
const port = parentPort!
const chance = chanceFrom(seed)
const clock = createClock(start)
const lines = createLines(ports, chance)
const surprises: string[] = []
const told: string[] = []
let desks: Desk[] = []

/** When each desk was first heard of again after the gateways came back, ms of the simulated clock. */
let firstHeard = new Map<number, number>()

const open = (terms: DeskTerms): Desk =>
  openDesk({
    folder,
    terms,
    async fetch(url, init) {
      const answer = await lines.fetch(url, init)
      if (!firstHeard.has(terms.number)) firstHeard.set(terms.number, clock.now())
      return answer
    },
    clock,
    chance,
    surprise: (cause) =>
      surprises.push(
        cause instanceof Error ? `${cause.name} ${cause.stack?.split('\n')[1] ?? ''}` : typeof cause,
      ),
  })

const acts = {
  async pull(): Promise<number> {
    const left = [...wanted]
    let records = 0
    await Promise.all(
      Array.from({ length: PULL_AT_ONCE }, async () => {
        for (let terms = left.shift(); terms; terms = left.shift()) {
          const desk = open(terms)
          desk.sync.start()
          while (!desk.isCalm(0)) await sleep(POLL_MS)
          await desk.sync.stop()
          records += desk.people.count()
          desk.close()
          port.postMessage({ pulled: 1 })
        }
      }),
    )
    return records
  },

  open(): void {
    desks = wanted.map(open)
    for (const desk of desks) desk.sync.start()
  },

  speed: ({ speed }: Extract<Order, { act: 'speed' }>): void => clock.goes(speed),
  spoil: ({ spoils }: Extract<Order, { act: 'spoil' }>): void => lines.spoil(spoils),

  /** Each desk signs at instants of its own. Gives how many were told saved. */
  async sign({ count, withinMs }: Extract<Order, { act: 'sign' }>): Promise<number> {
    const before = told.length
    const signings = desks.flatMap((desk) =>
      Array.from({ length: count }, () => ({ desk, inMs: chance() * withinMs })),
    )
    await Promise.all(
      signings.map(
        ({ desk, inMs }) =>
          new Promise<void>((resolve) =>
            clock.after(inMs, () => {
              const id = desk.sign()
              if (id) told.push(id)
              resolve()
            }),
          ),
      ),
    )
    return told.length - before
  },

  /** Ends when every desk has nothing left to send and has read to the end since now. */
  async calm(): Promise<void> {
    const since = clock.now()
    const left = new Set(desks)
    while (left.size > 0) {
      for (const desk of left) if (desk.isCalm(since)) left.delete(desk)
      await sleep(POLL_MS)
    }
  },

  /** When the desks were heard of again, ms of the simulated clock since the first call; then begins anew. */
  returns(): number[] {
    const times = [...firstHeard.values()]
    firstHeard = new Map()
    return times
  },

  async look() {
    for (const desk of desks) await desk.sync.stop()
    const sql = openPostgres({ connectionString: databaseUrl, max: 2 })
    try {
      return { ...(await lookAt(desks, told, sql)), surprises, spoilt: lines.spoilt }
    } finally {
      await sql.close()
    }
  },

  end(): void {
    for (const desk of desks) desk.close()
    clock.stop()
  },
}

port.on('message', (order: Order) => {
  const act = acts[order.act] as (order: Order) => unknown
  void Promise.resolve(order)
    .then(act)
    .then(
      (value) => port.postMessage({ value }),
      (cause: unknown) => port.postMessage({ broken: cause instanceof Error ? cause.stack : String(cause) }),
    )
    .finally(() => order.act === 'end' && port.close())
})
