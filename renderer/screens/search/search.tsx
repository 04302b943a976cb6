import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Line } from '../../../contract/journal.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import { Examples, NobodyFound, NoPeople } from './empty.tsx'
import { useFind } from './find.ts'
import { Result } from './result.tsx'
import { Sheet } from './sheet.tsx'
import './search.css'

type Props = {
  desk: Desk
  line: Line | undefined
  query: string
  onQuery: (query: string) => void
  onOpen: (id: string) => void
  onGo: (screen: 'sign' | 'outbox' | 'import') => void
  onFault: (fault: Fault) => void
}

/** The home of the desk: one field that takes anything, and the people it means. */
export function Search({ desk, line, query, onQuery, onOpen, onGo, onFault }: Props) {
  const { search } = useWords()
  const field = useRef<HTMLInputElement>(null)
  const finding = useFind(query, onFault)
  const [chosen, setChosen] = useState(0)
  /** Enter came before the answer: the first of the answer is opened when it comes. */
  const opensFirst = useRef('')

  const asked = query.trim()
  const isCurrent = finding.query === asked
  const { found } = finding

  useEffect(() => field.current?.select(), [])
  useTypingAnywhere(field)
  useEffect(() => {
    setChosen(0)
    const first = finding.found[0]
    if (first && finding.query === opensFirst.current && finding.query !== '') onOpen(first.id)
  }, [finding])
  useEffect(() => document.getElementById(rowId(chosen))?.scrollIntoView({ block: 'nearest' }), [chosen])

  const move = (steps: number) => setChosen((row) => Math.max(0, Math.min(found.length - 1, row + steps)))
  const open = () => {
    const person = found[chosen]
    if (isCurrent && person) onOpen(person.id)
    else opensFirst.current = asked
  }

  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(8),
    PageUp: () => move(-8),
    Enter: open,
    Escape: () => onQuery(''),
  }
  const press = (event: KeyboardEvent) => {
    const act = event.nativeEvent.isComposing ? undefined : moves[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  const type = (text: string) => {
    opensFirst.current = ''
    onQuery(text)
    field.current?.focus()
  }

  const said =
    asked && isCurrent ? (found.length > 0 ? search.found(found.length, finding.more) : search.nothing) : ''
  return (
    <main className="search">
      <h1 className="unseen">{search.title}</h1>
      <Sheet desk={desk} line={line} onSign={() => onGo('sign')} onOutbox={() => onGo('outbox')} />
      <div className="search-field">
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label={search.label}
          aria-expanded={found.length > 0}
          aria-controls="found"
          aria-autocomplete="list"
          {...(found.length > 0 ? { 'aria-activedescendant': rowId(chosen) } : {})}
          placeholder={search.placeholder}
          value={query}
          maxLength={10_000}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
        />
        {query && (
          <Button look="plain" onPress={() => type('')}>
            {search.clear} <kbd aria-hidden="true">Esc</kbd>
          </Button>
        )}
      </div>
      <p className="search-said small quiet">
        <span role="status">{said}</span>
        {found.length > 0 && <span>{search.keys}</span>}
      </p>
      <ul
        id="found"
        role="listbox"
        aria-label={search.results}
        className="results"
        hidden={found.length === 0}
      >
        {found.map((person, row) => (
          <Result
            key={person.id}
            id={rowId(row)}
            person={person}
            isChosen={row === chosen}
            onChoose={() => setChosen(row)}
            onOpen={() => onOpen(person.id)}
          />
        ))}
      </ul>
      {asked && isCurrent && found.length === 0 && <NobodyFound />}
      {!asked &&
        (desk.people === 0 ? <NoPeople onImport={() => onGo('import')} /> : <Examples onType={type} />)}
    </main>
  )
}

const rowId = (row: number): string => `found-${row}`

/** Letters and digits go to the field wherever the focus is, unless something is being typed elsewhere. */
function useTypingAnywhere(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const hear = (event: globalThis.KeyboardEvent) => {
      const isPlain =
        event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey
      const isElsewhere =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (isPlain && !isElsewhere && !document.querySelector('[role=dialog]')) field.current?.focus()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [field])
}
