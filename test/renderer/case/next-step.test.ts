import { expect, test } from 'vitest'
import type { OpenCase } from '../../../contract/diagnosis.ts'
import type { Card } from '../../../contract/people.ts'
import type { CorrectionState } from '../../../domain/correction.ts'
import type { Fixer } from '../../../domain/diagnosis.ts'
import { memoFor, nextStep } from '../../../renderer/screens/case/next-step.ts'
import { guardian, pupil } from '../../fakes/people.ts'

const text = { ru: 'так', en: 'so' }
const found = (corrects: boolean, who: 'pupil' | 'guardian', ...by: Fixer[]): OpenCase => ({
  code: 'C01',
  nature: corrects ? 'data' : 'consent',
  title: text,
  messages: [{ text: 'так', exact: true }],
  why: text,
  visitor: { who, age: who === 'pupil' ? 'to-13' : 'from-18', isForeign: false },
  tasks: by.map((one) => ({ by: one, steps: [text], links: [] })),
  corrects,
  fields: [],
  region: {
    code: 'any',
    title: text,
    system: 'other',
    systemName: text,
    since: '2026-09-01',
    doors: [],
    staleDoors: [],
    hotlines: [],
    isLocked: false,
    checked: '2026-11-22',
  },
  source: 'S0',
})
const mother = guardian({})
const relative = {
  id: mother.id,
  kind: mother.kind,
  lastName: mother.lastName,
  firstName: mother.firstName,
  middleName: mother.middleName,
  birthDate: mother.birthDate,
  className: '',
  relation: 'mother',
} as const
const card: Card = { record: pupil({}), marks: [], relatives: [relative], corrections: [] }

/** The card after its СНИЛС has been corrected, and how far the correction has come. */
const corrected = (state: CorrectionState): Card => ({
  ...card,
  corrections: [
    {
      correction: {
        form: 1,
        id: 'kept',
        school: 'training',
        workplace: 'desk',
        person: card.record.id,
        baseVersion: 1,
        changes: [{ field: 'snils', was: '', becomes: '11223344595' }],
        basis: 'original',
        askedBy: 'guardian',
        created: '2026-11-22T08:00:00.000Z',
        training: true,
      },
      state,
      hash: '',
      due: '2026-12-01',
      failures: 0,
      person: { lastName: '', firstName: '', middleName: '', className: '' },
    },
  ],
})
const bySnils: OpenCase = {
  ...found(true, 'pupil', 'school'),
  fields: [{ field: 'snils', role: 'finds', why: text }],
}

test.each([
  ['a consent is never corrected', found(false, 'pupil', 'guardian'), card, { does: 'memo' }],
  ['a consent of nobody in particular', found(false, 'pupil', 'guardian'), undefined, { does: 'memo' }],
  [
    'a binding that the school undoes',
    { ...found(false, 'pupil', 'school'), nature: 'card' as const },
    card,
    { does: 'journal' },
  ],
  ['data of nobody in particular', found(true, 'pupil', 'school'), undefined, { does: 'seek' }],
  ['data of the one who logs in', found(true, 'pupil', 'school'), card, { does: 'compare', card }],
  [
    'what is corrected already and on its way',
    bySnils,
    corrected('draft'),
    { does: 'receipt', card: corrected('draft'), correction: 'kept' },
  ],
  [
    'what the journal has refused',
    bySnils,
    corrected('refused'),
    { does: 'compare', card: corrected('refused') },
  ],
  [
    'another field than those of the case',
    { ...bySnils, fields: [] },
    corrected('draft'),
    { does: 'compare', card: corrected('draft') },
  ],
  [
    'data of the parent, while the card is of the child',
    found(true, 'guardian', 'school'),
    card,
    { does: 'other-card', relatives: [relative] },
  ],
  [
    'data of the parent, with whose message the child has come',
    { ...found(true, 'pupil', 'school'), about: 'guardian' as const },
    card,
    { does: 'other-card', relatives: [relative] },
  ],
  [
    'data of a parent whom the card does not name',
    found(true, 'guardian', 'school'),
    { ...card, relatives: [] },
    { does: 'seek' },
  ],
])('what comes next: %s', (_case, opened, open, next) => {
  expect(nextStep(opened, open)).toEqual(next)
})

test.each<[Fixer[], Fixer]>([
  [['school'], 'school'],
  [['school', 'guardian'], 'guardian'],
  [['mfc', 'school'], 'mfc'],
])('of the tasks %j the memo is for the first who does something himself', (by, whom) => {
  expect(memoFor(found(true, 'pupil', ...by))).toBe(whom)
})

test('a correction of the same visit that the journal has confirmed already still brings its receipt', () => {
  const [held] = corrected('confirmed').corrections
  const correction = { ...held!.correction, case: 'C01' }
  const done: Card = { ...card, corrections: [{ ...held!, correction }] }
  const told = found(true, 'pupil', 'school')
  const does = (since?: string) => nextStep(told, done, since).does
  expect([does(correction.created), does('2999'), does()]).toEqual(['receipt', 'compare', 'compare'])
})
