import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { Found } from '../../../contract/people.ts'
import { formatDate } from '../../../domain/date.ts'
import { useWords } from '../../words/spoken.ts'
import { useSought } from './use-sought.ts'

type Props = { label: string; onPerson: (id: string) => void }

/** As many as fit under the field; the words are narrowed down for the rest. */
const SHOWN = 6

/** Finds the person whom the log is asked about: the names are looked up here, the log holds ids only. */
export function PersonFilter({ label, onPerson }: Props) {
  const words = useWords()
  const { filters } = words.access
  const [query, setQuery] = useState('')
  const sought = useSought(query)
  const found = sought.found.slice(0, SHOWN)
  const [choice, setChoice] = useState({ of: sought, row: 0 })
  const row = choice.of === sought ? choice.row : 0
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  const isOver = sought.query === query.trim() && query.trim() !== ''

  const take = (one: Found | undefined) => {
    if (!one || !isOver) return
    setQuery('')
    onPerson(one.id)
    field.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setChoice({ of: sought, row: Math.min(found.length - 1, row + 1) }),
      ArrowUp: () => setChoice({ of: sought, row: Math.max(0, row - 1) }),
      Enter: () => take(found[row]),
      ...(query !== '' && { Escape: () => setQuery('') }),
    }
    const act = event.nativeEvent.isComposing || event.ctrlKey ? undefined : acts[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const nameOf = ({ lastName, firstName, middleName }: Found) =>
    [lastName, firstName, middleName].filter(Boolean).join(' ')
  const about = ({ kind, className, birthDate }: Found) =>
    [words.kinds[kind], className && words.person.class(className), formatDate(birthDate)]
      .filter(Boolean)
      .join(' · ')

  return (
    <div className="person-filter text-field">
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        {...(found[row] && { 'aria-activedescendant': `${list}-option-${found[row].id}` })}
        placeholder={label}
        value={query}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={press}
      />
      <output className="unseen">{isOver && found.length === 0 ? filters.nobody : ''}</output>
      {isOver && found.length === 0 && <p className="person-filter-found quiet">{filters.nobody}</p>}
      {found.length > 0 && (
        <ListBox
          id={list}
          className="person-filter-found"
          aria-label={filters.found}
          selectionMode="single"
          selectedKeys={found[row] ? [found[row].id] : []}
          onSelectionChange={(keys) =>
            take(found.find(({ id }) => keys !== 'all' && keys.has(id)) ?? found[row])
          }
        >
          {found.map((one) => (
            <ListBoxItem key={one.id} id={one.id} textValue={`${nameOf(one)} ${about(one)}`}>
              <strong>{nameOf(one)}</strong> <span className="quiet small">{about(one)}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      )}
    </div>
  )
}
