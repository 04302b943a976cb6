import type { ReactNode } from 'react'
import type { Mapping } from '../../../contract/exchange.ts'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { useWords } from '../../words/spoken.ts'
import { journalChoices } from './sources.ts'

type Draft = Omit<Mapping, 'changed'>

type Props = { mapping: Draft; wrong: string | undefined; onChange: (change: Partial<Draft>) => void }

const KINDS = {
  both: ['pupil', 'guardian'],
  pupil: ['pupil'],
  guardian: ['guardian'],
} as const satisfies Record<string, Draft['kinds']>

/** The name of a mapping, its journal, and how values and the file are written. */
export function MappingOptions({ mapping, wrong, onChange }: Props) {
  const { exchange } = useWords()
  const { editor } = exchange.mappings
  const { dates, snils, phones, kinds, file, separator, encoding } = editor
  const whom = mapping.kinds.length === 2 ? 'both' : mapping.kinds[0]!
  return (
    <section className="mapping-options" aria-label={editor.options}>
      <TextField
        label={editor.name}
        value={mapping.title}
        maxLength={100}
        wrong={wrong}
        takesFocus
        onChange={(title) => onChange({ title })}
      />
      {option(
        editor.journal,
        <Select
          label={editor.journal}
          value={mapping.journal}
          options={journalChoices(exchange.journals)}
          onChoose={(journal) => onChange({ journal })}
        />,
      )}
      {option(
        kinds.label,
        choose(kinds, ['both', 'pupil', 'guardian'], whom, (chosen) => ({ kinds: [...KINDS[chosen]] })),
      )}
      {option(
        snils.label,
        choose(snils, ['dashed', 'digits'], mapping.snils, (chosen) => ({ snils: chosen })),
      )}
      {option(
        dates.label,
        choose(dates, ['dotted', 'iso'], mapping.dates, (chosen) => ({ dates: chosen })),
      )}
      {option(
        phones.label,
        choose(phones, ['plus7', 'eight'], mapping.phones, (chosen) => ({ phones: chosen })),
      )}
      {option(
        file.label,
        choose(file, ['xlsx', 'csv'], mapping.file, (chosen) => ({ file: chosen })),
      )}
      {mapping.file === 'csv' &&
        option(
          separator.label,
          choose(separator, [';', ',', '\t'], mapping.separator, (chosen) => ({ separator: chosen })),
        )}
      {mapping.file === 'csv' &&
        option(
          encoding.label,
          choose(encoding, ['utf-8', 'windows-1251'], mapping.encoding, (chosen) => ({ encoding: chosen })),
        )}
    </section>
  )

  function choose<Value extends string>(
    say: { readonly label: string } & { readonly [Name in Value]: string },
    values: readonly Value[],
    value: Value,
    change: (chosen: Value) => Partial<Draft>,
  ): ReactNode {
    return (
      <Select
        label={say.label}
        value={value}
        options={values.map((one) => ({ value: one, word: say[one] }))}
        onChoose={(chosen) => onChange(change(chosen))}
      />
    )
  }
}

const option = (label: string, select: ReactNode): ReactNode => (
  <div className="mapping-option">
    <span aria-hidden="true">{label}</span>
    {select}
  </div>
)
