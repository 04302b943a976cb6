import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Choice } from '../../contract/conflict.ts'
import { prepareTraining } from '../../main/signing/training.ts'
import { ownDesk, until } from '../fakes/desk.ts'
import { pupil } from '../fakes/people.ts'
import { ownFolder } from '../fakes/store.ts'
import { freshId } from '../gateway/region.ts'

type Desk = Awaited<ReturnType<typeof ownDesk>>

/** Each of them is corrected at both desks: one field for the three ways, two for a conflict of which half is equal. */
const people = [1, 2, 3, 4].map(() => pupil({ id: freshId(), links: [], version: 0 }))
const [ours, theirs, anew, half] = people.map(({ id }) => id) as [string, string, string, string]

const SECOND = 'a-token-of-the-second-desk'

/** Two desks of one school before the same gateway, each with a card of its own and everybody pulled. */
async function twoDesks(): Promise<[Desk, Desk]> {
  const folder = ownFolder()
  const { authority } = await prepareTraining({ folder: join(folder, 'training'), now: new Date() })
  const first = await ownDesk({ people, authorities: [authority] })
  await first.region.archive.rights.addWorkplace('training', 'desk-2', SECOND)
  const gateway = { url: 'https://gateway.test', token: SECOND, authorities: [] }
  const second = await ownDesk({ people, folder, gateway: first.region, more: { gateway } })
  for (const desk of [first, second]) {
    await until(async () => {
      const seen = await desk.call('desk.look', {})
      return seen.ok && seen.value.people === people.length ? true : undefined
    })
    await desk.openShift()
  }
  return [first, second]
}

async function signDrafts(desk: Desk): Promise<void> {
  const drafts = await desk.call('correction.list', { show: 'drafts' })
  if (!drafts.ok) throw new Error(drafts.fault.code)
  desk.whenPinAsked('123456')
  const ids = drafts.value.corrections.map(({ correction }) => correction.id)
  const signed = await desk.call('correction.sign', { ids, ...(await desk.card()) })
  expect(signed).toEqual({ ok: true, value: { signed: ids } })
}

/** Corrects everybody's last name, and of the last one the phone too, in the same way at both desks. */
async function correctAll(desk: Desk, lastName: string): Promise<void> {
  for (const { id, phone } of people) {
    const opened = await desk.call('people.open', { id })
    if (!opened.ok) throw new Error(opened.fault.code)
    const name = { field: 'lastName', was: 'Образцов', becomes: lastName } as const
    const number = { field: 'phone', was: phone, becomes: '+79000000099' } as const
    const drafted = await desk.call('correction.draft', {
      person: id,
      baseVersion: opened.value.record.version,
      changes: id === half ? [name, number] : [name],
      basis: 'original',
      askedBy: 'guardian',
    })
    expect(drafted.ok).toBe(true)
  }
  await signDrafts(desk)
}

const counts = async (desk: Desk) => {
  const line = await desk.call('line.look', {})
  return line.ok ? line.value : undefined
}

const conflictsOf = async (desk: Desk) => {
  const listed = await desk.call('conflict.list', {})
  if (!listed.ok) throw new Error(listed.fault.code)
  return listed.value.conflicts
}

const namesOf = async (desk: Desk) => {
  const opened = await Promise.all(people.map(({ id }) => desk.call('people.open', { id })))
  return opened.map((one) => one.ok && `${one.value.record.lastName} ${one.value.record.phone}`)
}

test('what two desks said differently is settled by a person, signed, and seen alike by both', async () => {
  const [first, second] = await twoDesks()
  second.unplug()
  await correctAll(second, 'Семёнова')
  await correctAll(first, 'Семенова')
  await until(async () => ((await counts(first))?.waiting === 0 ? true : undefined))

  second.plug()
  const standing = await until(async () => {
    const all = await conflictsOf(second)
    return all.length === people.length && all.every(({ isRead }) => isRead) ? all : undefined
  })
  expect(await counts(second)).toMatchObject({ conflicts: 4, needPerson: 4, waiting: 0 })
  expect(standing.at(-1)!.fields).toEqual([
    { field: 'lastName', was: 'Образцов', ours: 'Семёнова', theirs: 'Семенова', state: 'differs' },
    { field: 'phone', was: pupil().phone, ours: '+79000000099', theirs: '+79000000099', state: 'ours' },
  ])

  const choiceFor: Record<string, Choice> = {
    [ours]: { field: 'lastName', take: 'ours' },
    [theirs]: { field: 'lastName', take: 'theirs' },
    [anew]: { field: 'lastName', take: 'anew', value: 'Семенова-Примерова' },
    [half]: { field: 'lastName', take: 'ours' },
  }
  const settled = await second.call('conflict.settle', {
    conflicts: standing.map(({ held: { correction }, fields }) => ({
      id: correction.id,
      saw: fields.map(({ field, theirs }) => ({ field, theirs })),
      choices: [choiceFor[correction.person]!],
    })),
  })
  expect(
    settled.ok && [settled.value.settled.length, settled.value.drafted.length, settled.value.left],
  ).toEqual([4, 3, []])

  await signDrafts(second)
  await until(async () => ((await counts(second))?.waiting === 0 ? true : undefined))
  const expected = [
    'Семёнова +79000000001',
    'Семенова +79000000001',
    'Семенова-Примерова +79000000001',
    'Семёнова +79000000099',
  ]
  for (const desk of [first, second]) {
    await desk.call('line.try', {})
    await until(async () => ((await namesOf(desk)).join() === expected.join() ? true : undefined))
  }

  const log = await first.region.archive.corrections.all('training')
  const said = log.map(({ bytes, verdict }) => ({
    ...(JSON.parse(Buffer.from(bytes).toString()) as { id: string; person: string; replaces?: string }),
    verdict: verdict.state,
  }))
  const inConflict = said.filter(({ verdict }) => verdict === 'conflict').map(({ id }) => id)
  expect(said.map(({ verdict }) => verdict)).toEqual([
    ...Array.from({ length: 4 }, () => 'accepted'),
    ...Array.from({ length: 4 }, () => 'conflict'),
    ...Array.from({ length: 3 }, () => 'accepted'),
  ])
  expect(said.slice(8).map(({ replaces, person }) => [replaces, person])).toEqual([
    [inConflict[0], ours],
    [inConflict[2], anew],
    [inConflict[3], half],
  ])
  expect([...first.surprises, ...second.surprises]).toEqual([])
}, 60_000)

test('who thought better of it finds the conflict as it was, and equal values need nobody', async () => {
  const [first, second] = await twoDesks()
  second.unplug()
  await correctAll(second, 'Семёнова')
  await correctAll(first, 'Семенова')
  await until(async () => ((await counts(first))?.waiting === 0 ? true : undefined))
  second.plug()
  const [one] = await until(async () => {
    const all = await conflictsOf(second)
    return all.length === 4 && all.every(({ isRead }) => isRead) ? all : undefined
  })
  const id = one!.held.correction.id
  const saw = one!.fields.map(({ field, theirs }) => ({ field, theirs }))
  const settle = () =>
    second.call('conflict.settle', {
      conflicts: [{ id, saw, choices: [{ field: 'lastName', take: 'ours' }] }],
    })
  expect(await settle()).toMatchObject({ ok: true, value: { settled: [id] } })
  expect(await second.call('conflict.reopen', { ids: [id] })).toEqual({ ok: true, value: { reopened: [id] } })

  const again = await settle()
  const draft = again.ok ? again.value.drafted[0]! : ''
  expect(await second.call('correction.withdraw', { id: draft })).toMatchObject({ ok: true })
  expect((await conflictsOf(second)).map(({ held }) => held.correction.id)).toContain(id)

  await first.region.archive.people.load('training', [
    pupil({ id: one!.held.correction.person, links: [], lastName: 'Семёнова', version: 0 }),
  ])
  await second.call('line.try', {})
  await until(async () => ((await counts(second))?.conflicts === 3 ? true : undefined))
  expect(await second.call('correction.look', { id })).toMatchObject({ value: { state: 'confirmed' } })
  const history = await second.call('correction.history', { id })
  expect(history.ok && history.value.entries.map(({ what }) => what)).toEqual([
    'correction.draft',
    'correction.sign',
    'answer',
    'conflict.settle',
    'conflict.reopen',
    'conflict.settle',
    'conflict.reopen',
    'conflict.equal',
  ])
  expect([...first.surprises, ...second.surprises]).toEqual([])
}, 60_000)
