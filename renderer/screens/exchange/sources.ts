import type { ColumnSource, Journal } from '../../../contract/exchange.ts'
import type { Words } from '../../words/spoken.ts'

type PersonColumn = Extract<ColumnSource, { from: 'person' }>['field']
type WasColumn = Extract<ColumnSource, { from: 'was' }>['field']
type CorrectionColumn = Extract<ColumnSource, { from: 'correction' }>['what']

/** One thing that a column may hold, as a list of choices needs it. */
export type SourceChoice = { readonly key: string; readonly word: string; readonly source: ColumnSource }

/** A source as a text by which it is found again; texts that are the same in every row are all one choice. */
export function keyOf(source: ColumnSource): string {
  if (source.from === 'person' || source.from === 'was') return `${source.from} ${source.field}`
  return source.from === 'correction' ? `correction ${source.what}` : source.from
}

/** Everything that a column may hold, in its groups. The journal's own ids are not offered: nobody knows them here. */
export function choicesOf({ exchange, fields }: Words) {
  const { mappings, ofCorrection } = exchange
  const person = (Object.keys(mappings.ofPerson) as PersonColumn[])
    .filter((field) => field !== 'journalId')
    .map((field) => choice(mappings.ofPerson[field], { from: 'person', field }))
  const was = (Object.keys(fields) as WasColumn[]).map((field) =>
    choice(mappings.editor.was(mappings.ofPerson[field]), { from: 'was', field }),
  )
  const correction = (Object.keys(ofCorrection) as CorrectionColumn[]).map((what) =>
    choice(ofCorrection[what], { from: 'correction', what }),
  )
  return { person, was, correction }
}

const choice = (word: string, source: ColumnSource): SourceChoice => ({ key: keyOf(source), word, source })

/** The journals there are, as a list of choices needs them. */
export const journalChoices = (names: Words['exchange']['journals']) =>
  (Object.keys(names) as Journal[]).map((value) => ({ value, word: names[value] }))
