import { expect, onTestFinished, test } from 'vitest'
import { openDnevnik, TOKEN } from '../fakes/dnevnik-server.ts'
import { ownDesk, until } from '../fakes/desk.ts'
import { pupil } from '../fakes/people.ts'

const WRONG = '11223344596'
const people = [pupil({ snils: WRONG, version: 0, links: [] })]

type Desk = Awaited<ReturnType<typeof ownDesk>>

async function read(desk: Desk): Promise<void> {
  await until(async () => {
    const seen = await desk.call('desk.look', {})
    return seen.ok && seen.value.people === people.length ? true : undefined
  })
}

async function signed(desk: Desk): Promise<string> {
  const opened = await desk.call('people.open', { id: pupil().id })
  if (!opened.ok) throw new Error(opened.fault.code)
  const draft = await desk.call('correction.draft', {
    person: pupil().id,
    baseVersion: opened.value.record.version,
    changes: [
      { field: 'snils', was: WRONG, becomes: '112-233-445 95' },
      { field: 'lastName', was: 'Образцов', becomes: 'Образцев' },
    ],
    basis: 'original',
    askedBy: 'guardian',
  })
  if (!draft.ok) throw new Error(draft.fault.code)
  const { id } = draft.value.correction
  desk.whenPinAsked('123456')
  const ended = await desk.call('correction.sign', { ids: [id], ...(await desk.card()) })
  expect(ended).toEqual({ ok: true, value: { signed: [id] } })
  return id
}

const journalHas = async (desk: Desk) => {
  const opened = await desk.call('people.open', { id: pupil().id })
  return opened.ok && [opened.value.record.lastName, opened.value.record.snils]
}

const refused = (code: string) => ({ ok: false, fault: { code } })

test('a signed correction is typed by hand, not taken, typed again, confirmed; nothing goes over the line', async () => {
  const beyond: string[] = []
  const desk = await ownDesk({
    people,
    more: { way: 'retype' },
    beyond: ({ url }) => {
      beyond.push(url)
      return Promise.resolve(Response.json([]))
    },
  })
  await desk.openShift()
  await read(desk)
  expect(await desk.call('delivery.look', {})).toEqual({
    ok: true,
    value: { way: 'retype', ways: ['retype'], isLocked: true, waiting: 0 },
  })
  expect(await desk.call('delivery.choose', { way: 'gateway' })).toMatchObject({
    fault: { code: 'delivery.locked' },
  })

  const id = await signed(desk)
  const list = await desk.call('retype.list', {})
  if (!list.ok) throw new Error(list.fault.code)
  expect(list.value.tasks).toMatchObject([
    {
      held: { correction: { id }, state: 'waiting', person: { lastName: 'Образцов', className: '5А' } },
      birthDate: '2014-03-12',
      snils: WRONG,
      fields: [
        { field: 'lastName', was: 'Образцов', becomes: 'Образцев' },
        { field: 'snils', was: WRONG, becomes: '11223344595' },
      ],
    },
  ])

  const reason = 'Журнал пишет: такой СНИЛС уже есть'
  await desk.call('retype.tick', { id, field: 'snils', isTicked: true })
  expect(await desk.call('retype.refuse', { id, reason })).toMatchObject({
    value: { state: 'refused', byHand: { how: 'retype', taken: false, note: reason } },
  })
  expect(await journalHas(desk)).toEqual(['Образцов', WRONG])
  expect(await desk.call('correction.again', { id })).toMatchObject({ value: { state: 'waiting' } })

  await desk.call('retype.tick', { id, field: 'lastName', isTicked: true })
  expect(await desk.call('retype.confirm', { id })).toMatchObject({ fault: { code: 'retype.unticked' } })
  expect(await desk.call('retype.tick', { id, field: 'snils', isTicked: true })).toMatchObject({
    value: { fields: [{ tick: { by: 'Секретарёва Анна Тестовна' } }, { tick: {} }] },
  })
  expect(await desk.call('retype.confirm', { id })).toMatchObject({
    value: {
      state: 'confirmed',
      byHand: { how: 'retype', taken: true, note: '', by: 'Секретарёва Анна Тестовна' },
    },
  })
  expect(await journalHas(desk)).toEqual(['Образцев', '11223344595'])
  expect(await desk.call('retype.confirm', { id })).toMatchObject({ fault: { code: 'retype.gone' } })

  expect(await desk.call('lookup.look', {})).toMatchObject({ value: { dnevnik: false, netschool: false } })
  expect(await desk.call('lookup.dnevnik', { person: pupil().id })).toEqual(refused('lookup.off'))
  expect(await desk.call('lookup.netschool', {})).toEqual(refused('lookup.off'))
  expect([beyond, desk.surprises]).toEqual([[], []])
})

test('another way is chosen at the desk: what waits to be typed goes over the line after all', async () => {
  const desk = await ownDesk({ people })
  await desk.openShift()
  await read(desk)
  expect(await desk.call('delivery.choose', { way: 'retype' })).toMatchObject({ value: { way: 'retype' } })
  const id = await signed(desk)
  desk.plug()
  await until(async () => {
    const line = await desk.call('line.look', {})
    return line.ok && line.value.state === 'idle' ? true : undefined
  })
  expect(await desk.call('correction.look', { id })).toMatchObject({ value: { state: 'waiting' } })

  desk.told.splice(0)
  expect(await desk.call('delivery.choose', { way: 'gateway' })).toMatchObject({ value: { way: 'gateway' } })
  expect(desk.told).toContainEqual({ name: 'base', value: {} })
  await until(async () => {
    const held = await desk.call('correction.look', { id })
    return held.ok && held.value.state === 'confirmed' ? true : undefined
  })
})

test('Дневник.ру is asked about one person when somebody wants to know; no log knows whom, nor the token', async () => {
  // Not the СНИЛС of the training card.
  const asked = pupil({ snils: '08765430300', version: 0, links: [] })
  const { lastName, firstName, middleName, birthDate } = asked
  const server = await openDnevnik([
    { id: '9007199254740993', lastName, firstName, middleName, birthday: birthDate, snils: '' },
  ])
  onTestFinished(server.close)
  const desk = await ownDesk({
    people: [asked],
    more: { dnevnik: { url: server.url, token: TOKEN }, netschool: { url: server.url } },
    beyond: (request) => fetch(request),
  })
  await desk.openShift()
  await read(desk)
  expect(await desk.call('lookup.look', {})).toEqual({ ok: true, value: { dnevnik: true, netschool: true } })
  expect(server.asked).toEqual([])

  expect(await desk.call('lookup.dnevnik', { person: pupil().id })).toMatchObject({
    value: { bySnils: 0, byName: 1, byAll: 0, verdict: 'snils-missing' },
  })
  expect(await desk.call('lookup.netschool', {})).toMatchObject({
    value: { schoolLogin: false, esiaLogin: true, esiaMainAuth: true, version: '5.40.1.2' },
  })
  server.close()
  await until(async () => {
    const looked = await desk.call('lookup.netschool', {})
    return !looked.ok && looked.fault.code === 'lookup.lost' ? true : undefined
  })
  const said = JSON.stringify([desk.surprises, desk.told])
  expect([TOKEN, lastName, asked.snils].filter((secret) => said.includes(secret))).toEqual([])
})
