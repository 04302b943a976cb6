import { expect, test } from 'vitest'
import { pupil } from '../../fakes/people.ts'
import { idOf, ownRegister } from './register.ts'

test('a request is registered with its number, its last day and the days left', () => {
  const { ask, events } = ownRegister()
  expect(ask('2026-11-19')).toEqual({
    ok: true,
    value: {
      id: idOf(100),
      number: 1,
      received: '2026-11-19',
      person: pupil().id,
      kind: 'correct',
      askedBy: 'guardian',
      paper: 'written',
      what: 'Исправить отчество',
      due: '2026-11-30',
      workingDaysLeft: 6,
      state: 'open',
      answer: '',
      corrections: [],
      fields: [],
      created: new Date('2026-11-20T09:00:00').toISOString(),
    },
  })
  expect(events.newest(9).map(({ what, subject }) => [what, subject])).toEqual([['request.add', idOf(100)]])
})

test('numbers follow one another within the year in which the request came', () => {
  const { ask, all } = ownRegister('2026-01-12')
  for (const day of ['2026-01-12', '2025-12-30', '2026-01-12', '2025-12-30']) ask(day)
  expect(all().map(({ received, number }) => [received.slice(0, 4), number])).toEqual([
    ['2025', 2],
    ['2026', 2],
    ['2025', 1],
    ['2026', 1],
  ])
})

test('each kind has its own term, and a year without a decree is named', () => {
  const { ask, open } = ownRegister('2026-12-21')
  ask('2026-12-21', { kind: 'block' })
  ask('2026-12-21', { kind: 'access' })
  ask('2026-12-18')
  expect(open().map(({ kind, due, undecreed }) => [kind, due, undecreed])).toEqual([
    ['correct', '2026-12-29', undefined],
    ['block', '2027-01-13', 2027],
    ['access', '2027-01-13', 2027],
  ])
})

test('a day that has not come is not a day of receipt', () => {
  const { ask, all } = ownRegister('2026-11-20')
  expect(ask('2026-11-21')).toEqual({ ok: false, fault: { code: 'request.future' } })
  expect(all()).toEqual([])
})

test('open requests stand by their last day, and those past it are counted', () => {
  const { ask, open, on, requests } = ownRegister('2026-11-20')
  ask('2026-11-20', { kind: 'access' })
  ask('2026-11-20')
  ask('2026-11-10')
  expect(open().map(({ due, workingDaysLeft }) => [due, workingDaysLeft])).toEqual([
    ['2026-11-19', -1],
    ['2026-12-01', 7],
    ['2026-12-04', 10],
  ])
  expect(requests.overdue()).toBe(1)
  on('2026-12-01')
  expect([requests.overdue(), open()[1]!.workingDaysLeft]).toEqual([1, 0])
  on('2026-12-02')
  expect(requests.overdue()).toBe(2)
})

test('a list is cut where it is too long, and can be that of one person', () => {
  const { ask, requests } = ownRegister()
  for (const person of [pupil().id, idOf(7), pupil().id]) ask('2026-11-20', { person })
  expect(requests.list({ show: 'all', limit: 2 })).toMatchObject({ more: true, requests: [{}, {}] })
  expect(requests.list({ show: 'open', limit: 2 })).toMatchObject({ more: true, requests: [{}, {}] })
  for (const show of ['all', 'open'] as const) {
    const { requests: found, more } = requests.list({ show, limit: 2, person: pupil().id })
    expect([found.map(({ number }) => number).sort(), more]).toEqual([[1, 3], false])
  }
})

test('an answer closes a request, and a mistake opens it again with the answer kept', () => {
  const { ask, requests, events, on } = ownRegister()
  const asked = ask('2026-11-20')
  const { id } = asked.ok ? asked.value : { id: '' }
  on('2026-11-24')
  expect(requests.close({ id, state: 'refused', answer: 'Нет документа' })).toMatchObject({
    ok: true,
    value: { state: 'refused', closed: '2026-11-24', answer: 'Нет документа' },
  })
  const closed = { ok: false, fault: { code: 'request.closed' } }
  expect(requests.close({ id, state: 'done', answer: 'ещё раз' })).toEqual(closed)
  const opened = requests.reopen(id)
  expect(opened).toMatchObject({ ok: true, value: { state: 'open', answer: 'Нет документа' } })
  expect(opened.ok && opened.value.closed).toBe(undefined)
  expect(requests.reopen(id)).toEqual(closed)
  expect(requests.reopen(idOf(9))).toEqual({ ok: false, fault: { code: 'request.gone' } })
  expect(events.newest(9).map(({ what }) => what)).toEqual(['request.reopen', 'request.close', 'request.add'])
})

const papers = [
  ['original', 'document-shown'],
  ['copy', 'document-shown'],
  ['gosuslugi', 'portal'],
] as const

for (const [basis, paper] of papers) {
  test(`a draft by ${basis} registers a request by ${paper}`, () => {
    const { draft, open } = ownRegister()
    const id = draft({ basis, askedBy: 'pupil' })
    expect(open()).toMatchObject([
      { kind: 'correct', askedBy: 'pupil', paper, what: '', received: '2026-11-20', due: '2026-12-01' },
    ])
    expect(open()[0]).toMatchObject({ corrections: [id], fields: ['snils'] })
  })
}

test("a draft joins the person's open request to correct, and no other", () => {
  const { ask, draft, open } = ownRegister()
  ask('2026-11-20', { person: idOf(7) })
  ask('2026-11-20', { kind: 'access' })
  ask('2026-11-20')
  const first = draft()
  const second = draft({
    changes: [
      { field: 'lastName', was: 'А', becomes: 'Б' },
      { field: 'phone', was: '', becomes: '+79000000001' },
    ],
  })
  const byNumber = open().sort((one, other) => one.number - other.number)
  expect(byNumber.map(({ corrections }) => corrections)).toEqual([[], [], [first, second]])
  expect(byNumber[2]!.fields.toSorted()).toEqual(['lastName', 'phone', 'snils'])
})

test('a draft taken back takes the request back that was made with it; the number stays', () => {
  const { draft, corrections, all } = ownRegister()
  corrections.moveTo(draft(), 'withdrawn')
  draft()
  expect(all().map(({ number, state }) => [number, state])).toEqual([
    [2, 'open'],
    [1, 'withdrawn'],
  ])
})

test('while another correction is there, or a person has written the request, it stays open', () => {
  const { ask, draft, corrections, all } = ownRegister()
  const first = draft()
  const second = draft()
  corrections.moveTo(first, 'withdrawn')
  expect(all()[0]!.state).toBe('open')
  corrections.moveTo(second, 'withdrawn')
  expect(all()[0]!.state).toBe('withdrawn')

  ask('2026-11-20')
  corrections.moveTo(draft(), 'withdrawn')
  expect(all()[0]).toMatchObject({ number: 2, state: 'open' })
})

test('a request is done when the journal has confirmed all of its corrections, on that day', () => {
  const { draft, answer, on, all } = ownRegister()
  const ids = [draft(), draft({ changes: [{ field: 'phone', was: '', becomes: '+79000000001' }] })]
  on('2026-11-23')
  answer(ids[0]!, 'confirmed')
  expect(all()[0]).toMatchObject({ state: 'open' })
  on('2026-11-25')
  answer(ids[1]!, 'confirmed')
  expect(all()[0]).toMatchObject({ state: 'done', closed: '2026-11-25', answer: '' })
})

test('what is left of a request when a draft is taken back may be done already', () => {
  const { draft, answer, corrections, all } = ownRegister()
  const [confirmed, withdrawn] = [draft(), draft()]
  answer(confirmed, 'confirmed')
  corrections.moveTo(withdrawn, 'withdrawn')
  expect(all()[0]).toMatchObject({ state: 'done', closed: '2026-11-20' })
})

test('a refused correction leaves the request to a person', () => {
  const { draft, answer, corrections, all } = ownRegister()
  const [refused, confirmed] = [draft(), draft()]
  answer(refused, 'refused')
  answer(confirmed, 'confirmed')
  corrections.moveTo(refused, 'closed')
  expect(all()[0]).toMatchObject({ state: 'open' })
})

test('what a person has opened again stays open when the parent logs in', () => {
  const { draft, answer, corrections, requests, all } = ownRegister()
  const id = draft()
  answer(id, 'confirmed')
  requests.reopen(all()[0]!.id)
  corrections.moveTo(id, 'proved')
  expect(all()[0]!.state).toBe('open')
  expect(all()[0]!.closed).toBe(undefined)
})

test('neither the base nor the program lets a request be deleted, rewritten or numbered with a gap', () => {
  const { exec, draft } = ownRegister()
  draft()
  const insert = (number: number) =>
    `insert into request (id, year, number, received, person, kind, asked_by, paper, what, created)
     values ('x', 2026, ${number}, '2026-11-20', 'p', 'access', 'school', 'written', '', 1)`
  const tries = [
    ['delete from request', /never deleted/],
    [`update request set received = '2026-11-21'`, /never rewritten/],
    ['update request set number = 2', /never rewritten/],
    ['delete from request_correction', /never leaves/],
    [`update request_correction set request = 'x'`, /never leaves/],
    [insert(1), /follow one another/],
    [insert(3), /follow one another/],
  ] as const
  for (const [sql, why] of tries) expect(() => exec(sql), sql).toThrow(why)
  exec(insert(2))
})

test('a number whose request was not kept is given again', () => {
  const { together, ask, all } = ownRegister()
  expect(() =>
    together(() => {
      ask('2026-11-20')
      throw new Error('power cut')
    }),
  ).toThrow('power cut')
  ask('2026-11-20')
  expect(all().map(({ number }) => number)).toEqual([1])
})
