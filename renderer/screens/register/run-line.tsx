import type { RegisterRun } from '../../../contract/register.ts'
import { Notice, type Tone } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import type { IconName } from '../../parts/icon.tsx'
import { useWords, type Words } from '../../words/spoken.ts'

type Props = { run: RegisterRun; onStop: () => void; onHide: () => void; onShowBad: () => void }

/** What goes on with many corrections: how far it is and the way to stop it, then what came of it. */
export function RunLine({ run, onStop, onHide, onShowBad }: Props) {
  const words = useWords()
  const says = words.register.run
  if (run.state === 'running') {
    return (
      <div className="register-run">
        <output>
          {says.what[run.what]}: {says.progress(run.done, run.of)}
          {run.bad > 0 && `, ${says.badSoFar(run.bad)}`}
        </output>
        <progress aria-label={says.what[run.what]} value={run.done} max={Math.max(1, run.of)} />
        <Button onPress={onStop}>{says.stop}</Button>
      </div>
    )
  }
  const said = outcomeOf(run, words)
  if (!said) return null
  return (
    <output className="register-run">
      <Notice tone={said.tone} icon={said.icon} title={said.text} />
      {run.what === 'verify' && run.bad > 0 && <Button onPress={onShowBad}>{says.show}</Button>}
      <Button look="plain" onPress={onHide}>
        {says.hide}
      </Button>
    </output>
  )
}

type Said = { tone: Tone; icon: IconName; text: string }

/** What a run has come to; undefined where that is told otherwise. */
function outcomeOf(
  { what, state, done, of, bad, chains }: RegisterRun,
  { register }: Words,
): Said | undefined {
  const says = register.run
  if (state === 'failed') return { tone: 'fault', icon: 'fault', text: says.failed }
  if (what === 'workbook' || what === 'folder') return undefined
  if (state === 'stopped') return { tone: 'warn', icon: 'warning', text: says.stopped(done, of) }
  if (what === 'verify')
    return bad === 0
      ? { tone: 'good', icon: 'check', text: says.good(of) }
      : { tone: 'fault', icon: 'fault', text: says.bad(bad, of) }
  const { corrections, events } = chains!
  if (corrections.broken !== undefined)
    return { tone: 'fault', icon: 'fault', text: says.chainCorrection(corrections.broken) }
  if (events.broken !== undefined)
    return { tone: 'fault', icon: 'fault', text: says.chainEvent(events.broken) }
  return { tone: 'good', icon: 'check', text: says.chainGood(corrections.checked, events.checked) }
}
