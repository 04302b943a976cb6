import { useRef, useState } from 'react'
import type { Conflict } from '../../../contract/conflict.ts'
import { failureNumber } from '../../../contract/failures.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Line } from '../../../contract/journal.ts'
import { isoToday } from '../../../domain/date.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { useKeys } from '../../parts/keys.ts'
import { useNow } from '../../parts/now.ts'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { Alike, type Decided } from './alike.tsx'
import { ConflictCard } from './conflict-card.tsx'
import { likeThis, picksLike } from './likeness.ts'
import { fateOf, type ConflictWork } from './picks.ts'
import { useNextFocus } from './use-next-focus.ts'
import { useSettling } from './use-settling.ts'
import './conflicts.css'

/** Conflicts shown at once; one press more shows as many again. */
const PAGE = 30

type Props = {
  line: Line | undefined
  onLine: (line: Line) => void
  work: ConflictWork
  onWork: (change: (work: ConflictWork) => ConflictWork) => void
  /** How many drafts wait to be signed. */
  toSign: number
  onSign: () => void
  onOpen: (person: string) => void
  onTell: (text: string, action?: { word: string; keys?: string; act: () => void }) => void
  onFault: (fault: Fault) => void
}

/** Corrections that met another value in the journal: three ways per field, and a person decides. */
export function Conflicts({ line, onLine, work, onWork, toSign, onSign, onOpen, onTell, onFault }: Props) {
  const words = useWords()
  const today = isoToday(useNow().getTime())
  const { value, fault, again } = useLook('conflict.list', {})
  const [limit, setLimit] = useState(PAGE)
  const [alike, setAlike] = useState<Decided>()
  const [isAsking, setIsAsking] = useState(false)
  const page = useRef<HTMLElement>(null)
  const all = value?.conflicts ?? []
  const leave = useNextFocus(
    page,
    all.map(({ held }) => held.correction.id),
  )

  const { settle, busy, left, forget } = useSettling({
    today,
    onTell,
    onFault,
    onSettled(settled) {
      leave(settled)
      setAlike(undefined)
      onWork((now) => Object.fromEntries(Object.entries(now).filter(([id]) => !settled.includes(id))))
      again()
    },
    onReopened: again,
  })

  const picksOf = (id: string) => work[id] ?? {}
  const settleOne = (conflict: Conflict) =>
    void settle([{ conflict, picks: picksOf(conflict.held.correction.id) }])
  useKeys((event) => {
    if (event.key !== 'Enter' || !event.ctrlKey || !(event.target instanceof Element)) return undefined
    const id = event.target.closest('[data-conflict]')?.getAttribute('data-conflict')
    const conflict = all.find(({ held }) => held.correction.id === id)
    return conflict && conflict.isRead && !conflict.isGone ? () => settleOne(conflict) : undefined
  })
  const isPaused = line?.state === 'paused'
  const askJournal = async () => {
    setIsAsking(true)
    const outcome = await call(isPaused ? 'line.resume' : 'line.try', {})
    setIsAsking(false)
    if (outcome.ok) onLine(outcome.value)
    else onFault(outcome.fault)
  }

  if (!value) {
    return (
      <Absent
        isPage
        fault={fault && sayFault(words, fault)}
        number={fault && failureNumber(fault.code)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  const { conflicts } = words
  return (
    <main className="conflicts" ref={page}>
      <header className="conflicts-head">
        <Title>{all.length > 0 ? conflicts.title : conflicts.empty.title}</Title>
        <p className="quiet">{all.length > 0 ? conflicts.lead : conflicts.empty.what}</p>
      </header>
      {toSign > 0 && (
        <div className="conflicts-sign">
          <Notice tone="accent" icon="pen" title={conflicts.toSign(toSign)} />
          <Button onPress={onSign}>{conflicts.sign}</Button>
        </div>
      )}
      {all.some(({ isRead }) => !isRead) && (
        <div className="conflicts-unread">
          <Notice tone="warn" icon={isPaused ? 'pause' : 'clock'} title={conflicts.unread.title}>
            {isPaused ? conflicts.unread.paused : conflicts.unread.what}
          </Notice>
          <Button onPress={() => void askJournal()} isBusy={isAsking}>
            {isPaused ? words.outbox.line.resume : conflicts.unread.ask}
          </Button>
        </div>
      )}
      {all.slice(0, limit).map((conflict) => {
        const { id, person } = conflict.held.correction
        const picks = picksOf(id)
        const others = likenessAround(conflict)
        return (
          <ConflictCard
            key={id}
            {...{ conflict, picks, today }}
            fate={fateOf(conflict, picks, today)}
            left={left[id]}
            isBusy={busy.has(id)}
            onPick={(field, pick) => {
              forget()
              onWork((now) => ({ ...now, [id]: { ...now[id], [field]: pick } }))
            }}
            onSettle={() => settleOne(conflict)}
            onOpen={() => onOpen(person)}
            alike={
              others.length > 0 && (
                <Button onPress={() => setAlike([{ conflict, picks }, ...others])}>
                  {conflicts.alike.button(others.length)}
                </Button>
              )
            }
          />
        )
      })}
      {all.length > limit && <Button onPress={() => setLimit(limit + PAGE)}>{conflicts.more}</Button>}
      {alike && (
        <Alike
          decided={alike}
          isBusy={busy.size > 0}
          onClose={() => setAlike(undefined)}
          onSettle={(chosen) => void settle(chosen)}
        />
      )}
    </main>
  )

  /** Others that may be settled in the same way, with what would be said of each; none while this one is open. */
  function likenessAround(conflict: Conflict): Decided {
    const picks = picksOf(conflict.held.correction.id)
    if (!conflict.isRead || conflict.isGone || !('choices' in fateOf(conflict, picks, today))) return []
    return likeThis(conflict, all, work).flatMap((other) => {
      const same = picksLike(conflict, picks, other)
      return same ? [{ conflict: other, picks: same }] : []
    })
  }
}
