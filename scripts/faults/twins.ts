import { spawn } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { checkChain } from '../../main/store/chain-check.ts'
import { openStore } from '../../main/store/open.ts'
import { wholeness } from './judge.ts'
import { idOf, KEY, officeOf, phoneOf, pupils } from './office.ts'
import type { Given, Trial, Tried } from './trial.ts'
import { comes, threadedSync, withJournal } from './with-journal.ts'

/** How many processes work on one base at once. */
const TWINS = 3

function open(file: string) {
  const opened = openStore({ file, key: KEY })
  if (!opened.ok) throw new Error(opened.fault.code)
  return { database: opened.value, office: officeOf(opened.value, { now: Date.now }) }
}

/** Several programs on one file, as another user of the machine would start them: past the lock of the first one. */
async function together({ folder, times }: Given): Promise<Tried> {
  const file = join(folder, 'base.db')
  const count = Math.max(5, Math.ceil(60 * times))
  const first = open(file)
  first.office.put(pupils(count * TWINS))
  const told = await Promise.all(
    Array.from({ length: TWINS }, (_, place) => {
      const twin = spawn(process.execPath, [join(import.meta.dirname, 'twin.ts')], {
        env: { ...process.env, TWIN: JSON.stringify({ file, from: place * count + 1, count }) },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      return text(twin.stdout)
    }),
  )
  const lines = told.flatMap((one) => one.split('\n').filter(Boolean))
  const saved = lines.filter((line) => line.startsWith('saved ')).map((line) => line.slice(6))
  const answers = lines.filter((line) => !line.startsWith('saved '))
  const wrong = answers.filter((line) => line !== 'base.busy')
  for (const id of saved)
    if (!first.office.corrections.find(id)) wrong.push('what one of them has called saved is lost')
  if (saved.length + answers.length !== count * TWINS) wrong.push('one of them has ended before its time')
  for (const table of ['correction', 'event'] as const)
    if ((await checkChain(first.database, table)).broken !== undefined)
      wrong.push(`the chain of ${table} forks`)
  wrong.push(...wholeness(first.database))
  first.database.close()
  return { wrong, seen: `${TWINS} programs, ${saved.length} saved, ${answers.length} told to wait` }
}

/** The same base on two machines, both of the same name, on the line to one journal. */
async function copied({ folder }: Given): Promise<Tried> {
  const wrong: string[] = []
  const files = [join(folder, 'one.db'), join(folder, 'two.db')] as const
  return withJournal(20, async ({ place, log }) => {
    const seed = open(files[0])
    seed.office.put(pupils(20))
    const early = threadedSync(files[0], seed.office, place)
    early.start()
    await comes(() => early.state().state === 'idle', 20_000)
    await early.stop()
    seed.database.close()
    copyFileSync(files[0], files[1])

    const desks = files.map((file) => ({ file, ...open(file) }))
    const ids: string[] = []
    for (const [turn, { office }] of desks.entries())
      for (const number of [turn * 5 + 1, turn * 5 + 2, 20]) {
        // Both correct the last pupil, each in another way.
        const held = office.draft(number, phoneOf(number + 100 * turn))
        office.sign(held)
        ids.push(held.correction.id)
      }
    for (const { file, office } of desks) {
      const sync = threadedSync(file, office, place)
      sync.start()
      await comes(() => office.corrections.counts().waiting === 0 && sync.state().state === 'idle', 20_000)
      await sync.stop()
    }
    const held = await log()
    const logged = new Map(held.map(({ id, state }) => [id, state]))
    for (const id of ids) if (!logged.has(id)) wrong.push('what was signed is not in the journal')
    if (held.length !== ids.length) wrong.push('the journal holds another number')
    const conflicts = held.filter(({ state }) => state === 'conflict').length
    if (conflicts !== 1) wrong.push(`${conflicts} conflicts where two have corrected one field`)
    const [first, second] = desks.map(({ office }) => office.corrections.counts())
    if (first!.conflict + second!.conflict !== 1) wrong.push('the conflict is not shown at one desk')
    const seen = desks.map(({ office }) => office.people.find(idOf(1))?.phone)
    if (seen[1] !== phoneOf(1)) wrong.push('the second desk has not read what the first one has sent')
    for (const { database } of desks) {
      if ((await checkChain(database, 'correction')).broken !== undefined) wrong.push('a chain is broken')
      database.close()
    }
    return { wrong, seen: `${ids.length} sent by two desks of one name` }
  })
}

/** One base, several programs. */
export const twinTrials: readonly Trial[] = [
  {
    id: 'two-programs',
    fault:
      'several programs work on one base at once (another user of the machine; the first one has the lock)',
    outcome:
      'one after the other writes, or base.busy; all that was called saved is there, the chains do not fork',
    run: together,
  },
  {
    id: 'base-copied',
    fault: 'the base was copied to a second machine and both desks work under one name',
    outcome:
      'the journal takes the corrections of both, each once; the same field in both is a conflict a person settles',
    run: copied,
  },
]
