import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NATURES, mayCorrect } from '../../../domain/diagnosis.ts'
import { FIELDS } from '../../../domain/person.ts'
import { packReason } from '../../../renderer/words/ru/pack-reasons.ts'
import { ownDiagnosis, REGIONS, tempFolder } from './desk.ts'

const text = (words: string) => ({ ru: words, en: words })

const step = text('Позвоните в школу.')
const one = {
  code: 'C36',
  nature: 'data',
  title: text('Новый случай'),
  messages: [{ text: 'Совсем новая надпись', exact: true }],
  who: ['pupil', 'guardian'],
  why: text('Потому что.'),
  endings: [{ fields: ['snils'], tasks: [{ by: 'school', steps: [step], links: ['school'] }] }],
  source: 'own',
}
const served = { system: 'tor', validFrom: '2026-09-01', validTo: null, source: 'own' }

/** A small pack that is as it should be. */
const pack = (other: Record<string, unknown> = {}) => ({
  form: 1,
  code: 'omsk',
  title: text('Омск, свой'),
  checked: '2026-12-01',
  served: [served],
  cases: [one],
  ...other,
})

const ending = (other: Record<string, unknown>) => ({ ...one, endings: [{ ...one.endings[0], ...other }] })
const withTask = (other: Record<string, unknown>) =>
  ending({ tasks: [{ ...one.endings[0]!.tasks[0], ...other }] })

function written(content: unknown, folder = tempFolder()): string {
  const file = join(folder, 'pack.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const bad: readonly (readonly [string, unknown, string, string])[] = [
  ['no object', [], 'file', 'is not an object'],
  ['another form', pack({ form: 2 }), 'form', 'is none of: 1'],
  ['no code', { ...pack(), code: undefined }, 'code', 'is missing'],
  ['a code of other letters', pack({ code: 'Омск' }), 'code', 'has signs that may not stand here'],
  ['a code of another file', pack({ code: 'cases' }), 'code', 'is the name of a file of another kind'],
  ['no English title', pack({ title: { ru: 'Омск' } }), 'title.en', 'is missing'],
  ['an empty text', pack({ title: { ru: '', en: 'Omsk' } }), 'title.ru', 'is empty'],
  ['a day that is none', pack({ checked: '2026-02-30' }), 'checked', 'is not a day like 2026-09-01'],
  [
    'checked before the one in use',
    pack({ checked: '2026-01-01' }),
    'checked',
    'is earlier than that of the pack in use: 2026-11-22',
  ],
  ['no journal', pack({ served: [] }), 'served', 'is empty'],
  [
    'an unknown journal',
    pack({ served: [{ ...served, system: 'elschool' }] }),
    'served[0].system',
    'is none of: tor, dnevnik-ru, netschool, mesh, eljur, one, bars, other, paper',
  ],
  [
    'an end before the beginning',
    pack({ served: [{ ...served, validTo: '2026-08-31' }] }),
    'served[0].validTo',
    'ends before it begins',
  ],
  [
    'times that overlap',
    pack({
      served: [
        { ...served, validTo: '2026-12-31' },
        { ...served, validFrom: '2026-12-31' },
      ],
    }),
    'served[1].validFrom',
    'overlaps the time of served[0]',
  ],
  ['no source', pack({ served: [{ ...served, source: undefined }] }), 'served[0].source', 'is missing'],
  [
    'a door that is no address',
    pack({
      served: [{ ...served, doors: [{ title: text('Д'), url: 'javascript:alert(1)', source: 'own' }] }],
    }),
    'served[0].doors[0].url',
    'is not an address like https://www.gosuslugi.ru',
  ],
  [
    'a phone with letters',
    pack({ hotlines: [{ title: text('Л'), phone: 'звоните', source: 'own' }] }),
    'hotlines[0].phone',
    'has signs that may not stand here',
  ],
  ['a key that nobody knows', pack({ color: 'red' }), 'color', 'does not belong here'],
  [
    'a key inside that nobody knows',
    pack({ cases: [withTask({ when: {} })] }),
    'cases[0].endings[0].tasks[0].when',
    'does not belong here',
  ],
  [
    'an unknown field',
    pack({ cases: [ending({ fields: ['passport'] })] }),
    'cases[0].endings[0].fields[0]',
    `is none of: ${FIELDS.join(', ')}`,
  ],
  [
    'an unknown fixer',
    pack({ cases: [withTask({ by: 'police' })] }),
    'cases[0].endings[0].tasks[0].by',
    'is none of: school, guardian, pupil, mfc, zags, support, wait',
  ],
  [
    'a step that is no text',
    pack({ cases: [withTask({ steps: [step, { ru: 5, en: 'x' }] })] }),
    'cases[0].endings[0].tasks[0].steps[1].ru',
    'is not a text',
  ],
  [
    'a link that nobody names',
    pack({ cases: [withTask({ links: ['school', 'help'] })] }),
    'cases[0].endings[0].tasks[0].links[1]',
    `no link is called 'help'`,
  ],
  [
    'a place that nobody fills',
    pack({ cases: [withTask({ steps: [step, text('Это {school}.')] })] }),
    'cases[0].endings[0].tasks[0].steps[1].ru',
    'nothing is put into {school}',
  ],
  [
    'steps that may all be left out',
    pack({ cases: [withTask({ steps: [text('Адрес: {door}')] })] }),
    'cases[0].endings[0].tasks[0].steps',
    'nothing is left where the region has no door',
  ],
  ['one case twice', pack({ cases: [one, one] }), 'cases[1].code', 'C36 stands here twice'],
  [
    'an ending for some alone',
    pack({ cases: [ending({ when: { who: ['pupil'] } })] }),
    'cases[0].endings',
    'the last ending must fit everybody',
  ],
  [
    'a consent with fields',
    pack({ cases: [{ ...one, nature: 'consent' }] }),
    'cases[0].nature',
    'a case of this nature never leads to a correction',
  ],
]

test.each(bad)(
  '%s: refused with the place and the reason, the old pack stays',
  (_what, content, place, reason) => {
    const own = tempFolder()
    const desk = ownDiagnosis({ own })
    desk.choose('omsk')
    const before = desk.region()
    expect(desk.add(written(content))).toEqual({ ok: false, fault: { code: 'region.bad', place, reason } })
    expect(desk.region()).toEqual(before)
    expect(readdirSync(own)).toEqual(['chosen.json'])
  },
)

test.each(bad)('%s: the reason is said in Russian', (_what, _content, _place, reason) => {
  expect(packReason(reason)).toMatch(/[а-яё]{3}/)
  expect(packReason(reason)).not.toBe(reason)
})

test.each([
  ['no JSON', '{ "form": 1,'],
  ['nothing at all', ''],
])('%s: not read', (_what, content) => {
  expect(ownDiagnosis().add(written(content))).toEqual({ ok: false, fault: { code: 'region.unread' } })
})

test('a file that is gone is not read', () => {
  expect(ownDiagnosis().add(join(tempFolder(), 'no.json'))).toEqual({
    ok: false,
    fault: { code: 'region.unread' },
  })
})

test('a byte order mark of a Windows editor does no harm', () => {
  expect(ownDiagnosis().add(written(`\ufeff${JSON.stringify(pack())}`)).ok).toBe(true)
})

test.each(NATURES.filter((nature) => !mayCorrect(nature)))(
  'a case of %s never leads to a correction, whatever a pack says',
  (nature) => {
    const withFields = pack({ cases: [{ ...one, code: 'C03', nature }] })
    expect(ownDiagnosis().add(written(withFields))).toMatchObject({
      ok: false,
      fault: { place: 'cases[0].nature' },
    })

    const desk = ownDiagnosis()
    desk.choose('omsk')
    desk.add(written(pack({ cases: [{ ...ending({ fields: [] }), code: 'C03', nature }] })))
    expect(desk.open('C03', {})).toMatchObject({ ok: true, value: { nature, corrects: false, fields: [] } })
  },
)

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
