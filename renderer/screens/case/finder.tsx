import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react'
import type { CaseLine } from '../../../contract/diagnosis.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Card } from '../../../contract/people.ts'
import { useKeys } from '../../parts/keys.ts'
import { QueryField } from '../../parts/query-field.tsx'
import { useTypingAnywhere } from '../../parts/typing.ts'
import { useWords } from '../../words/spoken.ts'
import { CaseList, caseOptionId } from './case-list.tsx'
import { askedOf, useCases, type Finding } from './find-cases.ts'
import { groupsOf } from './groups.ts'
import { useRows } from './rows.ts'
import { VisitorStrip } from './visitor-strip.tsx'
import type { CaseWork } from './work.ts'

type Props = {
  person: string | undefined
  card: Card | undefined
  work: CaseWork
  onWork: (work: CaseWork) => void
  onBack: () => void
  onFault: (fault: Fault) => void
}

/** One field that takes the message, its beginning or a few of its words, and the cases it may mean. */
export function Finder({ person, card, work, onWork, onBack, onFault }: Props) {
  const { cases: words } = useWords()
  const field = useRef<HTMLInputElement>(null)
  /** Enter came before the answer: its first case is opened when it comes. */
  const opensFirst = useRef('')
  const { query, visitor: byHand } = work
  const question = {
    query: query.trim(),
    ...(person !== undefined && { person }),
    ...(byHand && { visitor: byHand }),
  }
  const asked = askedOf(question)
  const finding = useCases(question, onFault)
  const isCurrent = finding.asked === asked
  const found = groupsOf(finding.cases ?? []).flatMap((group) => group.cases)
  const { row, move } = useRows(finding, found.length)
  const chosen = found[row]

  const open = ({ code, message, isExact }: CaseLine) =>
    onWork({ ...work, code, message: isExact ? message : '' })
  const openAwaited = useEffectEvent(({ asked: answered }: Finding) => {
    if (answered !== asked || opensFirst.current !== asked) return
    opensFirst.current = ''
    if (found[0]) open(found[0])
  })
  // Once the answer is on the page: an Enter between the answer and its drawing is not lost.
  useEffect(() => openAwaited(finding), [finding])
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  useTypingAnywhere(field)

  const type = (text: string) => {
    opensFirst.current = ''
    onWork({ ...work, query: text })
    field.current?.focus()
  }
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(5),
    PageUp: () => move(-5),
    Enter() {
      if (isCurrent && chosen) open(chosen)
      else opensFirst.current = asked
    },
  }
  const press = (event: KeyboardEvent) => {
    const act = event.nativeEvent.isComposing ? undefined : acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  useKeys((event) => {
    if (event.key === 'Escape') return query === '' ? onBack : () => type('')
    return event.altKey && event.key === 'ArrowLeft' ? onBack : undefined
  })

  return (
    <>
      <QueryField
        field={field}
        label={words.label}
        placeholder={words.placeholder}
        list="cases"
        chosen={chosen && caseOptionId(chosen.code)}
        isOpen={found.length > 0}
        query={query}
        longest={2_000}
        clear={words.clear}
        onType={type}
        onKeyDown={press}
      />
      {(byHand ?? finding.visitor) && (
        <VisitorStrip
          visitor={(byHand ?? finding.visitor)!}
          record={card?.record}
          isByHand={byHand !== undefined}
          onVisitor={(visitor) => onWork({ query, ...(visitor && { visitor }) })}
        />
      )}
      <p className="case-said small quiet">
        <output>{isCurrent && query.trim() !== '' ? words.found(found.length) : words.usual}</output>
        {found.length > 0 && <span>{words.keys}</span>}
      </p>
      {found.length > 0 && (
        <CaseList cases={finding.cases ?? []} query={query} chosen={chosen?.code} onOpen={open} />
      )}
      {isCurrent && found.length === 0 && (
        <section className="case-none">
          <h2>{words.nothing}</h2>
          <ul>
            {words.try.map((advice) => (
              <li key={advice}>{advice}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
