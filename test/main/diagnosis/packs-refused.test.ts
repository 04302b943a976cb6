import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NATURES, mayCorrect } from '../../../domain/diagnosis.ts'
import { FIELDS } from '../../../domain/person.ts'
import { packReason } from '../../../renderer/words/ru/pack-reasons.ts'
import { ownDiagnosis, tempFolder } from './desk.ts'
import { ending, one, pack, served, step, text, withTask, written } from './small-pack.ts'

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
