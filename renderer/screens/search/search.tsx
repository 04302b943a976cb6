import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Line } from '../../../contract/journal.ts'
import type { Card, Found } from '../../../contract/people.ts'
import { call } from '../../link/call.ts'
import { useKeys } from '../../parts/keys.ts'
import { QueryField } from '../../parts/query-field.tsx'
import { useWords } from '../../words/spoken.ts'
import { Examples, NobodyFound, NoPeople } from './empty.tsx'
import { useFind, type Finding } from '../../link/find.ts'
import { useFirstLetters } from './first.ts'
import { optionId, Results } from './results.tsx'
import { Sheet } from './sheet.tsx'
import { useSteady } from '../../link/steady.ts'
import { useBefore } from '../../parts/before.ts'
import { useTypingAnywhere } from '../../parts/typing.ts'
import './search.css'

type Props = {
  desk: Desk
  line: Line | undefined
  query: string
  onQuery: (query: string) => void
  onOpen: (id: string) => void
  onGo: (screen: 'sign' | 'outbox' | 'import') => void
  /** From a message on a screen to the next step: of a person, or of nobody in particular, as in a call by phone. */
  onDiagnose: (person?: string) => void
  onCompare: (card: Card) => void
  /** A request about this person is to be written down. */
  onRequest: (person: Found) => void
  onFault: (fault: Fault) => void
  /** In the training: the way to a school of one's own. */
  offer?: ReactNode
}

/** What is to be done with the first person found by these words. */
type Awaited = { of: string; act: (person: Found) => void } | undefined

/** The home of the desk: one field that takes anything, and the people it means. */
export function Search({
  desk,
  line,
  query,
  onQuery,
  onOpen,
  onGo,
  onDiagnose,
  onFault,
  offer,
  ...more
}: Props) {
  const { search } = useWords()
  const field = useRef<HTMLInputElement>(null)
  /** A key came before the answer: it is done with its first person when it comes. */
  const awaited = useRef<Awaited>(undefined)
  const asked = query.trim()

  const letters = useFirstLetters()
  const { finding, ahead } = useFind(query, onFault, letters)
  const { found } = finding
  const isCurrent = finding.query === asked
  const doAwaited = useEffectEvent(({ found: [first] }: Finding) => {
    if (!isCurrent || asked === '' || awaited.current?.of !== asked) return
    const { act } = awaited.current
    awaited.current = undefined
    if (first) act(first)
  })
  // Once the answer is on the page: an Enter between the answer and its drawing is not lost.
  useEffect(() => doAwaited(finding), [finding])

  const [choice, setChoice] = useState({ of: finding, row: 0 })
  const row = choice.of === finding ? choice.row : 0
  const chosen = found[row]

  const takeField = useEffectEvent(() => {
    // One letter was typed on another page to begin here: more are coming, and it must stay.
    if (query.length !== 1) return field.current?.select()
    field.current?.focus()
    field.current?.setSelectionRange(1, 1)
  })
  useEffect(() => takeField(), [])
  useTypingAnywhere(field)
  useBefore(field, (text) => {
    if (!letters.get(text)) ahead(text)
  })

  const move = (steps: number) =>
    setChoice({ of: finding, row: Math.max(0, Math.min(found.length - 1, row + steps)) })
  const withChosen = (act: (person: Found) => void) => () => {
    if (isCurrent && chosen) act(chosen)
    else if (asked !== '') awaited.current = { of: asked, act }
  }
  const open = withChosen(({ id }) => onOpen(id))
  const compare = async ({ id }: Found) => {
    const outcome = await call('people.open', { id })
    if (outcome.ok) more.onCompare(outcome.value)
    else onFault(outcome.fault)
  }
  useKeys((event) => {
    if (event.key === 'F3') return asked === '' ? () => onDiagnose() : withChosen(({ id }) => onDiagnose(id))
    if (event.key === 'F2') return withChosen((person) => void compare(person))
    return event.key === 'Insert' ? withChosen(more.onRequest) : undefined
  })
  const type = (text: string) => {
    awaited.current = undefined
    ahead(text)
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

  const go = useSteady(onGo)
  const openPressed = useSteady(onOpen)
  const pressInList = useSteady(press)
  const typeExample = useSteady(type)
  const diagnoseNobody = useSteady(() => onDiagnose())

  const count = found.length > 0 ? search.found(found.length, finding.more) : search.nothing
  return (
    <main className="search">
      <h1 className="unseen">{search.title}</h1>
      <Sheet desk={desk} line={line} onGo={go} />
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
      {found.length > 0 && (
        <Results found={found} chosen={chosen?.id} onOpen={openPressed} onKeyDown={pressInList} />
      )}
      {asked && isCurrent && found.length === 0 && (
        <NobodyFound onClear={() => type('')} onImport={() => onGo('import')} />
      )}
      {!asked && desk.people === 0 && (
        <NoPeople
          isComing={line?.lastSuccess === undefined && (desk.training || line?.state === 'working')}
          onImport={() => onGo('import')}
        />
      )}
      {desk.people > 0 && (
        <Examples isHidden={asked !== ''} onType={typeExample} onDiagnose={diagnoseNobody} />
      )}
      {!asked && offer && <div className="search-offer">{offer}</div>}
    </main>
  )
}
