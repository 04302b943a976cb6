import { expect, test } from 'vitest'
import { daysAfter, isoToday } from '../../../domain/date.ts'
import { TRAINING_PIN } from '../../../main/signing/training.ts'
import { ownDesk, until } from '../../fakes/desk.ts'
import { guardian, pupil } from '../../fakes/people.ts'

type Desk = Awaited<ReturnType<typeof ownDesk>>

const people = [pupil(), guardian()]

/** A desk with an open shift, which has read the journal to its end. */
async function openDesk(isThreaded = false): Promise<Desk> {
  const desk = await ownDesk({ people, isThreaded })
  await desk.openShift()
  await until(async () => {
    const opened = await desk.call('people.open', { id: pupil().id })
    return opened.ok && opened.value.record.version === 1 ? true : undefined
  })
  return desk
}

async function listOf(desk: Desk, show: 'open' | 'all' = 'all') {
  const listed = await desk.call('request.list', { show })
  if (!listed.ok) throw new Error(listed.fault.code)
  return listed.value
}

async function draftOf(desk: Desk): Promise<string> {
  const draft = await desk.call('correction.draft', {
    person: pupil().id,
    baseVersion: 1,
    changes: [{ field: 'snils', was: '11223344595', becomes: '08765430300' }],
    basis: 'gosuslugi',
    askedBy: 'guardian',
  })
  if (!draft.ok) throw new Error(draft.fault.code)
  return draft.value.correction.id
}

for (const isThreaded of [false, true]) {
  const where = isThreaded ? 'a thread of its own' : 'this thread'

  test(`the journal's confirmation ends the request, read by ${where}`, async () => {
    const desk = await openDesk(isThreaded)
    const id = await draftOf(desk)
    const { lastName, firstName, middleName, className } = pupil()
    const person = { id: pupil().id, lastName, firstName, middleName, className }
    expect((await listOf(desk)).requests).toMatchObject([
      { number: 1, state: 'open', paper: 'portal', corrections: [id], fields: ['snils'], person },
    ])

    const card = await desk.card()
    desk.whenPinAsked(TRAINING_PIN)
    expect(await desk.call('correction.sign', { ids: [id], ...card })).toMatchObject({ ok: true })
    const done = await until(async () => {
      const { requests } = await listOf(desk)
      return requests[0]!.state === 'done' ? requests : undefined
    })
    expect(done).toMatchObject([{ number: 1, state: 'done', closed: isoToday(Date.now()), answer: '' }])
    expect(await listOf(desk, 'open')).toEqual({ requests: [], more: false, overdue: 0 })
  })
}

test('a draft taken back at once leaves a withdrawn row; the desk is told what is overdue', async () => {
  const desk = await openDesk()
  const id = await draftOf(desk)
  expect(await desk.call('correction.withdraw', { id })).toMatchObject({ ok: true })
  const late = { kind: 'access', askedBy: 'guardian', paper: 'written', what: 'Какие данные у вас?' } as const
  const received = daysAfter(isoToday(Date.now()), -60)
  const added = await desk.call('request.add', { person: guardian().id, received, ...late })
  expect(added).toMatchObject({ ok: true, value: { state: 'open', person: { lastName: 'Образцова' } } })
  const { requests, overdue } = await listOf(desk)
  expect([requests.map(({ state }) => state), overdue]).toEqual([['open', 'withdrawn'], 1])
  expect(await desk.call('desk.look', {})).toMatchObject({ ok: true, value: { overdue: 1, drafts: 0 } })
  expect(desk.told.findLast(({ name }) => name === 'desk')).toMatchObject({ value: { overdue: 1 } })
  expect(requests[0]!.workingDaysLeft).toBeLessThan(0)
})

test('nobody who is not in the base asks for anything, and nothing is answered without words', async () => {
  const desk = await openDesk()
  const received = isoToday(Date.now())
  const asked = { received, kind: 'block', askedBy: 'pupil', paper: 'written', what: '' } as const
  const nobody = '019b0000-0000-7000-8000-00000000ffff'
  expect(await desk.call('request.add', { person: nobody, ...asked })).toEqual({
    ok: false,
    fault: { code: 'person.gone' },
  })
  const added = await desk.call('request.add', { person: pupil().id, ...asked })
  const id = added.ok ? added.value.id : ''
  expect(await desk.call('request.close', { id, state: 'done', answer: '' })).toMatchObject({ ok: false })
  expect(await desk.call('request.close', { id, state: 'done', answer: 'Данные закрыты' })).toMatchObject({
    value: { state: 'done', closed: received },
  })
})
