import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../../contract/person.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { verifierFor } from '../../gateway/open.ts'
import { pupil } from '../fakes/people.ts'
import { ownSigner } from '../fakes/signer.ts'
import { ownSql } from '../gateway/databases.ts'
import { DAY, freshId, ownRegion, type Region } from '../gateway/region.ts'
import { ownDesk, untilInTime, type OwnDesk } from '../main/sync/desk.ts'
import { lossyLine, MISHAPS } from './lossy-line.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const FIELDS = ['lastName', 'firstName', 'phone'] as const

const VALUES = {
  lastName: ['Образцова', 'Примеров', 'Учебный'],
  firstName: ['Проба', 'Пример', 'Опыт'],
  phone: ['+79000000011', '+79000000012', '+79000000013'],
} as const

type Step = { desk: number; person: number; field: (typeof FIELDS)[number]; value: number; waits: number }

const step = fc.record({
  desk: fc.nat({ max: 1 }),
  person: fc.nat({ max: 1 }),
  field: fc.constantFrom(...FIELDS),
  value: fc.nat({ max: 2 }),
  waits: fc.constantFrom(0, 0, 2_000, 60_000),
})

/** Signs what the step says against what this desk sees now; nothing where it stands already. */
function correct(region: Region, desk: OwnDesk, id: string, { field, value }: Step): void {
  const record = desk.people.find(id)
  const becomes = VALUES[field][value]!
  if (!record || valueOf(record, field) === becomes) return
  desk.sign(region.correct({ person: id, changes: [{ field, was: valueOf(record, field), becomes }] }))
  desk.sync.wake()
}

/** Lets time pass until the desk has nothing left to send and has read to the end. */
async function settle(desk: OwnDesk): Promise<void> {
  await untilInTime(desk, () => {
    const { state, lastSuccess } = desk.sync.state()
    return state === 'idle' && lastSuccess === desk.time.now() && desk.corrections.counts().waiting === 0
  })
}

test('whatever is lost on the way, each correction is taken once and all see the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 12 }),
      fc.array(fc.constantFrom(...MISHAPS), { maxLength: 40 }),
      async (steps, mishaps) => {
        const people = [pupil({ id: freshId() }), pupil({ id: freshId() })]
        const region = await ownRegion({ sql, people })
        const fetch = lossyLine(region.fetch, mishaps)
        const desks = [0, 1].map(() => ownDesk({ token: region.token, fetch, people }))
        for (const desk of desks) desk.sync.start()

        for (const one of steps) {
          const desk = desks[one.desk]!
          correct(region, desk, people[one.person]!.id, one)
          desk.time.pass(one.waits)
          await desk.line.timers.breathe()
        }
        // The second time round each desk also reads what the other has sent meanwhile.
        for (const desk of [...desks, ...desks]) {
          desk.time.pass(75_000)
          await settle(desk)
        }

        const log = await region.archive.corrections.all(region.school)
        const signed = desks.flatMap((desk) => desk.corrections.newest(1_000))
        expect(log.map(({ id }) => id).sort()).toEqual(signed.map((one) => one.correction.id).sort())
        const states = new Map(signed.map((one) => [one.correction.id, one.state]))
        for (const { id, verdict } of log) {
          // In conflict at first, and confirmed once the journal holds the same after all.
          expect(verdict.state === 'accepted' ? ['confirmed'] : ['conflict', 'confirmed']).toContain(
            states.get(id),
          )
        }

        const held = await region.archive.people.find(
          region.school,
          people.map(({ id }) => id),
        )
        for (const desk of desks) {
          expect(new Map(desk.everybody().map((one) => [one.id, one]))).toEqual(held)
          expect(desk.outbox.all().length).toBe(desk.corrections.counts().conflict)
          expect(desk.corrections.firstBrokenLink()).toBeUndefined()
          await desk.sync.stop()
          desk.database.close()
        }
      },
    ),
    { numRuns: 60, endOnFailure: true },
  )
}, 240_000)

test('two desks may correct different fields of one person; of the same field the second is told', async () => {
  const region = await ownRegion({ sql })
  const [first, second] = [0, 1].map(() => ownDesk({ ...region, people: [pupil()] })) as [OwnDesk, OwnDesk]
  const name = first.sign(region.correct())
  const phone = second.sign(
    region.correct({ changes: [{ field: 'phone', was: '+79000000001', becomes: '+79000000005' }] }),
  )
  const sameName = second.sign(
    region.correct({ changes: [{ field: 'lastName', was: 'Образцов', becomes: 'Примеров' }] }),
  )

  for (const desk of [first, second]) {
    desk.sync.start()
    await settle(desk)
  }
  expect([first.state(name), second.state(phone), second.state(sameName)]).toEqual([
    'confirmed',
    'confirmed',
    'conflict',
  ])
  expect(JSON.parse(second.outbox.find(sameName)!.answer!)).toEqual({
    id: sameName,
    state: 'conflict',
    field: 'lastName',
    theirs: 'Образцова',
    fields: [{ field: 'lastName', theirs: 'Образцова' }],
    version: 3,
  })
  expect(second.everybody()).toEqual([pupil({ lastName: 'Образцова', phone: '+79000000005', version: 3 })])
})

test('a real signature is believed as far as its authority and its bytes go', async () => {
  const [ours, foreign] = [ownSigner(DAY), ownSigner(DAY)]
  const people = [1, 2, 3].map(() => pupil({ id: freshId() }))
  const region = await ownRegion({
    sql,
    people,
    certificates: 'listed',
    verify: verifierFor({ trusted: [ours.authority] }),
  })
  await region.archive.rights.addCertificate(region.school, ours.fingerprint)
  const seals = [
    ours.seal,
    foreign.seal,
    (bytes: Uint8Array) => ours.seal(Buffer.concat([bytes, Buffer.of(0x20)])),
  ]
  let turn = 0
  const desk = ownDesk({ ...region, people, seal: (bytes) => seals[turn++]!(bytes) })
  const ids = people.map(({ id }) => desk.sign(region.correct({ person: id })))

  desk.sync.start()
  await settle(desk)
  expect(ids.map(desk.state)).toEqual(['confirmed', 'refused', 'refused'])
  expect(
    (await region.archive.corrections.all(region.school)).map(({ id, certificate }) => [id, certificate]),
  ).toEqual([[ids[0], ours.fingerprint]])
})
