import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EVENTS } from '../../../domain/event.ts'
import type { AccessWords } from '../../../contract/access.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { ownDesk, until } from '../../fakes/desk.ts'
import { key } from '../../fakes/store.ts'
import { baseIn } from '../../../main/base-in.ts'
import { connect } from '../../../main/store/database.ts'
import { unlock } from '../../../main/store/open.ts'

const people = [pupil(), guardian()]
const words: AccessWords = {
  sheets: { summary: 'S', rows: 'R', people: 'P', staff: 'W' },
  summary: Array.from({ length: 13 }, (_, place) => `s${place}`),
  rows: Array.from({ length: 8 }, (_, place) => `r${place}`),
  people: Array.from({ length: 7 }, (_, place) => `p${place}`),
  staff: Array.from({ length: 6 }, (_, place) => `w${place}`),
  codes: Object.fromEntries(Object.values(EVENTS).flatMap((codes) => codes.map((code) => [code, code]))),
  noCard: 'NO CARD',
  nobody: 'NOBODY',
  gone: 'GONE',
  everybody: 'ALL',
  whole: 'WHOLE',
  broken: 'BROKEN',
}

async function openDesk() {
  const desk = await ownDesk({ people })
  await until(async () => {
    const found = await desk.call('desk.look', {})
    return found.ok && found.value.people === people.length ? true : undefined
  })
  const list = async (filter: Parameters<typeof desk.call<'access.list'>>[1] = {}) => {
    const seen = await desk.call('access.list', filter)
    if (!seen.ok) throw new Error(seen.fault.code)
    return seen.value.lines
  }
  const told = async (filter = {}) =>
    (await list(filter)).map(({ what, by, person }) => [what, by.way, person?.firstName ?? ''])
  return { ...desk, list, told }
}

test('every look says who looked at whom, once a minute, with a card and without', async () => {
  const desk = await openDesk()
  await desk.call('shift.prepare', {})
  for (const _ of [1, 2, 3]) await desk.call('people.open', { id: pupil().id })
  await desk.call('people.find', { query: 'Образцов' })
  await desk.openShift()
  for (const _ of [1, 2]) await desk.call('people.open', { id: pupil().id })
  await desk.call('access.compare', { person: pupil().id })
  await desk.call('people.open', { id: guardian().id })
  await desk.call('health.list', { className: '5А' })
  await desk.call('print.paper', { kind: 'memo', subject: pupil().id })

  expect(await desk.told()).toEqual([
    ['print.memo', 'card', 'Пример'],
    ['list.class', 'card', ''],
    ['person.open', 'card', 'Проба'],
    ['person.compare', 'card', 'Пример'],
    ['person.open', 'card', 'Пример'],
    ['shift.open', 'card', ''],
    ['person.open', 'no-card', 'Пример'],
    ['shift.prepare', 'no-card', ''],
  ])
  const [first] = await desk.list({ limit: 1 })
  expect([first!.by.name, first!.workplace]).toEqual(['Секретарёва Анна Тестовна', 'desk-1'])
})

test('a list that shows people is noted once a minute, an empty one never', async () => {
  const desk = await openDesk()
  await desk.openShift()
  async function lookAtAll() {
    for (const show of ['drafts', 'second', 'outbox', 'all'] as const)
      await desk.call('correction.list', { show })
    await desk.call('register.list', { filter: {} })
    await desk.call('request.list', { show: 'all' })
    await desk.call('conflict.list', {})
    await desk.call('retype.list', {})
    return (await desk.told({ kinds: ['look'] })).map(([what]) => what)
  }
  expect(await lookAtAll()).toEqual([])
  await desk.call('correction.draft', {
    person: pupil().id,
    baseVersion: 1,
    changes: [{ field: 'lastName', was: 'Образцов', becomes: 'Образцова' }],
    basis: 'original',
    askedBy: 'guardian',
  })
  const noted = ['list.requests', 'list.register', 'list.sent', 'list.drafts']
  expect(await lookAtAll()).toEqual(noted)
  expect(await lookAtAll()).toEqual(noted)
})

test('the log is asked by day, staff, person and kind, page by page; whoever was deleted has no name', async () => {
  const desk = await openDesk()
  await desk.openShift()
  await desk.call('people.open', { id: pupil().id })
  await desk.call('people.open', { id: guardian().id })
  const today = new Date().toLocaleDateString('sv')

  expect(await desk.told({ kinds: ['look'] })).toEqual([
    ['person.open', 'card', 'Проба'],
    ['person.open', 'card', 'Пример'],
  ])
  expect(await desk.told({ people: [pupil().id] })).toEqual([['person.open', 'card', 'Пример']])
  expect(await desk.told({ to: '2020-01-01' })).toEqual([])
  expect(await desk.told({ from: today, to: today })).toHaveLength(3)
  expect(await desk.told({ staff: ['no-card'] })).toEqual([])
  const choices = await desk.call('access.choices', { person: pupil().id })
  if (!choices.ok) throw new Error(choices.fault.code)
  const [staff] = choices.value.staff
  expect(await desk.told({ staff: [staff!.key] })).toHaveLength(3)
  expect(choices.value.person?.className).toBe('5А')

  const [newest] = await desk.list({ limit: 1 })
  expect(await desk.told({ before: newest!.number })).toHaveLength(2)
  expect(await desk.call('access.list', { limit: 1 })).toMatchObject({ value: { more: true } })
})

test('a leak has two terms from the hour it was found, and each is marked once', async () => {
  const desk = await openDesk()
  await desk.call('shift.prepare', {})
  const found = '2026-11-20T08:00:00.000Z'
  expect(await desk.call('access.leakEnter', { found })).toMatchObject({ fault: { code: 'shift.no-card' } })
  await desk.openShift()
  const later = new Date(Date.now() + 3_600_000).toISOString()
  expect(await desk.call('access.leakEnter', { found: later })).toMatchObject({
    fault: { code: 'leak.future' },
  })
  expect(await desk.call('access.leakEnter', { found })).toMatchObject({
    value: {
      leaks: [{ number: 1, found, tellBy: '2026-11-21T08:00:00.000Z', reportBy: '2026-11-23T08:00:00.000Z' }],
    },
  })
  const mark = (step: 'told' | 'closed') => desk.call('access.leakMark', { number: 1, step })
  expect((await mark('told')).ok).toBe(true)
  expect(await mark('told')).toMatchObject({ fault: { code: 'leak.gone' } })
  expect((await mark('closed')).ok).toBe(true)
  expect((await desk.told({ kinds: ['settings'] })).map(([what]) => what)).toEqual([
    'leak.closed',
    'leak.told',
    'leak.enter',
  ])
})

test.each(['csv', 'xlsx'] as const)(
  'the %s of a leak holds rows, counts and the state of the chains, and is noted itself',
  async (file) => {
    const desk = await openDesk()
    await desk.openShift()
    await desk.call('people.open', { id: pupil().id })
    await desk.call('people.open', { id: guardian().id })
    await desk.call('health.list', { className: '5А' })
    const count = { rows: 4, people: 2, staff: 1, lists: 1 }
    expect(await desk.call('access.count', {})).toEqual({ ok: true, value: count })
    expect(await desk.call('access.export', { file, words })).toEqual({
      ok: true,
      value: { ...count, name: 'exported.json' },
    })
    const [last] = await desk.told()
    expect(last).toEqual(['access.export', 'card', ''])
    const written = readFileSync(desk.saveTo)
    if (file === 'xlsx') return expect(written.subarray(0, 2).toString()).toBe('PK')
    const lines = written.toString('utf8').split('\r\n')
    expect(lines[0]).toMatch(/^\ufeffs0;/)
    expect(lines).toContainEqual(expect.stringMatching(/^s11;"WHOLE 4; SHA-256 [\da-f]{64}"$/))
    expect(lines).toContainEqual(`Образцов Пример Тестович;5А;${pupil().id};1;0;0;1`)
    expect(lines).toContainEqual(expect.stringMatching(/^Секретарёва Анна Тестовна;[\da-f]{64};2;3;0;0$/))
    expect(lines).toContainEqual(expect.stringMatching(/;person\.open;Образцова Проба Тестовна;;$/))
  },
)

test('a row altered behind the program is found by the check that the page starts', async () => {
  const desk = await openDesk()
  await desk.openShift()
  for (const one of people) await desk.call('people.open', { id: one.id })
  const database = connect(baseIn(desk.folder, 'training'))
  unlock(database, key)
  database.exec('drop trigger event_is_written_once')
  database.exec(`update event set who = '${'0'.repeat(64)}' where number = 2`)
  database.close()
  await desk.call('access.verify', {})
  const found = await until(async () => {
    const seen = await desk.call('access.chain', {})
    return seen.ok && seen.value.event.state === 'done' ? seen.value : undefined
  })
  expect(found).toMatchObject({ event: { broken: 2, done: 1 }, correction: { done: 0 } })
  expect(found.correction.broken).toBeUndefined()
})
