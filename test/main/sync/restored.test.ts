import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { puller, GATEWAY } from '../../../main/sync/pull.ts'
import { restoredOf } from '../../../main/sync/restored.ts'
import { createTaker } from '../../../main/sync/take.ts'
import type { OpenSql } from '../../../gateway/archive/sql.ts'
import { pupil } from '../../fakes/people.ts'
import { ownBase, ownFolder } from '../../fakes/store.ts'
import { ownSql } from '../../gateway/databases.ts'
import { freshId, ownRegion, type Region } from '../../gateway/region.ts'
import { ownDesk, until, untilInTime, type OwnDesk } from './desk.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const phones = ['+79000000001', '+79000000011', '+79000000012', '+79000000013'] as const

/** The correction of the phone from one of these to the next. */
const nextPhone = (region: Region, place: 0 | 1 | 2) =>
  region.correct({ changes: [{ field: 'phone', was: phones[place], becomes: phones[place + 1]! }] })

/** Lets time pass until the desk has asked anew, and has nothing left to send. */
async function settled(desk: OwnDesk): Promise<void> {
  const from = desk.time.now()
  desk.time.pass(75_000)
  desk.sync.wake()
  await untilInTime(
    desk,
    () => {
      const { state, lastSuccess = 0 } = desk.sync.state()
      return state === 'idle' && lastSuccess > from && desk.corrections.counts().waiting === 0
    },
    1,
  )
}

const again = (desk: OwnDesk) =>
  desk.events.newest(50).filter(({ what }) => what === 'correction.again-after-restore').length

test('a gateway that was renewed and lost nothing leaves every correction where it was', async () => {
  const people = [pupil(), pupil({ id: freshId(), lastName: 'Другой' })]
  const region = await ownRegion({ sql, people })
  const desk = ownDesk({ ...region, people: [pupil(), { ...people[1]!, lastName: 'Образцов' }] })
  const taken = [0, 1].map((place) => desk.sign(nextPhone(region, place as 0 | 1)))
  const met = desk.sign(region.correct({ person: people[1]!.id }))
  desk.sync.start()
  await settled(desk)
  desk.database.transaction(() => {
    desk.corrections.moveTo(taken[1]!, 'proved')
    desk.events.add('correction.proved', taken[1]!)
  })()
  const [before, log] = [desk.everybody(), await region.archive.corrections.all(region.school)]
  expect([...taken, met].map(desk.state)).toEqual(['confirmed', 'proved', 'conflict'])

  await region.archive.renew()
  await settled(desk)
  await settled(desk)
  expect([...taken, met].map(desk.state)).toEqual(['confirmed', 'proved', 'conflict'])
  expect([desk.everybody(), await region.archive.corrections.all(region.school)]).toEqual([before, log])
  expect(again(desk)).toBe(2)
})

test.each([
  ['and renewed', true],
  ['and not renewed', false],
])(
  'what a gateway has lost is offered again in its order: from an older copy, %s',
  async (_case, isRenewed) => {
    const region = await ownRegion({ sql })
    const desk = ownDesk({ ...region, people: [pupil()] })
    const ids = [desk.sign(nextPhone(region, 0)), desk.sign(nextPhone(region, 1))]
    desk.sync.start()
    await settled(desk)
    expect(ids.map(desk.state)).toEqual(['confirmed', 'confirmed'])
    await desk.sync.stop()

    // Everything the school did since the copy is gone; its number of changes is lower than the mark of the desk.
    await sql.query('alter table correction disable trigger user', [])
    await sql.query('delete from correction where school = $1', [region.school])
    await sql.query('alter table correction enable trigger user', [])
    await region.archive.people.load(region.school, [pupil()])
    await sql.query('update person set change = 1 where school = $1', [region.school])
    await sql.query('update school set last_change = 1 where code = $1', [region.school])
    if (isRenewed) await region.archive.renew()

    // Signed while the gateway was away: it must not overtake what comes before it.
    const later = desk.sign(nextPhone(region, 2))
    desk.sync.start()
    await settled(desk)
    expect([...ids, later].map(desk.state)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    expect((await region.held())?.phone).toBe(phones[3])
    expect(desk.everybody()[0]?.phone).toBe(phones[3])
    expect((await region.archive.corrections.all(region.school)).map(({ id }) => id)).toEqual([...ids, later])
  },
)

test('a gateway that knows no mark at all is not offered everything without an end', async () => {
  const region = await ownRegion({ sql })
  const desk = ownDesk({
    ...region,
    people: [pupil()],
    fetch: (url, init) =>
      /after=./.test(url)
        ? new Response('{"code":"cursor"}', { status: 410, headers: { 'content-type': 'application/json' } })
        : region.fetch(url, init),
  })
  const id = desk.sign(nextPhone(region, 0))
  desk.sync.start()
  for (let minute = 0; minute < 120; minute += 1) {
    await until(() => ['idle', 'waiting'].includes(desk.sync.state().state))
    desk.time.pass(60_000)
  }
  expect(again(desk)).toBeGreaterThan(1)
  expect(again(desk)).toBeLessThan(12)
  expect(desk.sync.state()).toMatchObject({ state: 'waiting', trouble: { code: 'line.cursor' } })

  // Once it is in order nothing is lost.
  const well = ownDesk({ ...region, database: desk.database, time: desk.time })
  await desk.sync.stop()
  well.sync.start()
  await settled(well)
  expect(well.state(id)).toBe('confirmed')
})

test('a desk killed in the midst of that goes on with it', async () => {
  const region = await ownRegion({ sql })
  const { database } = ownBase()
  const desk = ownDesk({ ...region, people: [pupil()], database })
  const id = desk.sign(nextPhone(region, 0))
  desk.sync.start()
  await settled(desk)
  await desk.sync.stop()
  await region.archive.renew()

  // The transaction of the 410 is done, and the desk dies before it has read a line.
  const restored = restoredOf(desk)
  const pull = puller({
    ...desk,
    taker: createTaker(desk),
    clock: () => 0,
    onUnknownMark: () => restored.offerAgain(desk.time.now()),
  })
  let asked = 0
  await pull({
    ...desk.line,
    fetch: (url, init) => {
      asked += 1
      return asked === 1 ? region.fetch(url, init) : Promise.reject(new TypeError('killed'))
    },
  })
  expect([desk.cursors.get(GATEWAY), desk.state(id)]).toEqual(['', 'waiting'])

  const after = ownDesk({ ...region, database, time: desk.time })
  after.sync.start()
  await settled(after)
  expect([after.state(id), after.outbox.all()]).toEqual(['confirmed', []])
  expect((await region.archive.corrections.all(region.school)).length).toBe(1)
})

test('what went into the journal by hand is not offered to a gateway that never had it', async () => {
  const region = await ownRegion({ sql })
  const desk = ownDesk({ ...region, people: [pupil()] })
  const id = desk.sign(nextPhone(region, 0))
  desk.database.transaction(() => {
    desk.corrections.moveTo(id, 'confirmed')
    desk.outbox.remove(id)
  })()
  desk.sync.start()
  await settled(desk)
  await region.archive.renew()
  await settled(desk)
  expect([desk.state(id), again(desk)]).toEqual(['confirmed', 0])
})

test('a desk restored from an older copy of its base ends as all others, and nothing is doubled', async () => {
  const region = await ownRegion({ sql })
  const file = join(ownFolder(), 'base.db')
  const first = ownBase(file)
  const desk = ownDesk({ ...region, people: [pupil()], database: first.database })
  const early = desk.sign(nextPhone(region, 0))
  const draft = region.correct()
  desk.database.transaction(() => desk.corrections.add(draft))()

  // The copy of the night: one correction waits, one is a draft.
  desk.database.pragma('wal_checkpoint(TRUNCATE)')
  const copy = join(ownFolder(), 'base.db')
  copyFileSync(file, copy)

  // The day: both are taken, and another one that the copy has never seen.
  desk.sync.start()
  await settled(desk)
  desk.sign(nextPhone(region, 1))
  await settled(desk)
  await desk.sync.stop()
  expect((await region.held())?.phone).toBe(phones[2])

  const back = ownBase(copy)
  const restored = ownDesk({ ...region, database: back.database, time: desk.time })
  expect([restored.state(early), restored.state(draft.id)]).toEqual(['waiting', 'draft'])
  restored.sync.start()
  await settled(restored)
  expect([restored.state(early), restored.everybody()[0]?.phone]).toEqual(['confirmed', phones[2]])
  expect(restored.corrections.firstBrokenLink()).toBeUndefined()
  expect((await region.archive.corrections.all(region.school)).length).toBe(2)
  expect(restored.everybody()).toEqual([await region.held()])
})

test('a draft that was signed and sent before the copy came back is signed twice and held once', async () => {
  const region = await ownRegion({ sql })
  const file = join(ownFolder(), 'base.db')
  const first = ownBase(file)
  const draft = region.correct()
  const desk = ownDesk({ ...region, people: [pupil()], database: first.database })
  desk.database.transaction(() => desk.corrections.add(draft))()
  desk.database.pragma('wal_checkpoint(TRUNCATE)')
  const copy = join(ownFolder(), 'base.db')
  copyFileSync(file, copy)

  const ends: unknown[] = []
  for (const database of [first.database, ownBase(copy).database]) {
    const one = ownDesk({ ...region, database, time: desk.time })
    one.signDraft(draft.id)
    one.sync.start()
    await settled(one)
    await one.sync.stop()
    ends.push([one.state(draft.id), one.everybody()])
  }
  expect(ends).toEqual([
    ['confirmed', [pupil({ lastName: 'Образцова', version: 2 })]],
    ['confirmed', [pupil({ lastName: 'Образцова', version: 2 })]],
  ])
  expect((await region.archive.corrections.all(region.school)).map(({ id }) => id)).toEqual([draft.id])
})
