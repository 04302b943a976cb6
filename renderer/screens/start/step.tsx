import type { ReactNode } from 'react'
import { START_STEPS, type StartStep } from '../../../contract/start-steps.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Title } from '../../parts/title.tsx'
import { useWords } from '../../words/spoken.ts'

type Props = {
  /** The last one is the page that says what works. */
  step: StartStep | 'over'
  title: string
  lead: string
  children: ReactNode
  /** What goes on: the button at the end of the page. */
  next: ReactNode
  onBefore?: (() => void) | undefined
  onLater?: (() => void) | undefined
}

/** One step: how far it is, what it is for, and the way on, back and out, always in sight. */
export function Step({ step, title, lead, children, next, onBefore, onLater }: Props) {
  const { start } = useWords()
  const at = step === 'over' ? START_STEPS.length : START_STEPS.indexOf(step)
  return (
    <main className="start">
      <header className="start-head">
        <div className="start-way-on">
          <ol className="start-steps" aria-label={start.title}>
            {START_STEPS.map((one, place) => (
              <li
                key={one}
                className={place < at ? 'start-done' : undefined}
                {...(place === at && { 'aria-current': 'step' as const })}
              >
                <span className="start-number">{place < at ? <Icon name="check" /> : place + 1}</span>
                <span>{start.steps[one]}</span>
              </li>
            ))}
          </ol>
          {step !== 'over' && <p className="quiet">{start.progress(at + 1, START_STEPS.length)}</p>}
        </div>
        <Title>{title}</Title>
        <p className="quiet">{lead}</p>
      </header>
      <div className="start-body">{children}</div>
      <footer className="start-foot">
        {onLater && (
          <Button look="plain" onPress={onLater}>
            {start.later}
          </Button>
        )}
        {onBefore && (
          <Button onPress={onBefore}>
            <Icon name="back" /> {start.before}
          </Button>
        )}
        {next}
      </footer>
    </main>
  )
}
