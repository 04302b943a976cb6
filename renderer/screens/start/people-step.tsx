import { call } from '../../link/call.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import type { StepProps } from './start.tsx'
import { Step } from './step.tsx'

type Props = StepProps & { onImport: () => void }

/** The first people: from the journal by themselves, or from a file of it. */
export function PeopleStep({ desk, line, onStep, onLater, onImport, onFault }: Props) {
  const { start } = useWords()
  const { people } = start
  const reads = line?.host !== undefined
  const isReading =
    line?.state === 'working' || (reads && line.state === 'idle' && line.lastSuccess === undefined)
  const { done = 0, of } = line?.progress?.what === 'reading' ? line.progress : {}
  const again = async () => {
    const outcome = await call('line.try', {})
    if (!outcome.ok) onFault(outcome.fault)
  }
  const isEmpty = desk.people === 0
  return (
    <Step
      step="people"
      title={start.steps.people}
      lead={people.lead}
      onLater={onLater}
      next={
        <Button look={isEmpty ? 'usual' : 'main'} takesFocus={!isEmpty} onPress={() => onStep('staff')}>
          {isEmpty ? people.later : start.next}
        </Button>
      }
    >
      <output className="start-said">
        {isReading && (
          <div className="start-reading">
            <strong>{people.reading}</strong>
            <progress
              aria-label={people.reading}
              max={of ?? 100}
              {...(of === undefined ? {} : { value: done })}
            />
            {done > 0 && <span className="quiet">{people.readingCount(done, of)}</span>}
          </div>
        )}
        {!isEmpty && !isReading && (
          <Notice tone="good" icon="check" title={people.here(desk.people)}>
            {people.hereWhat}
          </Notice>
        )}
        {isEmpty && !isReading && (
          <Notice tone="plain" icon="hint" title={people.none}>
            {reads ? people.fromLine : people.fromFile}
          </Notice>
        )}
      </output>
      <div className="start-acts">
        <Button
          look={isEmpty && !isReading ? 'main' : 'usual'}
          takesFocus={isEmpty && !isReading && !reads}
          onPress={onImport}
        >
          <Icon name="file" /> {people.import}
        </Button>
        {reads && isEmpty && !isReading && <Button onPress={() => void again()}>{people.again}</Button>}
      </div>
    </Step>
  )
}
