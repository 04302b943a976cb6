import { useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { Line } from '../../../contract/journal.ts'
import { call } from '../../link/call.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'

type Props = { line: Line; onLine: (line: Line) => void; onFault: (fault: Fault) => void }

/** How the line to the journal is, and the button that does not wait for the next try. */
export function LineBox({ line, onLine, onFault }: Props) {
  const { lines, outbox, desk, search } = useWords()
  const [isTrying, setIsTrying] = useState(false)
  const now = useNow()
  const say = (instant: string) => moment(instant, now, desk)
  const isUp = line.state === 'idle' || line.state === 'working'

  const tryNow = async () => {
    setIsTrying(true)
    const outcome = await call('line.try', {})
    setIsTrying(false)
    if (outcome.ok) onLine(outcome.value)
    else onFault(outcome.fault)
  }
  return (
    <section className={isUp ? 'line-box' : 'line-box line-box-down'} aria-label={outbox.line.title}>
      <Icon name={isUp ? 'line' : 'line-off'} />
      <output>
        <strong>{lines[line.state]}</strong>
        <span className="quiet">
          {[
            line.waiting > 0 ? search.sheet.waiting(line.waiting) : '',
            line.lastSuccess ? outbox.line.last(say(line.lastSuccess)) : outbox.line.never,
            line.nextTry && line.waiting > 0 ? outbox.line.next(say(line.nextTry)) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </output>
      <Button isBusy={isTrying} onPress={() => void tryNow()}>
        <Icon name="send" /> {outbox.line.tryNow}
      </Button>
    </section>
  )
}
