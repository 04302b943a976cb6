import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenSql } from '../../../gateway/archive/sql.ts'
import { handReceiptsOf } from '../../../main/store/hand-receipts.ts'
import { pupil } from '../../fakes/people.ts'
import { ownSql } from '../../gateway/databases.ts'
import { ownRegion, parcelOf } from '../../gateway/region.ts'
import { ownDesk, untilInTime } from '../sync/desk.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

/** A desk whose correction was refused because its person has left the school. */
async function refused() {
  const region = await ownRegion({ sql })
  const desk = ownDesk(region)
  const settle = () =>
    untilInTime(desk, () => {
      const { state, lastSuccess } = desk.sync.state()
      const isSent = desk.corrections.counts().waiting === 0
      return state === 'idle' && lastSuccess === desk.time.now() && isSent
    })
  const round = async () => {
    desk.time.pass(120_000)
    await settle()
  }
  desk.sync.start()
  await settle()
  await region.archive.people.retire(region.school, [pupil().id])
  const correction = region.correct()
  const id = desk.sign(correction)
  desk.sync.wake()
  await round()
  expect([desk.state(id), desk.people.count()]).toEqual(['refused', 0])
  return { region, desk, id, correction, round }
}

test('what was refused because the person had left is offered again when the person is back', async () => {
  const { region, desk, id, round } = await refused()
  await round()
  expect(desk.state(id)).toBe('refused')

  await region.archive.people.load(region.school, [pupil()])
  await round()
  expect([desk.state(id), (await region.held())?.lastName]).toEqual(['confirmed', 'Образцова'])
})

test('a late copy of the request that was taken meanwhile is found out', async () => {
  const { region, desk, id, correction, round } = await refused()
  await region.archive.people.load(region.school, [pupil()])
  await region.offer(parcelOf(correction))
  await round()
  expect(desk.state(id)).toBe('confirmed')
  expect(await region.archive.corrections.all(region.school)).toHaveLength(1)
})

test('a journal that goes on refusing is asked once for each version of the record, and a closed one never', async () => {
  const { region, desk, id, round } = await refused()
  await region.archive.people.load(region.school, [pupil()])
  await region.archive.people.retire(region.school, [pupil().id])
  desk.corrections.moveTo(id, 'closed')
  await region.archive.people.load(region.school, [pupil()])
  await round()
  expect(desk.state(id)).toBe('closed')

  const file = region.correct({ person: '019b0000-0000-7000-8000-00000000ffff', baseVersion: 0 })
  desk.database.transaction(() => desk.people.keep(pupil({ id: file.person, version: 0 })))()
  const other = desk.sign(file)
  desk.sync.wake()
  await round()
  await round()
  expect(desk.state(other)).toBe('refused')
  expect(desk.outbox.receipts(other)).toHaveLength(1)
})

test('what a person has refused by hand since is not offered again', async () => {
  const { region, desk, id, round } = await refused()
  handReceiptsOf(desk.database).add(id, {
    at: desk.time.now(),
    how: 'tick',
    outcome: 'refused',
    note: 'выбыл',
    byName: 'Учебная Проба',
    byPrint: 'f'.repeat(64),
  })
  await region.archive.people.load(region.school, [pupil()])
  await round()
  expect([desk.state(id), desk.people.count()]).toEqual(['refused', 1])
})
