import { useState } from 'react'
import { failureNumber } from '../../../contract/failures.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Line } from '../../../contract/journal.ts'
import { failureOfTrouble } from '../../../contract/trouble-failures.ts'
import { call } from '../../link/call.ts'
import { Button } from '../../parts/button.tsx'
import { FaultHelp } from '../../parts/fault-notice.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'
import { isForIt } from './for-it.ts'
import { ItText } from './it-text.tsx'
import { troubleSaid } from '../../words/trouble-said.ts'

type Props = { line: Line; onLine: (line: Line) => void; onFault: (fault: Fault) => void }

/** How the line to the journal is, why it is not, who does what, and the buttons that stop it or do not wait. */
export function LineBox({ line, onLine, onFault }: Props) {
  const words = useWords()
  const { lines, outbox, desk, search, delivery } = words
  const [busy, setBusy] = useState<'line.try' | 'line.pause' | 'line.resume'>()
  const [isTextOpen, setIsTextOpen] = useState(false)
  const now = useNow()
  const say = (instant: string) => moment(instant, now, desk)
  const { trouble, progress } = line
  const isPaused = line.state === 'paused'
  const isSending = line.way === 'gateway'
  const isUp = (line.state === 'idle' || line.state === 'working') && !trouble
  const said = trouble && troubleSaid(trouble, words)

  const act = async (name: NonNullable<typeof busy>) => {
    setBusy(name)
    const outcome = await call(name, {})
    setBusy(undefined)
    if (outcome.ok) onLine(outcome.value)
    else onFault(outcome.fault)
  }
  return (
    <section
      className={['line-box', !isUp && 'line-box-down', said && 'line-box-told'].filter(Boolean).join(' ')}
      aria-label={outbox.line.title}
    >
      <Icon
        name={isUp ? 'line' : isPaused ? 'pause' : trouble?.code === 'line.clock' ? 'clock' : 'line-off'}
      />
      <div className="line-said">
        <output>
          <strong>
            {trouble && line.state === 'waiting'
              ? words.failures[failureOfTrouble(trouble)].title
              : lines[line.state]}
          </strong>
          {said && (
            <span className="line-why">
              {said.what} {said.act}
            </span>
          )}
          <span className={said ? 'line-why quiet small' : 'quiet'}>
            {[
              isSending ? '' : delivery.reading,
              isSending && line.waiting > 0 ? search.sheet.waiting(line.waiting) : '',
              line.lastSuccess ? outbox.line.last(say(line.lastSuccess)) : outbox.line.never,
              line.nextTry && !isUp && !isPaused ? outbox.line.next(say(line.nextTry)) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {isPaused && <span className="line-why">{outbox.line.paused}</span>}
        </output>
        {progress && (
          <p className="line-progress small">
            <progress
              aria-label={outbox.line.progress(progress)}
              {...(progress.of !== undefined && { max: progress.of, value: progress.done })}
            />
            {outbox.line.progress(progress)}
          </p>
        )}
        {trouble && (
          <div className="line-help">
            <FaultHelp number={failureNumber(failureOfTrouble(trouble))!} />
            {isForIt(trouble) && (
              <Button onPress={() => setIsTextOpen(true)}>{outbox.line.itText.button}</Button>
            )}
          </div>
        )}
      </div>
      <div className="line-acts">
        {isPaused ? (
          <Button look="main" isBusy={busy !== undefined} onPress={() => void act('line.resume')}>
            {outbox.line.resume}
          </Button>
        ) : (
          <>
            <Button isBusy={busy === 'line.try'} onPress={() => void act('line.try')}>
              <Icon name={isSending ? 'send' : 'line'} /> {isSending ? outbox.line.tryNow : delivery.readNow}
            </Button>
            <Button look="plain" isBusy={busy === 'line.pause'} onPress={() => void act('line.pause')}>
              {outbox.line.pause}
            </Button>
          </>
        )}
      </div>
      {isTextOpen && trouble && isForIt(trouble) && (
        <ItText line={line} trouble={trouble} onClose={() => setIsTextOpen(false)} />
      )}
    </section>
  )
}
