import { expect, test } from 'vitest'
import { bytesOf, correctionsOf } from '../../../main/store/corrections.ts'
import { CHAIN_START, linkAfter } from '../../../main/store/chain.ts'
import { checkChain } from '../../../main/store/chain-check.ts'
import { connect, type Database } from '../../../main/store/database.ts'
import { eventsOf } from '../../../main/store/events.ts'
import { migrate } from '../../../main/store/migrate.ts'
import { unlock } from '../../../main/store/open.ts'
import { snilsCorrection } from '../../fakes/correction.ts'
import { key, ownBase, ownFolder } from '../../fakes/store.ts'

const print = 'ab'.repeat(32)
const atDesk = () => ({ who: print, workplace: 'desk-1' })

/** A log of so many rows, one after another. */
function logOf(rows: number) {
  const { database } = ownBase()
  const events = eventsOf(database, () => 7, atDesk)
  database.transaction(() => {
    for (let row = 1; row <= rows; row++) events.add('person.open', `person-${row}`)
  })()
  return { database, events }
}

/** Somebody with the key and a program of their own is not stopped by triggers. */
function tamper(database: Database, sql: string): void {
  for (const name of ['event_stays', 'event_is_written_once']) database.exec(`drop trigger if exists ${name}`)
  database.exec(sql)
}

test('an event says what, about whom, who and where, and the chain covers all of it', async () => {
  const { database, events } = logOf(1)
  events.add('correction.second', 'c', 'cd'.repeat(32))
  expect(events.newest(2)).toEqual([
    {
      number: 2,
      at: 7,
      what: 'correction.second',
      subject: 'c',
      who: 'cd'.repeat(32),
      workplace: 'desk-1',
    },
    { number: 1, at: 7, what: 'person.open', subject: 'person-1', who: print, workplace: 'desk-1' },
  ])
  expect(await checkChain(database, 'event')).toMatchObject({ rows: 2 })
})

test.each([
  ['whom it was about', `update event set subject = 'person-9' where number = 700`, 700, 699],
  ['who did it', `update event set who = '' where number = 700`, 700, 699],
  ['where', `update event set workplace = '' where number = 700`, 700, 699],
  ['when', `update event set at = 8 where number = 700`, 700, 699],
  ['the form of a row', `update event set form = 1 where number = 700`, 700, 699],
  ['the link itself', `update event set chain = '${'0'.repeat(64)}' where number = 700`, 700, 699],
  ['a row taken away', `delete from event where number = 700`, 701, 699],
  ['the first row taken away', `delete from event where number = 1`, 2, 0],
  ['rows that were renumbered', `update event set number = number + 1000 where number > 700`, 1701, 700],
])('%s is found when it was altered behind the program', async (_what, sql, broken, rows) => {
  const { database } = logOf(1_203)
  tamper(database, sql)
  expect(await checkChain(database, 'event')).toMatchObject({ broken, rows })
})

test('rows from before the log said who stay verifiable, and new ones go on from them', async () => {
  const file = `${ownFolder()}/base.db`
  const database = connect(file)
  unlock(database, key)
  migrate(database, 9)
  let previous = CHAIN_START
  for (const [number, what] of ['shift.open', 'person.open'].entries()) {
    const chain = linkAfter(previous, Buffer.from(`${number} ${what} a`))
    database
      .prepare('insert into event (at, what, subject, previous, chain) values (?, ?, ?, ?, ?)')
      .run(number, what, 'a', previous, chain)
    previous = chain
  }
  migrate(database)
  const events = eventsOf(database, () => 7, atDesk)
  events.add('shift.lock')
  expect(events.newest(9).map(({ what, who }) => [what, who])).toEqual([
    ['shift.lock', print],
    ['person.open', ''],
    ['shift.open', ''],
  ])
  expect(await checkChain(database, 'event')).toMatchObject({ rows: 3 })
  tamper(database, `update event set who = '${print}' where number = 2`)
  expect(await checkChain(database, 'event')).toMatchObject({ rows: 1, broken: 2 })
  database.close()
})

test('the check works in slices, tells how far it is, and can be given up', async () => {
  const { database } = logOf(1_203)
  const told: number[] = []
  let turns = 0
  const counting = setImmediate(function again() {
    turns++
    setImmediate(again).unref()
  }).unref()
  const { rows } = await checkChain(database, 'event', { onProgress: (done) => void told.push(done) })
  clearImmediate(counting)
  expect([rows, told]).toEqual([1_203, [500, 1_000, 1_203]])
  expect(turns).toBeGreaterThan(0)
  await expect(checkChain(database, 'event', { signal: AbortSignal.abort() })).rejects.toThrow(/abort/)
})

test('the journal of corrections is verified by the same check', async () => {
  const { database } = ownBase()
  const corrections = correctionsOf(database)
  const drafts = [1, 2, 3].map((one) => snilsCorrection({ id: `019b0000-0000-7000-8000-00000000000${one}` }))
  for (const draft of drafts) corrections.add(draft)
  const whole = await checkChain(database, 'correction')
  expect(whole).toEqual({
    rows: 3,
    head: drafts.reduce((link, draft) => linkAfter(link, bytesOf(draft)), CHAIN_START),
  })
  for (const name of database
    .prepare<[], string>(`select name from sqlite_master where type = 'trigger' and tbl_name = 'correction'`)
    .pluck()
    .all())
    database.exec(`drop trigger "${name}"`)
  database.exec(`update correction set body = x'7b7d' where number = 2`)
  expect(await checkChain(database, 'correction')).toMatchObject({ rows: 1, broken: 2 })
})
