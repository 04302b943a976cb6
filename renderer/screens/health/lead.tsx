import type { HealthRun } from '../../../contract/health.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'
import type { Ready } from './classes.ts'
import { percentOf } from './share.ts'

/** The one number that matters, in a sentence. */
export function Lead({ pupils }: { pupils: Ready }) {
  const { health } = useWords()
  return (
    <>
      {health.ready}{' '}
      <strong className="lead-share">{health.percent(percentOf(pupils.ready, pupils.people))}</strong>{' '}
      <span className="lead-of">({health.ofPupils(pupils.ready, pupils.people)})</span>
    </>
  )
}

/** What is said when nothing is left to do. */
export function Joy() {
  const { health } = useWords()
  return (
    <p className="lead-joy">
      <Icon name="check" /> {health.allReady}
    </p>
  )
}

type RunProps = { run: HealthRun; onStart: () => void; onStop: () => void }

/** How far the checks are, or when they came to an end; and the button that stops or begins them. */
export function RunLine({ run, onStart, onStop }: RunProps) {
  const { health, desk } = useWords()
  const now = useNow()
  if (run.state === 'running') {
    return (
      <div className="run">
        <span className="small">{health.run.running}</span>
        <progress max={Math.max(1, run.of)} value={run.done} aria-label={health.run.running} />
        <span className="small quiet number">{health.run.progress(run.done, run.of)}</span>
        <Button onPress={onStop}>{health.run.stop}</Button>
      </div>
    )
  }
  const at = run.at && health.run.at(moment(run.at, now, desk))
  return (
    <div className="run">
      <output className="small quiet">
        {run.state === 'stopped' && <span className="run-stopped">{health.run.stopped} </span>}
        {at ?? health.run.never}
      </output>
      <Button onPress={onStart}>{run.at ? health.run.again : health.run.start}</Button>
    </div>
  )
}
