import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isoToday } from '../../domain/date.ts'
import { copiesIn } from '../../main/store/copies.ts'
import type { Database } from '../../main/store/database.ts'
import { openStore } from '../../main/store/open.ts'
import { wholeness } from './judge.ts'
import { KEY, officeOf, phoneOf, pupils } from './office.ts'
import type { Given, Trial, Tried } from './trial.ts'
import { comes, threadedSync, withJournal } from './with-journal.ts'

const DAYS = 30
const CORRECTIONS = 5_000
const DAY_MS = 86_400_000

/** The longest that a person may wait for an answer meanwhile, on a machine that others use too; ms. */
const LONGEST_ANSWER_MS = 1_500
const LONGEST_SENDING_MS = 180_000

/** Signs all through a month without a line, restarted each day; then the line comes back. */
async function month({ folder, times }: Given): Promise<Tried> {
  const count = Math.ceil(CORRECTIONS * times)
  const file = join(folder, 'base.db')
  const copies = copiesIn(join(folder, 'copies'))
  const wrong: string[] = []
  const began = Date.now() - DAYS * DAY_MS
  const signed: string[] = []
  let clock = began
  const now = () => clock

  for (let day = 0; day < DAYS; day += 1) {
    clock = began + day * DAY_MS
    const database = open(file)
    const office = officeOf(database, { now })
    if (day === 0) office.put(pupils(count + 50))
    copies.daily(database, isoToday(clock))
    const sync = threadedSync(
      file,
      office,
      day % 10 === 0 ? { url: 'http://127.0.0.1:1', token: 'none' } : undefined,
    )
    sync.start()
    while (signed.length < Math.ceil((count * (day + 1)) / DAYS)) {
      clock += 1
      const held = office.draft(signed.length + 1, phoneOf(signed.length + 1))
      office.sign(held)
      signed.push(held.correction.id)
    }
    if (day % 10 === 0) await comes(() => sync.state().failures > 0, 5_000)
    await sync.stop()
    database.close()
  }
  const kept = copies.list().filter(({ kind }) => kind === 'daily').length
  if (kept !== 7) wrong.push(`${kept} copies of days are kept`)

  return withJournal(count + 50, async ({ place, log }) => {
    const from = performance.now()
    const answers: number[] = []
    for (const isLast of [false, true]) {
      // Restarted once in the midst of sending.
      const database = open(file)
      const office = officeOf(database)
      const sync = threadedSync(file, office, place)
      office.outbox.hurry(Date.now())
      sync.start()
      const until = isLast ? 0 : count / 2
      const life = { isOver: false }
      const looking = (async () => {
        for (let number = count + 1; !life.isOver; number += 1) {
          const asked = performance.now()
          office.people.find(pupils(1)[0]!.id)
          office.events.add('person.look', '')
          answers.push(performance.now() - asked)
          await sleep(20)
          // What else runs in this process may hold it up too.
          answers.push(Math.max(0, performance.now() - asked - 20))
        }
      })()
      const isSent = await comes(() => office.corrections.counts().waiting <= until, LONGEST_SENDING_MS)
      if (!isSent) wrong.push(`after ${LONGEST_SENDING_MS / 1_000} s not all is sent`)
      if (isLast) await comes(() => sync.state().state === 'idle', 20_000)
      life.isOver = true
      await looking
      await sync.stop()
      if (isLast) {
        wrong.push(...[...wholeness(database)].filter((words) => !words.startsWith('signed without')))
        const { confirmed } = office.corrections.counts()
        if (confirmed !== count) wrong.push(`${confirmed} of ${count} are confirmed`)
        if (office.outbox.all().length > 0) wrong.push('places are left in the outbox')
      }
      database.close()
    }
    const seconds = (performance.now() - from) / 1_000
    const held = await log()
    if (held.length !== count) wrong.push(`${held.length} in the journal, not ${count}`)
    if (new Set(held.map(({ id }) => id)).size !== held.length)
      wrong.push('a correction is in the journal twice')
    if (held.some(({ id }, place) => id !== signed[place])) wrong.push('the order is another one')
    const longest = Math.max(...answers)
    if (longest > LONGEST_ANSWER_MS) wrong.push(`a person waited ${Math.round(longest)} ms`)
    const usual = answers.toSorted((one, other) => one - other)[Math.floor(answers.length * 0.99)] ?? 0
    return {
      wrong,
      seen: `${count} sent in ${seconds.toFixed(1)} s; an answer meanwhile ${Math.round(usual)} ms (p99), ${Math.round(longest)} ms at most`,
    }
  })
}

function open(file: string): Database {
  const opened = openStore({ file, key: KEY })
  if (!opened.ok) throw new Error(opened.fault.code)
  return opened.value
}

export const monthTrials: readonly Trial[] = [
  {
    id: 'month',
    fault: '30 days without a line, 5,000 corrections, a restart each day; then the line is back',
    outcome: 'all sent in the order of signing, each once; the screen answers meanwhile; 7 daily copies',
    run: month,
  },
]
