import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Line } from '../../../contract/journal.ts'
import { useKeys } from '../../parts/keys.ts'
import { QueryField } from '../../parts/query-field.tsx'
import { useWords } from '../../words/spoken.ts'
import { Examples, NobodyFound, NoPeople } from './empty.tsx'
import { useFind, type Finding } from './find.ts'
import { optionId, Results } from './results.tsx'
import { Sheet } from './sheet.tsx'
import { useTypingAnywhere } from '../../parts/typing.ts'
import './search.css'

type Props = {
  desk: Desk
  line: Line | undefined
  query: string
  onQuery: (query: string) => void
  onOpen: (id: string) => void
  onGo: (screen: 'sign' | 'outbox' | 'import') => void
  /** From a message on a screen to the next step, for nobody in particular: a call by phone. */
  onDiagnose: () => void
  onFault: (fault: Fault) => void
}

/** The home of the desk: one field that takes anything, and the people it means. */
export function Search({ desk, line, query, onQuery, onOpen, onGo, onDiagnose, onFault }: Props) {
  const { search } = useWords()
  const field = useRef<HTMLInputElement>(null)
  /** Enter came before the answer: its first person is opened when it comes. */
  const opensFirst = useRef('')
  const asked = query.trim()

  const finding = useFind(query, onFault)
  const { found } = finding
  const isCurrent = finding.query === asked
  const openAwaited = useEffectEvent(({ found: [first] }: Finding) => {
    if (!isCurrent || asked === '' || opensFirst.current !== asked) return
    opensFirst.current = ''
    if (first) onOpen(first.id)
  })
  // Once the answer is on the page: an Enter between the answer and its drawing is not lost.
  useEffect(() => openAwaited(finding), [finding])

  const [choice, setChoice] = useState({ of: finding, row: 0 })
  const row = choice.of === finding ? choice.row : 0
  const chosen = found[row]

  useEffect(() => field.current?.select(), [])
  useTypingAnywhere(field)
  useKeys((event) => (event.key === 'F3' ? onDiagnose : undefined))

  const move = (steps: number) =>
    setChoice({ of: finding, row: Math.max(0, Math.min(found.length - 1, row + steps)) })
  const open = () => {
    if (isCurrent && chosen) onOpen(chosen.id)
    else opensFirst.current = asked
  }
  const type = (text: string) => {
    opensFirst.current = ''
    onQuery(text)
    field.current?.focus()
  }

  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(8),
    PageUp: () => move(-8),
    Enter: open,
    Escape: () => type(''),
  }
  const press = (event: KeyboardEvent) => {
    const act = event.nativeEvent.isComposing ? undefined : moves[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  const count = found.length > 0 ? search.found(found.length, finding.more) : search.nothing
  return (
    <main className="search">
      <h1 className="unseen">{search.title}</h1>
      <Sheet desk={desk} line={line} onSign={() => onGo('sign')} onOutbox={() => onGo('outbox')} />
      <QueryField
        field={field}
        label={search.label}
        placeholder={search.placeholder}
        list="found"
        chosen={chosen && optionId(chosen.id)}
        isOpen={found.length > 0}
        query={query}
        longest={10_000}
        clear={search.clear}
        onType={type}
        onKeyDown={press}
      />
      <p className="search-said small quiet">
        <output>{asked && isCurrent ? count : ''}</output>
        {found.length > 0 && <span>{search.keys}</span>}
      </p>
      {found.length > 0 && <Results found={found} chosen={chosen?.id} onOpen={onOpen} />}
      {asked && isCurrent && found.length === 0 && <NobodyFound />}
      {!asked &&
        (desk.people === 0 ? (
          <NoPeople
            isComing={line?.lastSuccess === undefined && (desk.training || line?.state === 'working')}
            onImport={() => onGo('import')}
          />
        ) : (
          <Examples onType={type} onDiagnose={onDiagnose} />
        ))}
    </main>
  )
}
