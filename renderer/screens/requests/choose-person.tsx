import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { Found } from '../../../contract/people.ts'
import { formatDate } from '../../../domain/date.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import { useFound, type Finding } from './use-found.ts'

type Props = {
  person: Found | undefined
  onPerson: (person: Found | undefined) => void
  wrong: string | undefined
}

/** As many as fit into the window; the words are narrowed down for the rest. */
const SHOWN = 6

/** Finds the person a request is about by the same search as everywhere, and keeps the one chosen in sight. */
export function ChoosePerson({ person, onPerson, wrong }: Props) {
  const words = useWords()
  const { adding } = words.requests
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const finding = useFound(query)
  const found = finding.found.slice(0, SHOWN)
  const [choice, setChoice] = useState({ of: finding, row: 0 })
  const row = choice.of === finding ? choice.row : 0
  const chosen = found[row]
  const isCurrent = finding.query === query.trim()

  /** Enter came before the answer: its first person is taken when it comes. */
  const takesFirst = useRef('')
  const takeAwaited = useEffectEvent(({ found: [first] }: Finding) => {
    if (!isCurrent || takesFirst.current !== finding.query || finding.query === '') return
    takesFirst.current = ''
    if (first) onPerson(first)
  })
  useEffect(() => takeAwaited(finding), [finding])
  useEffect(() => {
    if (!person) field.current?.focus()
  }, [person])

  const move = (steps: number) =>
    setChoice({ of: finding, row: Math.max(0, Math.min(found.length - 1, row + steps)) })
  const take = () => {
    if (isCurrent && chosen) onPerson(chosen)
    else takesFirst.current = query.trim()
  }
  const press = (event: KeyboardEvent) => {
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: take,
    }
    const act = event.nativeEvent.isComposing || event.ctrlKey ? undefined : acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  const nameOf = ({ lastName, firstName, middleName }: Found) =>
    [lastName, firstName, middleName].filter(Boolean).join(' ')
  const about = ({ kind, className, birthDate }: Found) =>
    [words.kinds[kind], className && words.person.class(className), formatDate(birthDate)]
      .filter(Boolean)
      .join(' · ')

  if (person) {
    return (
      <div className="asks">
        <p className="asks-label">
          <span className="choice-label">{adding.who}</span>
          <Button look="plain" onPress={() => onPerson(undefined)}>
            {adding.another}
          </Button>
        </p>
        <p className="asks-chosen">
          <Icon name={person.kind} />
          <span>
            <strong>{nameOf(person)}</strong>
            <span className="quiet small">{about(person)}</span>
          </span>
        </p>
      </div>
    )
  }
  return (
    <div className="asks text-field" data-invalid={wrong ? true : undefined}>
      <label className="choice-label" htmlFor="asks">
        {adding.who}
      </label>
      <input
        ref={field}
        id="asks"
        type="text"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="asks-found"
        aria-autocomplete="list"
        aria-invalid={wrong !== undefined}
        {...(chosen && { 'aria-activedescendant': `asks-found-option-${chosen.id}` })}
        placeholder={adding.find}
        value={query}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          takesFirst.current = ''
          setQuery(event.target.value)
        }}
        onKeyDown={press}
      />
      {wrong && (
        <span className="choice-wrong">
          <Icon name="fault" /> {wrong}
        </span>
      )}
      <output className="small quiet">
        {isCurrent && query.trim() !== '' && found.length === 0 ? adding.nobody : ''}
      </output>
      {found.length > 0 && (
        <ListBox
          id="asks-found"
          aria-label={adding.results}
          selectionMode="single"
          selectedKeys={chosen ? [chosen.id] : []}
          onSelectionChange={(keys) =>
            onPerson(found.find(({ id }) => keys !== 'all' && keys.has(id)) ?? chosen)
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
