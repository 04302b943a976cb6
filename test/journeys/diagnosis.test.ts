import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownDesk, until } from '../fakes/desk.ts'
import { guardian, pupil } from '../fakes/people.ts'
import { key } from '../fakes/store.ts'
import { openStore } from '../../main/store/open.ts'
import { baseIn } from '../../main/base-in.ts'
import { eventsOf } from '../../main/store/events.ts'

const foreign = pupil({
  id: '019b0000-0000-7000-8000-000000000003',
  citizenship: 'KAZ',
  birthDate: '2009-02-01',
  links: [],
  version: 0,
})
const people = [pupil({ version: 0 }), guardian({ version: 0 }), foreign]

type Desk = Awaited<ReturnType<typeof ownDesk>>

async function openDesk(): Promise<Desk> {
  const desk = await ownDesk({ people })
  await desk.openShift()
  await until(async () => {
    const seen = await desk.call('desk.look', {})
    return seen.ok && seen.value.people === people.length ? true : undefined
  })
  return desk
}

test('from the message on the screen to the fields, in the region of the desk', async () => {
  const desk = await openDesk()
  expect(await desk.call('region.choose', { code: 'omsk' })).toMatchObject({
    ok: true,
    value: { system: 'dnevnik-ru' },
  })

  const found = await desk.call('case.find', { query: 'не смогли найти профиль', person: guardian().id })
  expect(found.ok && found.value.visitor).toEqual({ who: 'guardian', age: 'from-18', isForeign: false })
  expect(found.ok && found.value.cases[0]).toMatchObject({ code: 'C16', fixer: 'school', how: 'words' })
  const opened = await desk.call('case.open', { code: 'C16', person: guardian().id })
  expect(opened.ok && opened.value.fields.map(({ field, role }) => [field, role])).toEqual([
    ['snils', 'finds'],
    ['lastName', 'verifies'],
    ['firstName', 'verifies'],
    ['middleName', 'verifies'],
  ])
  const matching = await desk.call('case.matching', { person: pupil().id })
  expect(matching.ok && matching.value.fields).toHaveLength(9)
})

test('who logs in is told by the record, and overruled by what the secretary says', async () => {
  const desk = await openDesk()
  const visitor = async (asked: object) => {
    const found = await desk.call('case.find', { query: '', ...asked })
    return found.ok && found.value.visitor
  }
  expect(await visitor({ person: foreign.id })).toEqual({ who: 'pupil', age: '14-17', isForeign: true })
  const said = { who: 'pupil', age: 'from-18', isForeign: false }
  expect(await visitor({ person: foreign.id, visitor: said })).toEqual(said)
  expect(await visitor({})).toEqual({ who: 'guardian', age: 'from-18', isForeign: false })

  const nobody = { person: '019b0000-0000-7000-8000-00000000ffff' }
  expect(await desk.call('case.find', { query: '', ...nobody })).toEqual({
    ok: false,
    fault: { code: 'person.gone' },
  })
  expect(await desk.call('case.open', { code: 'C01', ...nobody })).toEqual({
    ok: false,
    fault: { code: 'person.gone' },
  })
  expect(await desk.call('case.open', { code: 'C99' })).toEqual({ ok: false, fault: { code: 'case.gone' } })
})

test('a pack is added from a file and told to the pages; a bad one changes nothing', async () => {
  const desk = await openDesk()
  expect(await desk.call('region.add', {})).toEqual({ ok: false, fault: { code: 'file.not-chosen' } })

  const omsk = JSON.parse(readFileSync(new URL('../../regions/omsk.json', import.meta.url), 'utf8')) as object
  desk.chosen.pack = join(desk.folder, 'pack.json')
  writeFileSync(desk.chosen.pack, JSON.stringify({ ...omsk, served: 'soon' }))
  expect(await desk.call('region.add', {})).toEqual({
    ok: false,
    fault: { code: 'region.bad', place: 'served', reason: 'is not a list' },
  })

  const title = { ru: 'Омская область, новый файл', en: 'Omsk Oblast, new file' }
  writeFileSync(desk.chosen.pack, JSON.stringify({ ...omsk, title }))
  expect(await desk.call('region.add', {})).toMatchObject({
    ok: true,
    value: { code: 'omsk', title, isOwn: true },
  })
  expect(await desk.call('region.choose', { code: 'omsk' })).toMatchObject({ ok: true, value: { title } })
  const listed = await desk.call('region.list', {})
  expect(listed.ok && [listed.value.regions.length, listed.value.regions[0]!.code]).toEqual([90, 'neutral'])
  expect(readdirSync(join(desk.folder, 'regions')).toSorted()).toEqual(['chosen.json', 'omsk.json'])
  expect(desk.told.filter(({ name }) => name === 'region')).toHaveLength(2)
  expect(desk.surprises).toEqual([])

  await desk.stop()
  const opened = openStore({ file: baseIn(desk.folder, 'training'), key })
  if (!opened.ok) throw new Error(opened.fault.code)
  const events = eventsOf(opened.value, Date.now).newest(20)
  opened.value.close()
  expect(
    events.filter(({ what }) => what.startsWith('region.')).map(({ what, subject }) => [what, subject]),
  ).toEqual([
    ['region.choose', 'omsk'],
    ['region.add', 'omsk'],
  ])
})

test('without an open shift nothing is told', async () => {
  const desk = await ownDesk({ people })
  for (const [name, input] of [
    ['region.look', {}],
    ['region.list', {}],
    ['case.find', { query: '' }],
  ] as const) {
    expect(await desk.call(name, input)).toEqual({ ok: false, fault: { code: 'shift.closed' } })
  }
})
