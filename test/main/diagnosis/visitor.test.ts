import { expect, test } from 'vitest'
import type { PersonRecord } from '../../../contract/person.ts'
import { visitorOf } from '../../../main/diagnosis/visitor.ts'
import { guardian, pupil } from '../../fakes/people.ts'

const TODAY = '2026-11-22'
const paper = pupil().documents[0]!

const rows: readonly (readonly [string, PersonRecord, string, boolean])[] = [
  ['a pupil on the eve of the 14th birthday', pupil({ birthDate: '2012-11-23' }), 'to-13', false],
  ['a pupil on the 14th birthday', pupil({ birthDate: '2012-11-22' }), '14-17', false],
  ['a pupil on the eve of the 18th birthday', pupil({ birthDate: '2008-11-23' }), '14-17', false],
  ['a pupil on the 18th birthday', pupil({ birthDate: '2008-11-22' }), 'from-18', false],
  [
    'a pupil of the 5th class without a birth date',
    pupil({ birthDate: '', className: '5А' }),
    'to-13',
    false,
  ],
  [
    'a pupil of the 10th class without a birth date',
    pupil({ birthDate: '?', className: '10Б' }),
    '14-17',
    false,
  ],
  ['a parent', guardian(), 'from-18', false],
  ['a parent without a birth date', guardian({ birthDate: '' }), 'from-18', false],
  ['a parent of sixteen', guardian({ birthDate: '2010-01-01' }), '14-17', false],
  [
    'a foreign birth certificate',
    pupil({ documents: [{ ...paper, type: 'foreign-birth-certificate' }] }),
    'to-13',
    true,
  ],
  [
    'a foreign document of a parent',
    guardian({ documents: [{ ...paper, type: 'foreign-document' }] }),
    'from-18',
    true,
  ],
  ['a foreign citizen with a Russian certificate', pupil({ citizenship: 'KAZ' }), 'to-13', true],
  ['a citizen written out', pupil({ citizenship: 'Российская Федерация' }), 'to-13', false],
  ['a citizenship that is not said', pupil({ citizenship: ' ' }), 'to-13', false],
]

test.each(rows)('%s: %#', (_who, record, age, isForeign) => {
  expect(visitorOf(record, TODAY)).toEqual({ who: record.kind, age, isForeign })
})
