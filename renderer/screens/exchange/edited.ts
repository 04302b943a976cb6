import type { ColumnSource, Mapping, Template } from '../../../contract/exchange.ts'
import type { Sent } from '../../../contract/index.ts'

/** A mapping while it is edited, with what is known of its template: examples, and which sources are only guessed. */
export type Edited = {
  readonly mapping: Omit<Mapping, 'changed'>
  readonly examples: readonly (readonly string[])[]
  /** By the place of the column. */
  readonly guessed: ReadonlySet<number>
}

/** A new mapping of a template that was just read, with every guess in its place. */
export const fromTemplate = ({ name, columns, ...form }: Template): Edited => ({
  mapping: {
    ...form,
    form: 1,
    id: crypto.randomUUID(),
    title: name.replace(/\.[^.]+$/, '').slice(0, 100),
    journal: 'eljur',
    kinds: ['pupil', 'guardian'],
    dates: 'dotted',
    snils: 'dashed',
    phones: 'plus7',
    columns: columns.map(({ heading, guess }) => ({ heading, source: guess })),
  },
  examples: columns.map(({ examples }) => examples),
  guessed: new Set(columns.flatMap(({ guess }, place) => (guess.from === 'empty' ? [] : [place]))),
})

/** One that was made before. */
export function edited({ changed: _changed, ...mapping }: Mapping): Edited {
  return { mapping, examples: mapping.columns.map(() => []), guessed: new Set() }
}

/** The same under another id and title, to be changed a little. */
export const copyOf = (mapping: Mapping, title: string): Edited => {
  const copy = edited(mapping)
  return { ...copy, mapping: { ...copy.mapping, id: crypto.randomUUID(), title: title.slice(0, 100) } }
}

/** What a column holds was said by a person: it is no guess any more. */
export const withSource = (one: Edited, place: number, source: ColumnSource): Edited => ({
  ...one,
  guessed: new Set([...one.guessed].filter((guess) => guess !== place)),
  mapping: {
    ...one.mapping,
    columns: one.mapping.columns.map((column, at) => (at === place ? { ...column, source } : column)),
  },
})

/** The mapping as it is sent. */
export const sentOf = ({ mapping }: Edited): Sent<'mapping.save'> => ({
  ...mapping,
  kinds: [...mapping.kinds],
  columns: [...mapping.columns],
  title: mapping.title.trim(),
})
