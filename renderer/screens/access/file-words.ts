import type { AccessWords } from '../../../contract/access.ts'
import type { Words } from '../../words/spoken.ts'

/** The words of the file, in the language of the page. */
export const fileWords = ({ access: { file, codes, by, gone } }: Words): AccessWords => ({
  ...file,
  summary: [...file.summary],
  rows: [...file.rows],
  people: [...file.people],
  staff: [...file.staff],
  codes: { ...codes },
  noCard: by.noCard,
  nobody: by.nobody,
  gone,
})
