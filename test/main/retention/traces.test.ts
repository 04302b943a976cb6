import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { PersonRecord } from '../../../contract/person.ts'
import { createChecks } from '../../../main/checks/checks.ts'
import { createChecker } from '../../../main/health/checker.ts'
import { batchesOf } from '../../../main/import/batches.ts'
import { journalIdsOf } from '../../../main/import/journal-ids.ts'
import { packagesOf } from '../../../main/store/packages.ts'
import { snilsCorrection } from '../../fakes/correction.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { left, ownSchool } from './school.ts'
import { textsInFile, tracesIn } from './traces.ts'

const mother = guardian({
  id: '019b0000-0000-7000-8000-000000000912',
  lastName: 'Стираемова',
  snils: '23344556600',
  phone: '+79995550912',
  email: 'stiraemova@example.org',
})
const child = pupil({
  id: '019b0000-0000-7000-8000-000000000911',
  lastName: 'Стираемов',
  snils: '12233445506', // the control number is wrong: a mark stands on the card
  phone: '+79995550911',
  email: 'stiraemov@example.org',
  documents: [{ ...pupil().documents[0]!, number: '987611', act: '908077' }],
  links: [{ guardian: mother.id, relation: 'mother', basis: '' }],
})

/** What tells them from everybody else, in every spelling that is kept of it. */
const TEXTS = [
  'тираемов',
  'stiraemov',
  '12233445506',
  '23344556600',
  '9995550911',
  '9995550912',
  '987611',
  '908077',
]
const BACKWARDS = TEXTS.map((text) => [...text].toReversed().join(''))
const ALL = [...TEXTS, ...BACKWARDS]

/** Others who share with them what can be shared. */
const others: PersonRecord[] = Array.from({ length: 40 }, (_, place) =>
  pupil({
    id: `019b0000-0000-7000-8000-${String(place + 1).padStart(12, '0')}`,
    lastName: 'Остающийся',
    phone: `+7900100${1_000 + place}`,
    email: `stays${place}@example.org`,
    links: [],
  }),
)

const BATCH = '019b0000-0000-7000-8000-000000000777'

/** A school in which the two have left traces wherever there can be any. */
async function schoolWithTraces() {
  const school = ownSchool([...others, child, mother])
  const { database, people, corrections, clock } = school
  const checks = createChecks({ database, people, today: () => '2026-09-01' })
  const checker = createChecker({
    database,
    people,
    cursors: school.cursors,
    rules: { version: '1', marksOf: checks.marksOf, marksBeside: checks.marksBeside },
    today: () => '2026-09-01',
    breathe: () => Promise.resolve(),
  })
  const check = async () => {
    while ((await checker.step()).did !== 'nothing');
    await checker.end('2026-09-01T10:00:00.000Z')
  }
  await check()

  const batches = batchesOf(database)
  batches.begin(BATCH, clock.now, 'list.xlsx', '')
  for (const one of [child, mother, others[0]!]) batches.keepBefore(BATCH, one.id, one)
  journalIdsOf(database).keep('pupil', 'stiraemov-foreign', child.id, BATCH)

  const ours = snilsCorrection({
    id: '019b0000-0000-7000-8000-00000000c001',
    person: child.id,
    changes: [{ field: 'snils', was: child.snils, becomes: '08765430300' }],
  })
  const other = snilsCorrection({ id: '019b0000-0000-7000-8000-00000000c002', person: others[1]!.id })
  for (const one of [ours, other]) {
    corrections.add(one)
    for (const state of ['signed', 'waiting', 'handed-over', 'confirmed'] as const)
      corrections.moveTo(one.id, state)
  }
  const signature = 'a'.repeat(64)
  packagesOf(database).add(
    {
      number: 1,
      id: '019b0000-0000-7000-8000-00000000c003',
      at: clock.now,
      journal: 'eljur',
      content: JSON.stringify({
        mapping: null,
        table: { above: [], headings: ['ФИО'], rows: [['Стираемов Пример'], ['Остающийся Пример']] },
        items: [
          { person: 'Стираемов Пример', signature },
          { person: 'Остающийся Пример', signature },
        ],
      }),
      state: 'open',
      byName: '',
      byPrint: '',
    },
    [ours.id, other.id],
  )
  return { ...school, check }
}

/** What the policy keeps: the signed document, in its own table. */
const KEPT = ['correction.body']

test('before they leave there is something to be erased everywhere it can be', async () => {
  const { database, file } = await schoolWithTraces()
  expect(tracesIn(database, ALL)).toEqual(
    expect.arrayContaining([
      'checked.sort_key',
      'checked_class.sort_key',
      'correction.body',
      'document.act',
      'document.number',
      'import_undo.before',
      'journal_id.foreign_id',
      'mark_code.sort_key',
      'package.mapping',
      'person.last_name',
      'person.snils_key',
      'search_entry.phone_back',
      'search_entry.snils_back',
      'search_entry.surname',
      'search_word.text',
    ]),
  )
  expect(textsInFile(file, TEXTS).length).toBeGreaterThan(5)
})

test('after the term no table, no free page and no log holds anything of them but what is signed', async () => {
  const { database, file, keep, pass, check, retention, clock } = await schoolWithTraces()
  keep(left(child))
  clock.now += 30 * 86_400_000
  await check()
  await pass(1)
  await check()
  await retention.run()

  expect(statSync(`${file}-wal`).size).toBe(0)
  const [act] = retention.look().acts
  expect(act).toMatchObject({ counts: { pupils: 1, guardians: 1, documents: 1, images: 2, packed: 1 } })
  expect(act?.emptied).toBeDefined()
  expect(tracesIn(database, ALL)).toEqual(KEPT)
  expect(textsInFile(file, ALL)).toEqual([child.snils])
})

test('what others have in the same tables is untouched', async () => {
  const { database, keep, pass, clock, people } = await schoolWithTraces()
  keep(left(child))
  clock.now += 29 * 86_400_000
  await pass(2)
  const content = database.prepare<[], string>('select mapping from package').pluck().get()!
  expect(JSON.parse(content)).toMatchObject({
    table: { rows: [['Остающийся Пример']] },
    items: [{ person: '' }, { person: 'Остающийся Пример' }],
  })
  expect(people.count()).toBe(others.length)
})
