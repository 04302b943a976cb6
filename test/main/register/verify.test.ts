import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { chainsOf } from '../../../main/register/chains.ts'
import { checksOf } from '../../../main/register/checks.ts'
import { verifyInThread, type VerifyStart } from '../../../main/register/in-thread.ts'
import type { Ref } from '../../../main/register/lines.ts'
import { connect } from '../../../main/store/database.ts'
import { eventsOf } from '../../../main/store/events.ts'
import { unlock } from '../../../main/store/open.ts'
import { key } from '../../fakes/store.ts'
import { idOf, made, ownJournal, ownRuns } from './journal.ts'

const TEN = Array.from({ length: 10 }, (_, place) => made(place + 1))

const startVerifying = (start: VerifyStart) =>
  new Worker(new URL('../../../main/verify-thread.ts', import.meta.url), { workerData: start, execArgv: [] })

/** A journal with a check of real signatures, in a real thread. */
function checked() {
  const own = ownJournal(TEN)
  const { lines, database, signer } = own
  const verify = verifyInThread({
    startThread: startVerifying,
    believed: () => ({ trusted: [signer.authority], stampers: [], revocations: [] }),
    sealedOf: (number) => lines.sealedOf(number)!,
    now: Date.now,
  })
  return { ...own, verify, checks: checksOf({ database, verify, now: () => 7 }) }
}

test('every signature is verified, and those that do not hold are named', async () => {
  const { checks, lines, database } = checked()
  database.exec(`drop trigger correction_signature_stays`)
  database.exec(
    `update correction set signature = (select signature from correction where number = 3) where number = 4`,
  )
  const { runs, told } = ownRuns()
  const refs = lines.refs({}, { onlySigned: true })
  await runs.run({ what: 'verify', of: refs.length }, (steps) => checks.all(refs, steps))
  expect(told.at(-1)).toEqual({ what: 'verify', state: 'done', done: 10, of: 10, bad: 1 })
  const bad = lines.list({ checked: 'bad' }, { from: 0, limit: 9 })
  expect(bad.map(({ number, check }) => [number, check])).toEqual([[4, { at: 7, fault: 'cades.digest' }]])
  expect(lines.bad()).toBe(1)
})

test('verifying can be stopped, and what was found by then is kept', async () => {
  const { database, lines } = checked()
  const { runs, told } = ownRuns()
  const refs = lines.refs({}, { onlySigned: true })
  async function* verify(refs: readonly Ref[]) {
    for (const { number, id } of refs) {
      if (id === idOf(4)) runs.stop()
      yield [{ correction: number, fault: '' }]
    }
  }
  const checks = checksOf({ database, verify, now: () => 7 })
  const ended = await runs.run({ what: 'verify', of: 10 }, (steps) => checks.all(refs, steps))
  expect(ended).toEqual({ ok: false, fault: { code: 'register.stopped' } })
  expect(told.at(-1)).toMatchObject({ state: 'stopped', done: 4 })
  expect(database.prepare('select count(*) from signature_check').pluck().get()).toBe(4)
})

test('the last verdicts outlast an import that holds the base, and the screen does not wait for it', async () => {
  const { database, lines, verify } = checked()
  const importing = connect(database.name)
  onTestFinished(() => void importing.close())
  unlock(importing, key)
  importing.exec('begin immediate')
  const beats = [performance.now()]
  const beat = setInterval(() => {
    if (beats.push(performance.now()) === 20) importing.exec('commit')
  }, 20)
  onTestFinished(() => clearInterval(beat))
  const { runs } = ownRuns()
  const refs = lines.refs({}, { onlySigned: true })
  const checks = checksOf({ database, verify, now: () => 7 })
  const ended = await runs.run({ what: 'verify', of: refs.length }, (steps) => checks.all(refs, steps))
  expect(ended.ok).toBe(true)
  expect(database.prepare('select count(*) from signature_check').pluck().get()).toBe(10)
  const waits = beats.slice(1).map((at, place) => at - beats[place]!)
  expect(Math.max(...waits)).toBeLessThan(4_000) // a write that waits as usual holds everything for five seconds
})

test('a thread that dies ends the run as failed, and none is left behind', async () => {
  const { database, lines, signer } = checked()
  const threads: Worker[] = []
  const verify = verifyInThread({
    startThread(start) {
      const thread = startVerifying(start)
      threads.push(thread)
      void thread.terminate()
      return thread
    },
    believed: () => ({ trusted: [signer.authority], stampers: [], revocations: [] }),
    sealedOf: (number) => lines.sealedOf(number)!,
    now: Date.now,
  })
  const { runs, told } = ownRuns()
  const refs = lines.refs({}, { onlySigned: true })
  const checks = checksOf({ database, verify, now: () => 7 })
  const run = runs.run({ what: 'verify', of: refs.length }, (steps) => checks.all(refs, steps))
  await expect(run).rejects.toThrow('the thread that verifies has ended')
  expect(told.at(-1)).toMatchObject({ state: 'failed' })
  expect(threads.map(({ threadId }) => threadId)).toEqual([-1])
})

test('one thing goes on at a time', async () => {
  const { runs } = ownRuns()
  let go = () => {}
  const first = runs.run({ what: 'verify', of: 1 }, () => new Promise<void>((resolve) => (go = resolve)))
  const busy = { ok: false, fault: { code: 'register.busy' } }
  expect(runs.begin({ what: 'chain', of: 1 }, () => Promise.resolve())).toEqual(busy)
  expect(await runs.run({ what: 'folder', of: 1 }, () => Promise.resolve())).toEqual(busy)
  go()
  expect((await first).ok).toBe(true)
  expect(runs.begin({ what: 'chain', of: 1 }, () => Promise.resolve()).ok).toBe(true)
})

test('a run that breaks is told as failed, and the next one goes', async () => {
  const { runs, told } = ownRuns()
  const broken = runs.run({ what: 'verify', of: 1 }, () => Promise.reject(new Error('broken')))
  await expect(broken).rejects.toThrow('broken')
  expect(told.at(-1)).toMatchObject({ state: 'failed' })
  expect((await runs.run({ what: 'verify', of: 0 }, () => Promise.resolve())).ok).toBe(true)
})

test('others have their turn while much is verified', async () => {
  const { runs } = ownRuns()
  let turns = 0
  const beat = setInterval(() => (turns += 1), 1)
  await runs.run({ what: 'verify', of: 20 }, async ({ step }) => {
    for (let left = 20; left > 0; left--) {
      const end = performance.now() + 5
      while (performance.now() < end);
      await step()
    }
  })
  clearInterval(beat)
  expect(turns).toBeGreaterThan(10)
})

/** What the check of the chains says of a base that was tampered with. */
async function chainsAfter(sql: string) {
  const { database } = ownJournal(TEN)
  const events = eventsOf(database, () => 5)
  for (const one of TEN) events.add('correction.sign', one.id)
  database.exec(`drop trigger correction_stays; drop trigger correction_body_stays;
    drop trigger event_stays; drop trigger event_is_written_once; pragma foreign_keys = off`)
  database.exec(sql)
  const chains = chainsOf(database)
  const { runs } = ownRuns()
  await runs.run({ what: 'chain', of: chains.size() }, chains.check)
  return { ...runs.last()?.chains, holds: [3, 4, 5].map((number) => chains.linkOf(number)?.holds) }
}

const whole = { checked: 10 }

test.for<[string, string, Awaited<ReturnType<typeof chainsAfter>>]>([
  ['nothing was touched', '', { corrections: whole, events: whole, holds: [true, true, true] }],
  [
    'a correction was altered',
    `update correction set body = cast(replace(cast(body as text), '0300', '0301') as blob) where number = 4`,
    { corrections: { checked: 3, broken: 4 }, events: whole, holds: [true, false, true] },
  ],
  [
    'a correction was taken out',
    'delete from correction where number = 4',
    { corrections: { checked: 3, broken: 5 }, events: whole, holds: [true, undefined, false] },
  ],
  [
    'a line of the log was altered',
    `update event set subject = 'x' where number = 2`,
    { corrections: whole, events: { checked: 1, broken: 2 }, holds: [true, true, true] },
  ],
  [
    'the first line of the log was taken out',
    'delete from event where number = 1',
    { corrections: whole, events: { checked: 0, broken: 2 }, holds: [true, true, true] },
  ],
])('the first row that does not hold is named, where %s', async ([, sql, wanted]) => {
  expect(await chainsAfter(sql)).toEqual(wanted)
})
