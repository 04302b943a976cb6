import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Sent } from '../../contract/index.ts'
import { readTraining } from '../../main/signing/training.ts'
import { opensslVerdict } from '../cades/openssl.ts'
import { ownDesk, until } from '../fakes/desk.ts'
import { guardian, pupil } from '../fakes/people.ts'
import { filesOf, idOf, rowsIn } from '../main/exchange/exchange.ts'

const WRONG = '11223344596'
const people = [pupil({ snils: WRONG, version: 0 }), guardian({ version: 0 })]

type Desk = Awaited<ReturnType<typeof ownDesk>>

/** The value of what must succeed. */
function valueOf<Value>(outcome: { ok: true; value: Value } | { ok: false; fault: { code: string } }): Value {
  if (!outcome.ok) throw new Error(outcome.fault.code)
  return outcome.value
}

const faultOf = (outcome: { ok: boolean; fault?: { code: string } }) => outcome.fault?.code

const stateOf = async (desk: Desk, id: string) => valueOf(await desk.call('correction.look', { id })).state

/** A desk whose corrections go in packages, with the people of the school and an open shift. */
async function ownSchool() {
  const desk = await ownDesk({ people, more: { way: 'package' } })
  valueOf(await desk.openShift())
  await until(async () =>
    valueOf(await desk.call('desk.look', {})).people === people.length ? true : undefined,
  )
  desk.unplug()
  return desk
}

async function signed(desk: Desk, drafts: readonly Pick<Sent<'correction.draft'>, 'person' | 'changes'>[]) {
  const ids: string[] = []
  for (const draft of drafts) {
    const { version } = valueOf(await desk.call('people.open', { id: draft.person })).record
    const kept = await desk.call('correction.draft', {
      ...draft,
      baseVersion: version,
      basis: 'original',
      askedBy: 'guardian',
    })
    ids.push(valueOf(kept).correction.id)
  }
  desk.whenPinAsked('123456')
  valueOf(await desk.call('correction.sign', { ids, ...(await desk.card()) }))
  return ids as [string, string]
}

const two = (desk: Desk) =>
  signed(desk, [
    { person: pupil().id, changes: [{ field: 'snils', was: WRONG, becomes: '112-233-445 95' }] },
    {
      person: guardian().id,
      changes: [{ field: 'phone', was: guardian().phone, becomes: '+7 900 000-00-09' }],
    },
  ])

function fileIn(desk: Desk, name: string, content: string | Uint8Array): string {
  const file = join(desk.folder, name)
  writeFileSync(file, content)
  return file
}

test('a correction goes from the counter to the journal in a package, and comes back with a receipt', async () => {
  const desk = await ownSchool()
  const ids = await two(desk)

  desk.chosen.table = fileIn(
    desk,
    'Образец.csv',
    'Шаблон импорта\r\n№;Фамилия*;Имя;СНИЛС;СНИЛС (было);Здоровье\r\n1;Образцова;Проба;112-233-445 95;;первая\r\n',
  )
  const template = valueOf(await desk.call('mapping.template', {}))
  expect(template).toMatchObject({
    name: 'Образец.csv',
    file: 'csv',
    separator: ';',
    encoding: 'utf-8',
    rowsAbove: [['Шаблон импорта']],
    columns: [
      { heading: '№', examples: ['1'], guess: { from: 'correction', what: 'number' } },
      { heading: 'Фамилия*', guess: { from: 'person', field: 'lastName' } },
      { heading: 'Имя' },
      { heading: 'СНИЛС' },
      { heading: 'СНИЛС (было)', examples: [], guess: { from: 'was', field: 'snils' } },
      { heading: 'Здоровье', examples: ['первая'], guess: { from: 'empty' } },
    ],
  })
  const { columns, name: _name, ...form } = template
  const mapping = {
    ...form,
    form: 1,
    id: idOf(1),
    title: 'Учащиеся ЭлЖур',
    journal: 'eljur',
    kinds: ['pupil'],
    columns: columns.map(({ heading, guess }) => ({ heading, source: guess })),
  } satisfies Sent<'mapping.save'>
  valueOf(await desk.call('mapping.save', mapping))
  expect(valueOf(await desk.call('mapping.preview', mapping))).toEqual({
    headings: ['№', 'Фамилия*', 'Имя', 'СНИЛС', 'СНИЛС (было)', 'Здоровье'],
    rows: [['1', 'Образцов', 'Пример', '112-233-445 95', '112-233-445 96', '']],
    of: 1,
    leftOut: 1,
  })

  desk.chosen.save = join(desk.folder, 'package.zip')
  const made = valueOf(await desk.call('package.make', { journal: 'eljur', mapping: mapping.id }))
  expect(made).toMatchObject({ number: 1, table: 'Учащиеся ЭлЖур', state: 'open', open: 1 })
  expect(await Promise.all(ids.map((id) => stateOf(desk, id)))).toEqual(['handed-over', 'waiting'])
  expect(valueOf(await desk.call('line.look', {}))).toMatchObject({
    way: 'package',
    waiting: 1,
    handedOver: 1,
  })

  const files = await filesOf(readFileSync(desk.chosen.save))
  const training = await readTraining(join(desk.folder, 'training'))
  const [content, signature] = ['json', 'json.p7s'].map((end) => files.get(`corrections/${ids[0]}.${end}`)!)
  expect(opensslVerdict(signature!, content!, training!.authority, { at: new Date() })).toBe('verified')
  expect(await rowsIn(files.get('table.csv')!, 'table.csv')).toEqual([
    ['Шаблон импорта'],
    ['№', 'Фамилия*', 'Имя', 'СНИЛС', 'СНИЛС (было)', 'Здоровье'],
    ['1', 'Образцов', 'Пример', '112-233-445 95', '112-233-445 96'],
  ])

  const filled = files.get('receipt.csv')!.toString().replace(`;;;${ids[0]}`, `;да;;${ids[0]}`)
  desk.chosen.receipt = fileIn(desk, 'receipt.csv', filled)
  expect(valueOf(await desk.call('package.receipt', {}))).toMatchObject({
    package: {
      id: made.id,
      open: 0,
      items: [{ held: { state: 'confirmed' }, answer: { outcome: 'taken', how: 'file', by: made.by } }],
    },
    taken: 1,
    refused: 0,
    left: 0,
    unread: 0,
    unknown: 0,
    before: 0,
  })
  expect(valueOf(await desk.call('people.open', { id: pupil().id })).record.snils).toBe('11223344595')
  expect(valueOf(await desk.call('package.receipt', {}))).toMatchObject({ taken: 0, before: 1 })
  expect(desk.surprises).toEqual([])
})

test('a tick does what a receipt does; a package that was never sent gives back the rest', async () => {
  const desk = await ownSchool()
  const [first, second] = await two(desk)
  desk.chosen.save = undefined
  expect(faultOf(await desk.call('package.make', { journal: 'other' }))).toBe('file.not-chosen')
  desk.chosen.save = join(desk.folder, 'no-such-folder', 'package.zip')
  expect(faultOf(await desk.call('package.make', { journal: 'other' }))).toBe('file.not-written')
  expect(await stateOf(desk, first)).toBe('waiting')

  desk.chosen.save = join(desk.folder, 'package.zip')
  const { id, number, open } = valueOf(await desk.call('package.make', { journal: 'other' }))
  expect([number, open]).toEqual([1, 2])
  const written = readFileSync(desk.chosen.save)
  desk.chosen.save = join(desk.folder, 'again.zip')
  expect(valueOf(await desk.call('package.save', { id })).name).toBe('again.zip')
  expect(readFileSync(desk.chosen.save).equals(written)).toBe(true)

  const no = { id: first, taken: false, note: 'нет такого ученика' }
  valueOf(await desk.call('package.tick', { id, given: [no] }))
  expect(faultOf(await desk.call('package.tick', { id, given: [no] }))).toBe('exchange.gone')
  expect(valueOf(await desk.call('package.discard', { id })).open).toBe(0)
  expect([await stateOf(desk, first), await stateOf(desk, second)]).toEqual(['refused', 'waiting'])
  expect(valueOf(await desk.call('package.restore', { id })).open).toBe(1)
  expect(valueOf(await desk.call('package.list', {})).packages).toHaveLength(1)
})

test('mappings are shared as files; what is none, or a receipt of others, is said so', async () => {
  const desk = await ownSchool()
  const mapping = {
    form: 1,
    id: idOf(1),
    title: 'Общая',
    journal: 'bars',
    file: 'xlsx',
    columns: [{ heading: 'ФИО', source: { from: 'person', field: 'fullName' } }],
  } satisfies Sent<'mapping.save'>
  expect(
    faultOf(
      await desk.call('mapping.save', { ...mapping, columns: [{ heading: 'x', source: { from: 'empty' } }] }),
    ),
  ).toBe('mapping.no-person')
  const kept = valueOf(await desk.call('mapping.save', mapping))
  desk.chosen.save = join(desk.folder, 'mapping.json')
  expect(valueOf(await desk.call('mapping.share', { id: kept.id })).name).toBe('mapping.json')
  desk.chosen.mapping = desk.chosen.save
  const taken = valueOf(await desk.call('mapping.take', {}))
  expect({ ...taken, id: kept.id, changed: kept.changed }).toEqual(kept)
  expect(valueOf(await desk.call('mapping.list', {})).mappings).toHaveLength(2)
  expect(valueOf(await desk.call('mapping.remove', { id: taken.id })).mappings).toEqual([kept])

  const column = { heading: 'x', source: { from: 'person', field: 'nickname' } }
  for (const [text, place] of [
    ['', ''],
    ['{', ''],
    ['[]', ''],
    [JSON.stringify({ ...kept, columns: [] }), 'columns'],
    [JSON.stringify({ ...kept, columns: [column] }), 'columns.0.source.field'],
  ] as const) {
    desk.chosen.mapping = fileIn(desk, 'bad.json', text)
    const fault = { code: 'mapping.form', place }
    expect(await desk.call('mapping.take', {})).toEqual({ ok: false, fault })
  }
  desk.chosen.table = fileIn(desk, 'empty.csv', '')
  expect(faultOf(await desk.call('mapping.template', {}))).toBe('import.empty')
  for (const [text, code] of [
    ['Фамилия;Имя\r\nОбразцов;Пример\r\n', 'receipt.form'],
    ['{"form":1}', 'receipt.form'],
    [`Принято;Номер исправления;Номер пакета\r\nда;${idOf(1)};${idOf(2)}\r\n`, 'receipt.foreign'],
    [JSON.stringify({ form: 1, package: idOf(2), results: [] }), 'receipt.foreign'],
  ] as const) {
    desk.chosen.receipt = fileIn(desk, 'receipt.csv', text)
    expect(faultOf(await desk.call('package.receipt', {}))).toBe(code)
  }
})
