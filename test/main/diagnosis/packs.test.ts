import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownDiagnosis, REGIONS, tempFolder } from './desk.ts'
import { one, pack, text, written } from './small-pack.ts'

test('a pack that was added is used at once, after the next start, and its case is found and opened', () => {
  const own = tempFolder()
  const desk = ownDiagnosis({ own, today: '2026-12-02' })
  desk.choose('omsk')
  expect(desk.region()).toMatchObject({ system: 'dnevnik-ru', title: { ru: 'Омская область' } })
  expect(desk.add(written(pack()))).toEqual({
    ok: true,
    value: { code: 'omsk', title: text('Омск, свой'), systemName: text('Госуслуги Моя школа'), isOwn: true },
  })
  for (const again of [desk, ownDiagnosis({ own, today: '2026-12-02' })]) {
    expect(again.region()).toMatchObject({ code: 'omsk', system: 'tor', title: { ru: 'Омск, свой' } })
    expect(again.find('совсем новая надпись', {}).cases[0]).toMatchObject({ code: 'C36', how: 'whole' })
    expect(again.open('C36', {})).toMatchObject({
      ok: true,
      value: { corrects: true, fields: [{ field: 'snils' }] },
    })
  }
})

test('a case of a pack stands in the place of the catalogue’s with its code', () => {
  const desk = ownDiagnosis()
  desk.choose('omsk')
  desk.add(written(pack({ cases: [{ ...one, code: 'C15' }] })))
  expect(desk.open('C15', {})).toMatchObject({ ok: true, value: { title: text('Новый случай') } })
  desk.choose('ryazan')
  expect(desk.open('C15', {})).toMatchObject({
    ok: true,
    value: { title: { ru: 'ФИО на Госуслугах и в журнале не совпадают' } },
  })
})

test('a pack added again leaves the one before as .old, and that one is used when the new one goes bad', () => {
  const own = tempFolder()
  const desk = ownDiagnosis({ own })
  desk.choose('omsk')
  desk.add(written(pack({ title: text('Первый') })))
  desk.add(written(pack({ title: text('Второй') })))
  expect(readdirSync(own).toSorted()).toEqual(['chosen.json', 'omsk.json', 'omsk.json.old'])

  writeFileSync(join(own, 'omsk.json'), '{ half of it')
  const after = ownDiagnosis({ own }).region()
  expect(after).toMatchObject({
    title: text('Первый'),
    refused: [{ file: 'omsk.json', place: 'file', reason: 'cannot be read or is no JSON' }],
  })
})

test('a bad file is never kept as the one before', () => {
  const own = tempFolder()
  ownDiagnosis({ own }).add(written(pack({ title: text('Первый') })))
  ownDiagnosis({ own }).add(written(pack({ title: text('Второй') })))
  writeFileSync(join(own, 'omsk.json'), '{ half of it')
  ownDiagnosis({ own }).add(written(pack({ title: text('Третий') })))
  expect(readFileSync(join(own, 'omsk.json.old'), 'utf8')).toContain('Первый')
})

test('the administrator’s folder goes before what came along, and the desk’s own before it', () => {
  const [packs, own] = [tempFolder(), tempFolder()]
  writeFileSync(join(packs, 'any-name.json'), JSON.stringify(pack({ title: text('Администратор') })))
  const desk = ownDiagnosis({ packs, own })
  desk.choose('omsk')
  expect(desk.region().title).toEqual(text('Администратор'))
  expect(desk.regions().find(({ code }) => code === 'omsk')).toMatchObject({ isOwn: true })
  desk.add(written(pack({ title: text('Свой') })))
  expect(desk.region().title).toEqual(text('Свой'))
})

test('of two packs the one checked later counts, wherever it lies', () => {
  const packs = tempFolder()
  writeFileSync(join(packs, 'omsk.json'), JSON.stringify(pack({ checked: '2025-01-01' })))
  const desk = ownDiagnosis({ packs })
  desk.choose('omsk')
  expect(desk.region().title.ru).toBe('Омская область')
  expect(desk.region().refused).toBeUndefined()
})

test('a bad file of the administrator is told with its place, and what came along is used', () => {
  const packs = tempFolder()
  writeFileSync(join(packs, 'omsk.json'), JSON.stringify(pack({ served: [] })))
  writeFileSync(join(packs, 'cases.json'), '[]')
  writeFileSync(join(packs, 'calendar.json'), 'not mine')
  const desk = ownDiagnosis({ packs })
  desk.choose('omsk')
  expect(desk.region()).toMatchObject({
    title: { ru: 'Омская область' },
    refused: [
      { file: 'cases.json', place: 'file', reason: 'is not an object' },
      { file: 'omsk.json', place: 'served', reason: 'is empty' },
    ],
  })
})

test('the administrator may bring a newer catalogue of cases', () => {
  const packs = tempFolder()
  const catalogue = JSON.parse(readFileSync(join(REGIONS, 'cases.json'), 'utf8')) as {
    checked: string
    cases: object[]
  }
  const newer = { ...catalogue, checked: '2027-01-01', cases: [...catalogue.cases, one] }
  writeFileSync(join(packs, 'cases.json'), JSON.stringify(newer))
  expect(ownDiagnosis({ packs }).find('Совсем новая надпись', {}).cases[0]).toMatchObject({ code: 'C36' })
})

test('the region of the settings is locked', () => {
  const desk = ownDiagnosis({ region: 'ryazan' })
  expect(desk.region()).toMatchObject({ code: 'ryazan', isLocked: true })
  expect(desk.choose('omsk')).toEqual({ ok: false, fault: { code: 'region.locked' } })
})

test('a region of the settings that has no pack is told, and the neutral one is used', () => {
  expect(ownDiagnosis({ region: 'atlantis' }).region()).toMatchObject({
    code: 'neutral',
    isLocked: true,
    refused: [{ file: 'sverka.json', place: 'region', reason: `no pack has the code 'atlantis'` }],
  })
})

test('until one is chosen the region is the neutral one; the choice is kept', () => {
  const own = join(tempFolder(), 'regions')
  const desk = ownDiagnosis({ own })
  expect(desk.region()).toMatchObject({ code: 'neutral', isLocked: false })
  expect(desk.choose('no-such-region')).toEqual({ ok: false, fault: { code: 'region.unknown' } })
  expect(existsSync(own)).toBe(false)
  desk.choose('kaliningrad')
  expect(ownDiagnosis({ own }).region().code).toBe('kaliningrad')
})

test('a choice that cannot be read, or whose pack is gone, is none', () => {
  const own = tempFolder()
  writeFileSync(join(own, 'chosen.json'), 'null')
  expect(ownDiagnosis({ own }).region().code).toBe('neutral')
  writeFileSync(join(own, 'chosen.json'), '{"code":"gone"}')
  expect(ownDiagnosis({ own }).region().code).toBe('neutral')
})

test('data that came along and is damaged is a surprise, not a fault', () => {
  const regions = join(tempFolder(), 'regions')
  mkdirSync(regions)
  for (const name of ['cases', 'systems', 'table', 'neutral']) {
    writeFileSync(
      join(regions, `${name}.json`),
      name === 'table' ? '{}' : readFileSync(join(REGIONS, `${name}.json`)),
    )
  }
  expect(() => ownDiagnosis({ regions }).region()).toThrow(
    'table.json is not as it should be: form is missing',
  )
})
