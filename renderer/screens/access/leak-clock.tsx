import { useLayoutEffect, useRef } from 'react'
import type { Leak } from '../../../contract/access.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'

const MINUTE_MS = 60_000

type Props = {
  leak: Leak | undefined
  onMark: ((step: 'told' | 'reported' | 'closed') => void) | undefined
}

/** The two duties: what to write in each, and how much time is left of an open leak. */
export function LeakClock({ leak: open, onMark }: Props) {
  const words = useWords()
  const { leak } = words.access
  const now = useNow()
  const clock = useRef<HTMLHeadingElement>(null)
  const state = open && [open.found, open.told, open.reported].join()
  const before = useRef(state)
  // What was pressed has gone from the page: the keys go on from the clock, or from the title when it is over.
  useLayoutEffect(() => {
    if (before.current === state) return
    before.current = state
    if (document.activeElement !== document.body) return
    const next = clock.current ?? document.querySelector<HTMLElement>('h1')
    next?.focus()
  }, [state])
  return (
    <>
      {open && (
        <h2 tabIndex={-1} ref={clock}>
          {leak.clock(moment(open.found, now, words.desk))}
        </h2>
      )}
      <ol className="leak-steps">
        {(['told', 'reported'] as const).map((step) => (
          <li key={step}>
            <h3>{leak.steps[step].title}</h3>
            {open && <Term {...{ open, step, now }} />}
            <ul>
              {leak.steps[step].what.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            {open && !open[step] && onMark && (
              <Button onPress={() => onMark(step)}>{leak.steps[step].mark}</Button>
            )}
          </li>
        ))}
      </ol>
      {open?.told && open.reported && onMark && (
        <p className="leak-end">
          <Button onPress={() => onMark('closed')}>{leak.close}</Button>
          <span className="quiet small">{leak.closeWhat}</span>
        </p>
      )}
    </>
  )
}

function Term({ open, step, now }: { open: Leak; step: 'told' | 'reported'; now: Date }) {
  const words = useWords()
  const { leak } = words.access
  const done = open[step]
  if (done) return <Badge tone="good">{leak.steps[step].done(moment(done, now, words.desk))}</Badge>
  const by = step === 'told' ? open.tellBy : open.reportBy
  const minutes = Math.floor((Date.parse(by) - now.getTime()) / MINUTE_MS)
  if (minutes < 0) return <Badge tone="fault">{leak.over}</Badge>
  return (
    <p>
      <Badge tone="warn">{leak.left(Math.floor(minutes / 60), minutes % 60)}</Badge>{' '}
      <span className="quiet">{leak.by(moment(by, now, words.desk))}</span>
    </p>
  )
}
