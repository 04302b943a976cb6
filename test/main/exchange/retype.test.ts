import { expect, test } from 'vitest'
import type { Change } from '../../../domain/correction.ts'
import { createRetype } from '../../../main/exchange/retype.ts'
import { correctionsOf } from '../../../main/store/corrections.ts'
import { eventsOf } from '../../../main/store/events.ts'
import { handReceiptsOf } from '../../../main/store/hand-receipts.ts'
import { outboxOf } from '../../../main/store/outbox.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { ticksOf } from '../../../main/store/ticks.ts'
import { snilsCorrection } from '../../fakes/correction.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { noIndex, ownBase } from '../../fakes/store.ts'

const ANNA = { byName: 'TEST Образцова', byPrint: 'aa' }
const VERA = { byName: 'TEST Примерова', byPrint: 'bb' }
const AT = 1_000
const gone = { ok: false, fault: { code: 'retype.gone' } }

const SNILS = { field: 'snils', was: '11223344595', becomes: '08765430300' } as const
const NAME = { field: 'lastName', was: 'Образцов', becomes: 'Образцев' } as const

/** A real base with two people, and corrections signed long ago. */
function ownTyping(file?: string) {
  const { database, file: path } = ownBase(file)
  const now = () => AT
  const people = peopleOf(database, noIndex, now)
  const corrections = correctionsOf(database)
  const outbox = outboxOf(database)
  const receipts = handReceiptsOf(database)
  const events = eventsOf(database, now)
  const ticks = ticksOf(database)
  let isChosen = true
  const retype = createRetype({
    database,
    people,
    corrections,
    outbox,
    ticks,
    receipts,
    events,
    isChosen: () => isChosen,
    now,
  })
  people.keep(pupil())
  people.keep(guardian())
  let number = 0
  return {
    ...retype,
    database,
    path,
    people,
    corrections,
    outbox,
    receipts,
    ticks,
    choose: (chosen: boolean) => void (isChosen = chosen),
    /** A signed correction in the outbox. */
    waiting(changes: readonly Change[] = [SNILS], person = pupil().id): string {
      number += 1
      const id = `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`
      corrections.add(snilsCorrection({ id, person, changes: [...changes] }))
      corrections.seal(id, { signature: Buffer.of(1), certificate: Buffer.of(2), signedAt: 1 })
      corrections.moveTo(id, 'waiting')
      outbox.add(id, 1)
      return id
    },
    whats: () =>
      events
        .newest(20)
        .map(({ what, subject }) => `${what} ${subject}`.trim())
        .toReversed(),
  }
}

test('what waits is typed in the order of forms, everything of one person together', () => {
  const typing = ownTyping()
  const first = typing.waiting([SNILS, NAME])
  const mother = typing.waiting([{ ...SNILS, was: '08765430300', becomes: '11223344595' }], guardian().id)
  const second = typing.waiting([{ field: 'phone', was: '+79000000001', becomes: '+79000000009' }])
  const tasks = typing.list()
  expect(tasks.map(({ held }) => held.correction.id)).toEqual([first, second, mother])
  expect(tasks[0]).toMatchObject({
    record: { className: '5А', snils: '11223344595' },
    fields: [
      { ...NAME, tick: undefined },
      { ...SNILS, tick: undefined },
    ],
  })
})

test('a tick says who and when; it is taken back, and stands after a restart', () => {
  const typing = ownTyping()
  const id = typing.waiting([SNILS, NAME])
  expect(typing.tick(id, 'snils', true, ANNA)).toMatchObject({
    ok: true,
    value: { fields: [{ tick: undefined }, { tick: { ...ANNA, at: AT } }] },
  })
  typing.tick(id, 'snils', true, VERA)
  typing.tick(id, 'lastName', true, VERA)
  typing.tick(id, 'lastName', false, VERA)

  const again = ownTyping(typing.path)
  expect(again.list()[0]!.fields.map(({ tick }) => tick?.byName)).toEqual([undefined, ANNA.byName])
  expect(typing.whats()).toEqual([
    `retype.tick ${id} snils`,
    `retype.tick ${id} lastName`,
    `retype.untick ${id} lastName`,
  ])
})

test('what is typed whole is confirmed: record, receipt, outbox and log in one go', () => {
  const typing = ownTyping()
  const id = typing.waiting([SNILS, NAME])
  typing.tick(id, 'snils', true, ANNA)
  expect(typing.confirm(id, VERA)).toEqual({ ok: false, fault: { code: 'retype.unticked' } })
  typing.tick(id, 'lastName', true, ANNA)
  expect(typing.confirm(id, VERA)).toMatchObject({ ok: true, value: { state: 'confirmed' } })

  expect(typing.people.find(pupil().id)).toEqual({ ...pupil(), snils: '08765430300', lastName: 'Образцев' })
  expect(typing.receipts.of(id)).toEqual([{ at: AT, how: 'retype', outcome: 'taken', note: '', ...VERA }])
  expect([typing.outbox.find(id), typing.ticks.of(id), typing.list()]).toEqual([undefined, [], []])
  expect(typing.whats().at(-1)).toBe(`correction.confirmed ${id}`)
  expect(typing.confirm(id, VERA)).toEqual(gone)
})

test('a power cut in the middle of a confirmation leaves all as it was', () => {
  const typing = ownTyping()
  const id = typing.waiting()
  typing.tick(id, 'snils', true, ANNA)
  typing.database.exec(`
    create trigger power_cut before insert on event when new.what = 'correction.confirmed'
    begin select raise(abort, 'cut'); end`)
  expect(() => typing.confirm(id, ANNA)).toThrow('cut')
  expect(typing.corrections.find(id)?.state).toBe('waiting')
  expect(typing.people.find(pupil().id)).toEqual(pupil())
  expect([typing.receipts.of(id), typing.outbox.all().length, typing.ticks.of(id).length]).toEqual([[], 1, 1])
})

test('what the journal did not take waits for a decision, and is typed anew after it', () => {
  const typing = ownTyping()
  const id = typing.waiting()
  typing.tick(id, 'snils', true, ANNA)
  expect(typing.refuse(id, 'Журнал пишет: такой СНИЛС уже есть', VERA)).toMatchObject({
    ok: true,
    value: { state: 'refused' },
  })
  expect(typing.receipts.of(id)).toEqual([
    { at: AT, how: 'retype', outcome: 'refused', note: 'Журнал пишет: такой СНИЛС уже есть', ...VERA },
  ])
  expect([typing.list(), typing.outbox.find(id)?.correction]).toEqual([[], id])
  expect(typing.people.find(pupil().id)).toEqual(pupil())

  typing.corrections.moveTo(id, 'waiting')
  expect(typing.list()[0]!.fields.map(({ tick }) => tick)).toEqual([undefined])
})

test.each(['confirmed', 'conflict', 'set-aside', 'refused', 'handed-over'] as const)(
  'a correction that is %s meanwhile is not typed any more',
  (state) => {
    const typing = ownTyping()
    const id = typing.waiting()
    typing.tick(id, 'snils', true, ANNA)
    typing.corrections.moveTo(id, state)
    expect(typing.tick(id, 'snils', false, ANNA)).toEqual(gone)
    expect(typing.confirm(id, ANNA)).toEqual(gone)
    expect(typing.refuse(id, 'не вышло', ANNA)).toEqual(gone)
    expect([typing.list(), typing.receipts.of(id)]).toEqual([[], []])
  },
)

test('nothing is typed where corrections leave another way; what was ticked stays', () => {
  const typing = ownTyping()
  const id = typing.waiting()
  typing.tick(id, 'snils', true, ANNA)
  typing.choose(false)
  expect(typing.list()).toEqual([])
  expect(typing.confirm(id, ANNA)).toEqual(gone)
  typing.choose(true)
  expect(typing.list()[0]!.fields[0]!.tick).toMatchObject(ANNA)
})

test('only a field of the correction is ticked', () => {
  const typing = ownTyping()
  const id = typing.waiting()
  expect(typing.tick(id, 'phone', true, ANNA)).toEqual(gone)
  expect(typing.tick('019b0000-0000-7000-8000-00000000dead', 'snils', true, ANNA)).toEqual(gone)
})

test('the old value is what stands in the journal now, not when it was written', () => {
  const typing = ownTyping()
  const [early, late] = [typing.waiting([NAME]), typing.waiting([{ ...NAME, becomes: 'Образчиков' }])]
  typing.tick(early, 'lastName', true, ANNA)
  typing.confirm(early, ANNA)
  expect(typing.list()).toMatchObject([
    { held: { correction: { id: late } }, fields: [{ was: 'Образцев', becomes: 'Образчиков' }] },
  ])
})

test('a person whom the journal has lost is still shown, and the correction can be refused', () => {
  const typing = ownTyping()
  const id = typing.waiting()
  typing.people.forget(pupil().id)
  expect(typing.list()).toMatchObject([{ record: undefined, fields: [SNILS] }])
  expect(typing.refuse(id, 'в журнале нет такого ученика', ANNA)).toMatchObject({ ok: true })
})
