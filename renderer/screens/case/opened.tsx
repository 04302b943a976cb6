import { useRef, type ReactNode } from 'react'
import type { OpenCase } from '../../../contract/diagnosis.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Card } from '../../../contract/people.ts'
import type { Fixer, Visitor } from '../../../domain/diagnosis.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { useNews } from '../../link/news.ts'
import { Absent } from '../../parts/absent.tsx'
import { useKeys } from '../../parts/keys.ts'
import { useNow } from '../../parts/now.ts'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { Clues } from './clues.tsx'
import { memoFor, nextStep } from './next-step.ts'
import { NextStep } from './next-step-bar.tsx'
import { Remedy } from './remedy.tsx'
import { ScreenText } from './screen-text.tsx'
import { seatOf } from './visitor.ts'

type Props = {
  card: Card | undefined
  code: string
  visitor: Visitor | undefined
  onBack: () => void
  onCompare: (card: Card, found: OpenCase) => void
  onMemo: (found: OpenCase, by: Fixer, isAtOnce: boolean) => void
  onReceipt: (correction: string) => void
  onSeek: () => void
  onFault: (fault: Fault) => void
  /** What other systems can be asked about it. */
  lookups: ReactNode
}

/** Nobody stands at the desk for longer. */
const VISIT_MS = 3_600_000

/** How far the page moves under the key, in pixels: the focus is on the main act, not in them. */
const SCROLLS: Readonly<Record<string, number>> = {
  ArrowDown: 80,
  ArrowUp: -80,
  PageDown: 400,
  PageUp: -400,
}

/** A case: the message, what it means, who mends it and how, and the one thing to do next. */
export function Opened({ card, code, visitor, onBack, onCompare, onMemo, onFault, lookups, ...acts }: Props) {
  const words = useWords()
  const { cases, language } = words
  const { value, fault, again } = useLook('case.open', {
    code,
    ...(card && { person: card.record.id }),
    ...(visitor && { visitor }),
  })
  useNews('region', again)
  const found = value
  const since = new Date(useNow().getTime() - VISIT_MS).toISOString()
  const step = found && nextStep(found, card, since)
  const page = useRef<HTMLDivElement>(null)
  const compareOther = async (id: string) => {
    const outcome = await call('people.open', { id })
    if (!outcome.ok) onFault(outcome.fault)
    else if (found) onCompare(outcome.value, found)
  }
  useKeys((event) => {
    const isBack =
      event.key === 'Escape' || event.key === 'Backspace' || (event.altKey && event.key === 'ArrowLeft')
    if (isBack) return onBack
    const scroll = SCROLLS[event.key]
    if (scroll !== undefined) return () => page.current?.scrollBy({ top: scroll })
    if (!found) return undefined
    if (event.ctrlKey && event.code === 'KeyP') return () => onMemo(found, memoFor(found), false)
    if (event.key !== 'F2') return undefined
    if (step?.does === 'compare' || step?.does === 'receipt') return () => onCompare(step.card, found)
    return step?.does === 'other-card' ? () => void compareOther(step.relatives[0]!.id) : undefined
  })
  if (!found || !step) {
    return (
      <Absent
        fault={fault && sayFault(words, fault)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  return (
    <>
      <div ref={page} className="opened">
        <div className="opened-what">
          <section className="case-part">
            <h2 className="unseen">{cases.message}</h2>
            {found.messages.map(({ text, exact }) => (
              <ScreenText key={text} text={text} isExact={exact} />
            ))}
          </section>
          <section className="case-part">
            <h2>{found.title[language]}</h2>
            <p>{found.why[language]}</p>
            <p className="quiet small">{cases.entering(cases.seats[seatOf(found.visitor)])}</p>
          </section>
          {card && step.does === 'compare' && <Clues card={card} found={found} />}
          {lookups}
          {found.region.hotlines.length > 0 && (
            <section className="case-part">
              <h2>{cases.hotlines}</h2>
              <ul>
                {found.region.hotlines.map(({ title, phone, hours }) => (
                  <li key={phone} className="hotline">
                    <span>{title[language]}</span> <b className="number">{phone}</b>{' '}
                    <span className="quiet small">{hours?.[language]}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <ul className="opened-how" aria-label={cases.steps}>
          {found.tasks.map((task, place) => (
            <Remedy
              key={place}
              task={task}
              isFirst={place === 0}
              onMemo={() => onMemo(found, task.by, false)}
            />
          ))}
        </ul>
      </div>
      <NextStep
        step={step}
        memo={memoFor(found)}
        onCompare={(own) => onCompare(own, found)}
        onMemo={(by) => onMemo(found, by, false)}
        onPrintMemo={(by) => onMemo(found, by, true)}
        onCompareOther={(id) => void compareOther(id)}
        {...acts}
      />
    </>
  )
}
