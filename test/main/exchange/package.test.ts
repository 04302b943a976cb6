import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { manifest } from '../../../contract/exchange-files.ts'
import { correctionsOf } from '../../../main/store/corrections.ts'
import { packagesOf } from '../../../main/store/packages.ts'
import { command } from '../../../scripts/sverka/command.ts'
import { opensslVerdict, pem } from '../../cades/openssl.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { ownFolder } from '../../fakes/store.ts'
import { filesOf, idOf, NOW, ownExchange, ownMapping, rowsIn } from './exchange.ts'

const sha256 = (bytes: Uint8Array | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')

test('a package holds what was signed, the table, the receipt form, the manifest and the instructions', async () => {
  const desk = ownExchange()
  const ids = [desk.sign({ id: idOf(1) }), desk.sign({ id: idOf(2), person: guardian().id })]
  const { bytes, kept } = await desk.make({ mapping: ownMapping() })
  const files = await filesOf(bytes)
  expect([...files.keys()]).toEqual([
    'ПРОЧТИ.txt',
    'README.txt',
    'table.xlsx',
    'receipt.csv',
    'manifest.json',
    ...ids.flatMap((id) => [`corrections/${id}.json`, `corrections/${id}.json.p7s`]),
  ])

  expect(manifest.parse(JSON.parse(files.get('manifest.json')!.toString()))).toEqual({
    form: 1,
    package: kept.id,
    number: 1,
    school: 'training',
    journal: 'eljur',
    made: new Date(kept.at).toISOString(),
    corrections: ids.map((id) => ({
      id,
      bytes: sha256(files.get(`corrections/${id}.json`)),
      signature: sha256(files.get(`corrections/${id}.json.p7s`)),
    })),
    table: { name: 'table.xlsx', bytes: sha256(files.get('table.xlsx')) },
  })
  for (const id of ids) expect(files.get(`corrections/${id}.json`)).toEqual(desk.corrections.find(id)!.bytes)

  expect(await rowsIn(files.get('table.xlsx')!, 'table.xlsx')).toEqual([
    ownMapping().columns.map(({ heading }) => heading),
    ['Образцов', 'Пример', '5А', '12.03.2014', '087-654-303 00', '112-233-445 95', '+79000000001', 'сверено'],
    ['Образцова', 'Проба', '', '01.07.1986', '087-654-303 00', '112-233-445 95', '+79000000002', 'сверено'],
  ])
  expect(await rowsIn(files.get('receipt.csv')!, 'receipt.csv')).toEqual([
    ['№', 'ФИО', 'Принято (да/нет)', 'Причина отказа', 'Номер исправления', 'Номер пакета'],
    ['1', 'Образцов Пример Тестович', '', '', ids[0], kept.id],
    ['2', 'Образцова Проба Тестовна', '', '', ids[1], kept.id],
  ])
  expect(files.get('ПРОЧТИ.txt')!.toString()).toContain('никакой интерфейс журнала не использовался')
  expect(files.get('README.txt')!.toString()).toContain('no interface of the journal was used')
})

test('every signature in a package is believed by OpenSSL and by `sverka verify`', async () => {
  const desk = ownExchange()
  const id = desk.sign()
  const files = await filesOf((await desk.make()).bytes)
  const [content, signature] = ['json', 'json.p7s'].map((end) => files.get(`corrections/${id}.${end}`)!)
  expect(opensslVerdict(signature!, content!, desk.signer.authority, { at: new Date(NOW) })).toBe('verified')

  const folder = ownFolder()
  mkdirSync(join(folder, 'corrections'))
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
  writeFileSync(join(folder, 'center.pem'), pem('CERTIFICATE', desk.signer.authority))
  const said: string[] = []
  const file = join(folder, `corrections/${id}.json.p7s`)
  const args = ['verify', file, '--trusted', join(folder, 'center.pem'), '--show']
  expect(
    command(args, { say: (line) => said.push(line), complain: (line) => said.push(line), now: () => NOW }),
  ).toBe(0)
  expect(said.join('\n')).toContain(id)
})

test('the archive is one that the tools of the system unpack, with names in Russian', async () => {
  const desk = ownExchange()
  desk.sign()
  const folder = ownFolder()
  const file = join(folder, 'package.zip')
  writeFileSync(file, (await desk.make({ mapping: ownMapping({ file: 'csv' }) })).bytes)
  const listed = execFileSync('python3', ['-m', 'zipfile', '-l', file], { encoding: 'utf8' })
  expect(listed).toContain('ПРОЧТИ.txt')
  expect(listed).toContain('2026-11-22 08:15:')
  expect(execFileSync('python3', ['-m', 'zipfile', '-t', file], { encoding: 'utf8' })).toContain('Done')
})

test.each(['xlsx', 'csv'] as const)(
  'saved again it is the same file, whatever has happened since; table in %s',
  async (file) => {
    const desk = ownExchange()
    const id = desk.sign()
    const { bytes, kept } = await desk.make({ mapping: ownMapping({ file }) })
    desk.people.keep(pupil({ lastName: 'Переименованов' }))
    desk.corrections.addFuller(id, 'time-stamp', Buffer.from('a fuller signature'), desk.now())
    desk.answers.answer(kept.id, [{ id, taken: true, note: '' }], { how: 'tick', byName: '', byPrint: '' })
    const again = await desk.maker.again(kept.id)
    expect(again.ok && Buffer.compare(again.value, bytes)).toBe(0)
  },
)

test('a table takes only its own people; the others wait on', async () => {
  const desk = ownExchange()
  const ids = [desk.sign({ id: idOf(1) }), desk.sign({ id: idOf(2), person: guardian().id })]
  const mapping = ownMapping({ kinds: ['guardian'] })
  expect(desk.maker.preview(mapping)).toMatchObject({ table: { rows: [{ length: 9 }] }, leftOut: 1 })
  const made = await desk.make({ mapping })
  expect(made.ids).toEqual([ids[1]])
  expect(ids.map(desk.state)).toEqual(['waiting', 'handed-over'])
})

test('nothing to carry is said before anything is asked', async () => {
  const desk = ownExchange()
  const nothing = { ok: false, fault: { code: 'exchange.nothing' } }
  const by = { journal: 'bars', byName: '', byPrint: '' } as const
  expect(await desk.maker.prepare(by)).toEqual(nothing)
  const id = desk.sign()
  expect(await desk.maker.prepare({ ...by, ids: [idOf(5)] })).toEqual(nothing)
  await desk.make({ ids: [id] })
  expect(await desk.maker.prepare(by)).toEqual(nothing)
})

test('ended between the file and the transaction, everything waits as before and can be made again', async () => {
  const desk = ownExchange()
  const id = desk.sign()
  await desk.prepare({ mapping: ownMapping() })

  expect([desk.state(id), desk.packages.list()]).toEqual(['waiting', []])
  const made = await desk.make({ mapping: ownMapping() })
  expect([desk.state(id), made.kept.number]).toEqual(['handed-over', 1])
})

test('ended in the middle of the transaction, nothing of it was', async () => {
  const desk = ownExchange()
  const ids = [desk.sign({ id: idOf(1) }), desk.sign({ id: idOf(2) })]
  const prepared = await desk.prepare()
  expect(() =>
    desk.database
      .transaction(() => {
        desk.packages.add(prepared.kept, prepared.ids)
        desk.corrections.moveTo(ids[0]!, 'handed-over')
        throw new Error('killed')
      })
      .immediate(),
  ).toThrow('killed')
  expect([correctionsOf(desk.database).counts().waiting, packagesOf(desk.database).list()]).toEqual([2, []])
  expect(desk.maker.handOver(prepared)).toEqual({ ok: true, value: undefined })
})

test('what has gone another way while the file was written is in no package', async () => {
  const desk = ownExchange()
  const ids = [desk.sign({ id: idOf(1) }), desk.sign({ id: idOf(2) })]
  const prepared = await desk.prepare()
  desk.corrections.moveTo(ids[0]!, 'confirmed')
  expect(desk.maker.handOver(prepared)).toEqual({ ok: false, fault: { code: 'exchange.gone' } })
  expect([ids.map(desk.state), desk.packages.list()]).toEqual([['confirmed', 'waiting'], []])
})

test('a thousand corrections are one package, and the next go into the next', async () => {
  const people = Array.from({ length: 1_003 }, (_, at) => pupil({ id: idOf(10_000 + at), links: [] }))
  const desk = ownExchange({ people })
  desk.database.transaction(() =>
    people.forEach(({ id }, at) => desk.sign({ id: idOf(20_000 + at), person: id })),
  )()
  const first = await desk.make({ mapping: ownMapping() })
  const files = await filesOf(first.bytes)
  expect([first.ids.length, files.size]).toEqual([1_000, 2_005])
  expect(await rowsIn(files.get('table.xlsx')!, 'table.xlsx')).toHaveLength(1_001)
  const second = await desk.make()
  expect([second.ids.length, second.kept.number]).toEqual([3, 2])
})
