import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Sent } from '../../../contract/index.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { openSheet } from '../../../main/import/open-sheet.ts'
import { ownDesk, until } from '../../fakes/desk.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { id } from './desk.ts'

const withoutFamily = (number: number, other: Partial<PersonRecord>): PersonRecord =>
  pupil({
    id: id(number),
    snils: '',
    phone: '',
    email: '',
    documents: [],
    links: [],
    ...other,
  })

const SCHOOL = [
  pupil(),
  guardian(),
  withoutFamily(11, { lastName: 'Яблоков', className: '2Б' }),
  withoutFamily(12, { lastName: 'Ёлкин', className: '11А' }),
  withoutFamily(13, { lastName: 'Алов', className: '11А' }),
  withoutFamily(14, { lastName: 'Прежний', className: '11А', state: 'left' }),
  withoutFamily(15, { lastName: '=1+1', className: '' }),
]

/** A desk whose checks have come to an end, with an open shift. */
async function checkedDesk(people: readonly PersonRecord[] = SCHOOL) {
  const desk = await ownDesk({ people })
  expect((await desk.openShift()).ok).toBe(true)
  const look = async () => {
    const looked = await desk.call('health.look', {})
    if (!looked.ok) throw new Error(looked.fault.code)
    return looked.value
  }
  const list = async (filter: Sent<'health.list'> = {}) => {
    const listed = await desk.call('health.list', filter)
    if (!listed.ok) throw new Error(listed.fault.code)
    return listed.value
  }
  // Begins at once; by itself it would begin when the first screen stands.
  await desk.call('health.run', {})
  const active = people.filter(({ state }) => state === 'active').length
  await until(async () => {
    const { run, people: found } = await look()
    return (run.state === 'idle' && found === active) || undefined
  }, 50_000)
  return { ...desk, look, list }
}

const WORDS = {
  sheet: 'Список',
  headings: ['Класс', 'Кто', 'Родился', 'Где', 'Насколько важно', 'Что не так', 'Верно'],
  codes: { 'link.none': 'нет родителей' },
  fields: { links: 'Семья' },
  severities: { error: 'ошибка' },
}

test('the numbers are told by class, in the order of the school, and join the trend once a day', async () => {
  const { look } = await checkedDesk()
  const { classes, people, ready, trend, kinds } = await look()
  expect(classes.map(({ className, pupils, guardians }) => [className, pupils, guardians])).toEqual([
    ['2Б', 1, 0],
    ['5А', 1, 1],
    ['11А', 2, 0],
    ['', 1, 0],
  ])
  expect(classes.map((one) => one.ready + one.guardiansReady)).toEqual([0, ready, 0, 0])
  expect(kinds.find(({ code }) => code === 'link.none')).toEqual({
    code: 'link.none',
    severity: 'error',
    people: 4,
    gravest: 4,
  })
  expect(kinds.map(({ code }) => code)).not.toContain('card.left')
  expect(trend).toHaveLength(1)
  expect(trend[0]).toMatchObject({ people, ready })
})

test('a list is in the order of class and surname, and every filter must hold', async () => {
  const { list } = await checkedDesk()
  const ids = async (filter: Sent<'health.list'>) => (await list(filter)).lines.map(({ person }) => person.id)
  const all = await ids({ code: 'link.none' })
  expect(all).toEqual([11, 13, 12, 15].map(id))
  expect(await ids({ className: '11А', code: 'link.none', severity: 'error' })).toEqual([13, 12].map(id))
  expect(await ids({ className: '11А' })).toEqual([13, 12].map(id))
  expect(await ids({ className: '' })).toEqual([id(15)])
  expect(await ids({ className: '2Б', code: 'no.such' })).toEqual([])
  expect(await list({ code: 'link.none', from: 1, limit: 2 })).toMatchObject({
    total: 4,
    lines: [{ person: { id: id(13), className: '11А' } }, { person: { id: id(12) } }],
  })
  expect((await list({ severity: 'error' })).lines.every(({ marks }) => marks.length > 0)).toBe(true)
})

test('a guardian stands in the classes of the pupils', async () => {
  const second = pupil({
    id: id(3),
    firstName: 'Второй',
    snils: '',
    className: '1Б',
    birthDate: '2018-05-05',
  })
  const { list, look } = await checkedDesk([pupil(), guardian({ snils: '1' }), second])
  for (const className of ['5А', '1Б']) {
    const { lines } = await list({ className })
    expect(lines.find(({ person }) => person.kind === 'guardian')?.person.className).toBe('1Б, 5А')
  }
  const { classes, people } = await look()
  expect(classes.map(({ guardians }) => guardians)).toEqual([1, 1])
  expect(people).toBe(3)
})

test('a list goes out as a workbook in which nothing is a formula', async () => {
  const { call, folder, saveTo, surprises } = await checkedDesk()
  const exported = await call('health.export', { code: 'link.none', className: '', words: WORDS })
  expect(exported.ok && exported.value.name).toBe('exported.json')

  const sheet = await openSheet(join(folder, 'exported.json'))
  const rows: (readonly string[])[] = []
  for await (const slice of sheet.read()) rows.push(...slice.rows.map(({ cells }) => cells))
  expect(saveTo).toBe(join(folder, 'exported.json'))
  expect(sheet.sheets).toEqual(['Список'])
  expect(rows[0]).toEqual(WORDS.headings)
  expect(rows.find((row) => row.includes('Семья'))?.slice(0, 6)).toEqual([
    '',
    '=1+1 Пример Тестович',
    '12.03.2014',
    'Семья',
    'ошибка',
    'нет родителей',
  ])
  expect(exported.ok && exported.value.rows).toBe(rows.length - 1)
  expect(surprises).toEqual([])
})

test('what the journal brings is checked by itself; stopped, it waits for a word', async () => {
  const { call, look, told } = await checkedDesk()
  const before = told.length
  expect(await call('health.stop', {})).toMatchObject({ ok: true, value: { state: 'stopped' } })
  await until(async () => ((await look()).run.state === 'stopped' ? true : undefined))
  expect(await call('health.run', {})).toMatchObject({ ok: true, value: { state: 'running' } })
  await until(async () => ((await look()).run.state === 'idle' ? true : undefined))
  expect(told.slice(before).some((news) => news.name === 'health')).toBe(true)
})
