import { afterAll, beforeAll, expect, test } from 'vitest'
import { correctionId } from '../../contract/correction.ts'
import { journalCalls } from '../../contract/journal.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { historian } from '../../main/history.ts'
import { handReceiptsOf } from '../../main/store/hand-receipts.ts'
import { rejectionsOf } from '../../main/store/rejections.ts'
import { pupil } from '../fakes/people.ts'
import { ownSql } from '../gateway/databases.ts'
import { freshId, ownRegion } from '../gateway/region.ts'
import { ownDesk, until, type OwnDesk } from './sync/desk.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const historyOf = (desk: OwnDesk, id: string) => {
  const { database } = desk
  const made = historian({ ...desk, receipts: handReceiptsOf(database), rejections: rejectionsOf(database) })(
    id,
  )
  return made && journalCalls['correction.history'].output.parse(made)
}

test('the history tells each step once, with the journal’s own words where there are any', async () => {
  const region = await ownRegion({ sql, certificates: 'listed' })
  const desk = ownDesk({ ...region, people: [pupil()] })
  const id = desk.sign(region.correct())
  desk.time.pass(1_000)
  desk.sync.start()
  await until(() => desk.state(id) === 'refused')

  await region.archive.rights.addCertificate(region.school, 'f'.repeat(64))
  desk.time.pass(1_000)
  desk.database.transaction(() => {
    desk.corrections.moveTo(id, 'waiting')
    desk.outbox.again(id, desk.time.now())
    desk.events.add('correction.waiting', id)
  })()
  desk.time.pass(1_000)
  desk.sync.wake()
  await until(() => desk.state(id) === 'confirmed')

  expect(historyOf(desk, id)).toEqual({
    entries: [
      { at: '2026-09-01T08:00:00.000Z', what: 'correction.sign', by: '' },
      { at: '2026-09-01T08:00:01.000Z', what: 'answer', answer: { id, state: 'refused', code: 'rights' } },
      { at: '2026-09-01T08:00:02.000Z', what: 'correction.waiting' },
      { at: '2026-09-01T08:00:03.000Z', what: 'answer', answer: { id, state: 'accepted', version: 2 } },
    ],
    tries: 0,
  })
})

test('what was typed by hand and what the second person said stand in it too', async () => {
  const region = await ownRegion({ sql })
  const desk = ownDesk({ ...region, people: [pupil()] })
  const id = desk.sign(region.correct())
  desk.database.transaction(() => {
    rejectionsOf(desk.database).add(id, 'Нет подлинника', desk.time.now())
    desk.events.add('correction.reject', id)
    handReceiptsOf(desk.database).add(id, {
      at: desk.time.now() + 5,
      how: 'retype',
      outcome: 'taken',
      note: '',
      byName: 'Тестова Т. Т.',
      byPrint: 'f'.repeat(64),
    })
  })()
  desk.outbox.postpone(id, desk.time.now())
  expect(historyOf(desk, id)).toEqual({
    entries: [
      { at: '2026-09-01T08:00:00.000Z', what: 'correction.sign', by: '' },
      { at: '2026-09-01T08:00:00.000Z', what: 'correction.reject', note: 'Нет подлинника' },
      { at: '2026-09-01T08:00:00.005Z', what: 'hand.retype.taken', by: 'Тестова Т. Т.' },
    ],
    tries: 1,
  })
})

test('of a correction that is not here there is no history', async () => {
  const desk = ownDesk({ ...(await ownRegion({ sql })) })
  expect(historyOf(desk, correctionId.parse(freshId()))).toBeUndefined()
})
