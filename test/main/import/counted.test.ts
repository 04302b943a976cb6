import { expect, test } from 'vitest'
import type { ImportQuestion } from '../../../contract/import.ts'
import { tally } from '../../../main/import/tally.ts'

const nobody = { people: 0, attending: 0 }
const row = { people: [], remarks: [], ids: [], skipped: 2, rows: 1 }

test('a run only counts its questions: no family is looked for while the indexes are away', () => {
  const ask = (): ImportQuestion => {
    throw new Error('a question was put together')
  }
  const counted = tally({ before: nobody, find: () => undefined })
  counted.take(2, { ...row, questions: [ask, ask] })
  expect(counted.report()).toMatchObject({ questions: 2, skipped: 2 })
})
