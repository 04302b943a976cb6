import { expect, test } from 'vitest'
import { ticksOf } from '../../../main/store/ticks.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { BY, idOf, ownExchange, type OwnExchange } from './exchange.ts'

const HOW = { how: 'file', ...BY } as const
const yes = (id: string) => ({ id, taken: true, note: '' })
const no = (id: string, note = 'нет в школе') => ({ id, taken: false, note })

const pair = (desk: OwnExchange): [string, string] => [
  desk.sign({ id: idOf(1) }),
  desk.sign({
    id: idOf(2),
    person: guardian().id,
    changes: [{ field: 'phone', was: '+79000000002', becomes: '+79000000003' }],
  }),
]

test('what the journal has taken is confirmed and held; what it has not is refused with its words', async () => {
  const desk = ownExchange()
  const [first, second] = pair(desk)
  const { kept } = await desk.make()
  expect(desk.answers.answer(kept.id, [yes(first), no(second)], HOW)).toEqual({
    ok: true,
    value: { taken: 1, refused: 1, before: 0, unknown: 0 },
  })
  expect([first, second].map(desk.state)).toEqual(['confirmed', 'refused'])
  expect(desk.people.find(pupil().id)).toEqual(pupil({ snils: '08765430300' }))
  expect(desk.people.find(guardian().id)).toEqual(guardian())
  expect([first, second].map((id) => desk.outbox.find(id)?.correction)).toEqual([undefined, second])
  expect(desk.answers.itemsOf(kept)).toMatchObject([
    { isOpen: false, answer: { outcome: 'taken', how: 'file', note: '', ...BY } },
    { isOpen: false, answer: { outcome: 'refused', note: 'нет в школе' } },
  ])
  expect(desk.whats().slice(-3)).toEqual(['correction.confirmed', 'correction.refused', 'package.receipt'])
})

test('half a receipt leaves the rest open, and the same one twice changes nothing', async () => {
  const desk = ownExchange()
  const [first, second] = pair(desk)
  const { kept } = await desk.make()
  desk.answers.answer(kept.id, [yes(first)], HOW)
  expect(desk.answers.itemsOf(kept).map(({ isOpen }) => isOpen)).toEqual([false, true])

  const events = desk.whats().length
  expect(desk.answers.answer(kept.id, [yes(first), no(idOf(77))], HOW)).toEqual({
    ok: true,
    value: { taken: 0, refused: 0, before: 1, unknown: 1 },
  })
  expect([desk.whats().length, desk.receipts.of(first).length, desk.state(second)]).toEqual([
    events,
    1,
    'handed-over',
  ])
})

test('a receipt of nobody here finds no package', async () => {
  const desk = ownExchange()
  const [first] = pair(desk)
  const { kept } = await desk.make()
  const receipt = { given: [], unread: 0 }
  expect(desk.answers.packageOf({ ...receipt, package: idOf(5), ids: [first] })).toBeUndefined()
  expect(desk.answers.packageOf({ ...receipt, package: undefined, ids: [idOf(6)] })).toBeUndefined()
  expect(desk.answers.packageOf({ ...receipt, package: undefined, ids: [idOf(6), first] })?.id).toBe(kept.id)
  expect(desk.answers.answer(idOf(5), [yes(first)], HOW)).toEqual({
    ok: false,
    fault: { code: 'exchange.gone' },
  })
})

test('a package that never got there gives back what has no answer; restored, it carries it again', async () => {
  const desk = ownExchange()
  const [first, second] = pair(desk)
  const { kept } = await desk.make()
  desk.answers.answer(kept.id, [yes(first)], HOW)
  expect(desk.answers.discard(kept.id).ok).toBe(true)
  expect([first, second].map(desk.state)).toEqual(['confirmed', 'waiting'])
  expect(desk.outbox.due(desk.now() + 60_000, 10).map(({ correction }) => correction)).toEqual([second])
  expect(desk.answers.answer(kept.id, [yes(second)], HOW)).toEqual({
    ok: false,
    fault: { code: 'exchange.discarded' },
  })
  expect(desk.answers.discard(kept.id).ok).toBe(false)

  expect(desk.answers.restore(kept.id).ok).toBe(true)
  expect(desk.state(second)).toBe('handed-over')
  expect(desk.answers.restore(kept.id).ok).toBe(false)
  expect(desk.answers.answer(kept.id, [yes(second)], HOW)).toMatchObject({ value: { taken: 1 } })
})

test('a correction in a second package is answered there, and each package keeps its own answer', async () => {
  const desk = ownExchange()
  const [first] = pair(desk)
  const one = (await desk.make({ ids: [first] })).kept
  desk.answers.answer(one.id, [no(first, 'СНИЛС не тот')], HOW)
  desk.corrections.moveTo(first, 'waiting')
  const other = (await desk.make({ ids: [first] })).kept
  expect(desk.answers.answer(one.id, [yes(first)], HOW)).toMatchObject({ value: { taken: 0, before: 1 } })
  expect(desk.answers.answer(other.id, [yes(first)], HOW)).toMatchObject({ value: { taken: 1 } })
  const answerIn = (kept: typeof one) => desk.answers.itemsOf(kept)[0]!.answer?.note
  expect([answerIn(one), answerIn(other)]).toEqual(['СНИЛС не тот', ''])
})

test('a correction in two packages of which one never got there is answered in the other', async () => {
  const desk = ownExchange()
  const [first] = pair(desk)
  const one = (await desk.make({ ids: [first] })).kept
  desk.answers.discard(one.id)
  const other = (await desk.make({ ids: [first] })).kept
  // The first was found after all, and it is the second that was lost.
  desk.answers.restore(one.id)
  desk.answers.discard(other.id)
  expect([desk.state(first), desk.answers.itemsOf(one)[0]?.isOpen]).toEqual(['handed-over', true])
  expect(desk.answers.answer(one.id, [yes(first)], HOW)).toMatchObject({ value: { taken: 1, before: 0 } })
})

test('what an earlier package has refused waits again when the later one never got there', async () => {
  const desk = ownExchange()
  const [first] = pair(desk)
  const one = (await desk.make({ ids: [first] })).kept
  desk.answers.answer(one.id, [no(first)], HOW)
  desk.corrections.moveTo(first, 'waiting')
  const other = (await desk.make({ ids: [first] })).kept
  desk.answers.discard(other.id)
  expect(desk.state(first)).toBe('waiting')
})

test('fields ticked before the package was made are to be typed anew once it was refused', async () => {
  const desk = ownExchange()
  const [first] = pair(desk)
  const ticks = ticksOf(desk.database)
  ticks.put(first, { field: 'snils', at: desk.now(), ...BY })
  const { kept } = await desk.make({ ids: [first] })
  expect(ticks.of(first)).toHaveLength(1)
  desk.answers.answer(kept.id, [no(first)], HOW)
  expect(ticks.of(first)).toEqual([])
})

test('an answer that comes late does not take back what a later correction has brought', async () => {
  const desk = ownExchange()
  const early = desk.sign({ id: idOf(1) })
  const { kept: first } = await desk.make()
  const late = desk.sign({
    id: idOf(2),
    changes: [{ field: 'snils', was: '08765430300', becomes: '00100199700' }],
  })
  const { kept: second } = await desk.make()
  desk.answers.answer(second.id, [yes(late)], HOW)
  desk.answers.answer(first.id, [yes(early)], HOW)
  expect([desk.people.find(pupil().id)!.snils, desk.state(early)]).toEqual(['00100199700', 'confirmed'])
})
