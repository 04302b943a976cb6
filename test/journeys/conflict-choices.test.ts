import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Choice } from '../../contract/conflict.ts'
import { correction } from '../../contract/correction.ts'
import { valueOf, withValue, type PersonRecord } from '../../contract/person.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { createCorrecting } from '../../main/correction/correcting.ts'
import { createSealing } from '../../main/correction/sealing.ts'
import { evidence } from '../fakes/evidence.ts'
import { pupil } from '../fakes/people.ts'
import { ownSql } from '../gateway/databases.ts'
import { DAY, freshId, ownRegion, type Region } from '../gateway/region.ts'
import { ownDesk, untilInTime, type OwnDesk } from '../main/sync/desk.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const FIELDS = ['lastName', 'phone'] as const

const VALUES = {
  lastName: ['Образцова', 'Примеров', 'Учебный'],
  phone: ['+79000000011', '+79000000012', '+79000000013'],
} as const

const place = { desk: fc.nat({ max: 1 }) }
const value = fc.nat({ max: 2 })
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ ...place, what: fc.constant('draft' as const), lastName: value, phone: value }),
  },
  { weight: 3, arbitrary: fc.record({ ...place, what: fc.constant('sign' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...place,
      what: fc.constant('settle' as const),
      takes: fc.tuple(
        ...FIELDS.map(() => fc.constantFrom('ours' as const, 'theirs' as const, 'anew' as const)),
      ),
      anew: value,
    }),
  },
  { weight: 1, arbitrary: fc.record({ ...place, what: fc.constant('reopen' as const) }) },
  { weight: 1, arbitrary: fc.record({ ...place, what: fc.constant('withdraw' as const) }) },
  { weight: 3, arbitrary: fc.record({ ...place, what: fc.constant('line' as const) }) },
)

/** Both desks correct the same person at once; then anything. */
const round = fc
  .tuple(fc.tuple(value, value), fc.tuple(value, value), fc.array(step, { minLength: 2, maxLength: 8 }))
  .map(([first, second, more]): Step[] => [
    ...[first, second].map(([lastName, phone], desk): Step => ({ what: 'draft', desk, lastName, phone })),
    ...[0, 1].map((desk): Step => ({ what: 'sign', desk })),
    ...[0, 1].map((desk): Step => ({ what: 'line', desk })),
    ...more,
    ...[0, 1].map((desk): Step => ({ what: 'sign', desk })),
  ])

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** A desk with a hand that drafts, signs and decides; `signed` is what it has put its name to. */
function ownHand(region: Region, person: PersonRecord) {
  const desk = ownDesk({ ...region, people: [person] })
  const { now } = desk.time
  const sealing = createSealing({ ...desk, needsSecond: false, now })
  const { drafts, conflicts } = createCorrecting({
    ...desk,
    desk: { school: region.school, workplace: 'desk-1', training: false },
    by: () => ({ name: '', fingerprint: '' }),
    newId: freshId,
    now,
    onKept() {},
  })
  const signed = new Map<string, string>()

  const acts = {
    draft({ lastName, phone }: Extract<Step, { what: 'draft' }>): void {
      const record = desk.people.find(person.id)!
      const wanted = { lastName: VALUES.lastName[lastName]!, phone: VALUES.phone[phone]! }
      const changes = FIELDS.filter((field) => valueOf(record, field) !== wanted[field]).map((field) => ({
        field,
        was: valueOf(record, field),
        becomes: wanted[field],
      }))
      if (changes.length === 0) return
      // Refused where another correction of the field is on its way.
      drafts.keep({
        person: person.id,
        baseVersion: record.version,
        changes,
        basis: 'copy',
        askedBy: 'school',
      })
    },
    sign(): void {
      for (const { correction, bytes } of desk.corrections.in('draft')) {
        signed.set(correction.id, Buffer.from(bytes).toString())
        sealing.keep(correction.id, { signature: bytes, certificate: Buffer.of(1), signedAt: DAY, evidence })
      }
    },
    settle({ takes, anew }: Extract<Step, { what: 'settle' }>): void {
      for (const { held, fields } of conflicts.list()) {
        const choices = fields.map(({ field }): Choice => {
          const [at, take] = [FIELDS.indexOf(field as 'phone'), takes[FIELDS.indexOf(field as 'phone')]!]
          return take === 'anew' ? { field, take, value: VALUES[FIELDS[at]!][anew]! } : { field, take }
        })
        conflicts.settle({ id: held.correction.id, saw: fields, choices })
      }
    },
    reopen: () => desk.corrections.in('closed').forEach(({ correction }) => conflicts.reopen(correction.id)),
    withdraw: () => desk.corrections.in('draft').forEach(({ correction }) => drafts.withdraw(correction.id)),
  }

  return {
    desk,
    signed,
    async do(one: Step): Promise<void> {
      if (one.what === 'line') await calm(desk)
      else if (one.what === 'draft') acts.draft(one)
      else if (one.what === 'settle') acts.settle(one)
      else acts[one.what]()
    },
  }
}

/** Lets time pass until the desk has nothing left to send and has read to the end. */
async function calm(desk: OwnDesk): Promise<void> {
  desk.sync.wake()
  desk.time.pass(75_000)
  await untilInTime(desk, () => {
    const { state, lastSuccess } = desk.sync.state()
    return state === 'idle' && lastSuccess === desk.time.now() && desk.corrections.counts().waiting === 0
  })
}

test('whatever is decided about conflicts, the journal holds what somebody signed, and nothing else', async () => {
  let settled = 0
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 3 }), async (rounds) => {
      const person = pupil({ id: freshId() })
      const region = await ownRegion({ sql, people: [person] })
      const hands = [ownHand(region, person), ownHand(region, person)]
      for (const { desk } of hands) desk.sync.start()

      for (const one of rounds.flat()) await hands[one.desk]!.do(one)
      for (const { desk } of [...hands, ...hands]) await calm(desk)

      const signed = new Map(hands.flatMap((hand) => [...hand.signed]))
      const log = (await region.archive.corrections.all(region.school)).map(({ id, bytes, verdict }) => ({
        text: Buffer.from(bytes).toString(),
        one: correction.parse(JSON.parse(Buffer.from(bytes).toString())),
        signedText: signed.get(id),
        isTaken: verdict.state === 'accepted',
      }))
      for (const { text, signedText } of log) expect(text).toBe(signedText)
      expect(log.length).toBe(signed.size)

      const replayed = log
        .filter(({ isTaken }) => isTaken)
        .flatMap(({ one }) => one.changes)
        .reduce((record, { field, becomes }) => withValue(record, field, becomes), person)
      const held = (await region.held(person.id))!
      expect({ ...held, version: 0 }).toEqual({ ...replayed, version: 0 })

      const inConflict = new Set(log.filter(({ isTaken }) => !isTaken).map(({ one }) => one.id))
      const successors = log.filter(({ one }) => one.replaces !== undefined)
      for (const { one } of successors) expect(inConflict).toContain(one.replaces)
      settled += successors.length

      for (const { desk } of hands) {
        expect(desk.everybody()).toEqual([held])
        expect(desk.corrections.firstBrokenLink()).toBeUndefined()
        // Equal values are the one thing that needs nobody.
        for (const { correction } of desk.corrections.in('conflict')) {
          expect(correction.changes.every(({ field, becomes }) => valueOf(held, field) === becomes)).toBe(
            false,
          )
        }
        await desk.sync.stop()
        desk.database.close()
      }
    }),
    { numRuns: 40, endOnFailure: true },
  )
  expect(settled).toBeGreaterThan(10)
}, 240_000)
