import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonRecord } from '../../../contract/person.ts'
import type { OpenSql } from '../../../gateway/archive/sql.ts'
import { createRetention } from '../../../main/retention/retention.ts'
import { puller } from '../../../main/sync/pull.ts'
import { createTaker } from '../../../main/sync/take.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { ownSql } from '../../gateway/databases.ts'
import { freshId, ownRegion } from '../../gateway/region.ts'
import { ownDesk } from '../sync/desk.ts'
import { DAY, shipped } from './school.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

/** A region and a desk from which a family has been erased after its term. */
async function afterErasure() {
  const mother = guardian({ id: freshId() })
  const child = pupil({ id: freshId(), links: [{ guardian: mother.id, relation: 'mother', basis: '' }] })
  const stays = pupil({ id: freshId(), links: [] })
  const region = await ownRegion({ sql, people: [child, mother, stays] })
  const desk = ownDesk(region)
  const pull = puller({ ...desk, taker: createTaker(desk), clock: () => performance.now() })
  const clock = { now: Date.now() }
  const retention = createRetention({
    ...desk,
    terms: shipped,
    now: () => clock.now,
    removeCopies: () => Promise.resolve(),
    removeAsides: () => Promise.resolve(),
  })
  const load = (...people: readonly PersonRecord[]) => region.archive.people.load(region.school, [...people])
  const left = { ...child, state: 'left' as const, className: '' }
  await pull(desk.line)
  await load(left)
  await pull(desk.line)
  await retention.run()
  clock.now += 31 * DAY
  await retention.run()
  const ids = () => desk.everybody().map(({ id }) => id)
  expect(ids()).toEqual([stays.id])
  return { desk, child, mother, stays, left, load, ids, pull: () => pull(desk.line) }
}

test('a journal that tells of somebody who was erased, and is still gone, does not bring them back', async () => {
  const { load, left, mother, stays, pull, ids } = await afterErasure()
  await load({ ...left, phone: '+79990001122' }, { ...mother, phone: '+79990001123' })
  await pull()
  expect(ids()).toEqual([stays.id])
})

test('a journal that is read from its beginning does not bring them back', async () => {
  const { desk, stays, pull, ids } = await afterErasure()
  desk.cursors.set('gateway', '')
  expect(await pull()).toEqual({ taken: 3 })
  expect(ids()).toEqual([stays.id])
})

test('a pupil who is enrolled again comes back, and the mother with the next pull', async () => {
  const { load, child, mother, stays, pull, ids } = await afterErasure()
  await load({ ...child, className: '6А' })
  await pull()
  expect(ids().toSorted()).toEqual([child.id, stays.id].toSorted())
  await pull()
  expect(ids().toSorted()).toEqual([child.id, mother.id, stays.id].toSorted())
  expect(await pull()).toEqual({ taken: 0 })
})

test('a mother comes back with another pupil who is here', async () => {
  const { load, stays, mother, pull, ids } = await afterErasure()
  await load({ ...stays, links: [{ guardian: mother.id, relation: 'mother', basis: '' }] })
  await pull()
  await pull()
  expect(ids().toSorted()).toEqual([mother.id, stays.id].toSorted())
})
