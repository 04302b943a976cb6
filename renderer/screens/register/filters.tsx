import type { RefObject } from 'react'
import type { Answer } from '../../../contract/index.ts'
import { BASES, CORRECTION_STATES } from '../../../domain/correction.ts'
import { FIELDS } from '../../../domain/person.ts'
import { Button } from '../../parts/button.tsx'
import { Select } from '../../parts/select.tsx'
import { useWords } from '../../words/spoken.ts'
import { narrowed, PERIODS, type Narrowing, type RegisterWork } from './work.ts'

type Props = {
  work: RegisterWork
  onWork: (work: RegisterWork) => void
  states: Answer<'register.list'>['states'] | undefined
  choices: Answer<'register.choices'> | undefined
  /** How many signatures did not hold when they were verified last. */
  bad: number
  search: RefObject<HTMLInputElement | null>
  onDown: () => void
}

/** Stands for "whatever": nothing in the lists is called so. */
const ANY = '*'

/** Everything the journal is narrowed by, in one row. */
export function Filters({ work, onWork, states, choices, bad, search, onDown }: Props) {
  const words = useWords()
  const { filters } = words.register
  const { narrowing } = work
  const set = (change: Parameters<typeof narrowed>[1]) => onWork(narrowed(work, change))
  const chosen = <Part extends keyof Narrowing>(value: string) =>
    (value === ANY ? undefined : value) as Narrowing[Part] | undefined
  const isBad = narrowing.checked === 'bad'
  return (
    <fieldset className="register-filters">
      <legend className="unseen">{filters.label}</legend>
      <input
        ref={search}
        type="search"
        className="register-query"
        aria-label={filters.query}
        placeholder={filters.queryHint}
        value={narrowing.query ?? ''}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => set({ query: target.value === '' ? undefined : target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
          event.preventDefault()
          onDown()
        }}
      />
      <Select
        label={filters.period}
        value={work.period}
        options={PERIODS.map((value) => ({ value, word: filters.periods[value] }))}
        onChoose={(period) => onWork({ ...work, period, at: 0 })}
      />
      {work.period === 'own' && (
        <span className="register-days">
          {(['from', 'to'] as const).map((end) => (
            <input
              key={end}
              type="date"
              aria-label={filters[end]}
              value={work[end]}
              onChange={({ target }) => onWork({ ...work, [end]: target.value, at: 0 })}
            />
          ))}
        </span>
      )}
      <Select
        label={filters.state}
        value={narrowing.states?.[0] ?? ANY}
        options={[
          { value: ANY, word: filters.anyState },
          ...CORRECTION_STATES.filter(
            (state) => (states?.[state] ?? 0) > 0 || narrowing.states?.includes(state),
          ).map((value) => ({ value, word: filters.stateOf(words.states[value], states?.[value] ?? 0) })),
        ]}
        onChoose={(value) => set({ states: value === ANY ? undefined : ([value] as Narrowing['states']) })}
      />
      <Select
        label={filters.field}
        value={narrowing.field ?? ANY}
        options={[
          { value: ANY, word: filters.anyField },
          ...FIELDS.map((value) => ({ value, word: words.fields[value] })),
        ]}
        onChoose={(value) => set({ field: chosen<'field'>(value) })}
      />
      <Select
        label={filters.signer}
        value={narrowing.signer ?? ANY}
        options={[
          { value: ANY, word: filters.anySigner },
          ...(choices?.signers ?? []).map((value) => ({ value, word: value })),
        ]}
        onChoose={(value) => set({ signer: chosen<'signer'>(value) })}
      />
      <Select
        label={filters.className}
        value={narrowing.className ?? ANY}
        options={[
          { value: ANY, word: filters.anyClass },
          ...(choices?.classes ?? []).toSorted(inClassOrder).map((value) => ({
            value,
            word: filters.class(value),
          })),
        ]}
        onChoose={(value) => set({ className: chosen<'className'>(value) })}
      />
      <Select
        label={filters.basis}
        value={narrowing.basis ?? ANY}
        options={[
          { value: ANY, word: filters.anyBasis },
          ...BASES.map((value) => ({ value, word: words.bases[value] })),
        ]}
        onChoose={(value) => set({ basis: chosen<'basis'>(value) })}
      />
      {(bad > 0 || isBad) && (
        <Button pressed={isBad} onPress={() => set({ checked: isBad ? undefined : 'bad' })}>
          {filters.bad(bad)}
        </Button>
      )}
    </fieldset>
  )
}

const inClassOrder = (one: string, other: string): number => one.localeCompare(other, 'ru', { numeric: true })
