import { START_STEPS, type StartStep } from '../contract/start-steps.ts'
import { Button } from './parts/button.tsx'
import { Icon } from './parts/icon.tsx'
import { useWords } from './words/spoken.ts'

/** While the school is set up, the way back to the steps from any other page. */
export function StartBar({ step, onStart }: { step: StartStep; onStart: () => void }) {
  const { start } = useWords()
  return (
    <aside className="newcomer" aria-label={start.title}>
      <Icon name="pen" />
      <span className="newcomer-what">
        <strong>{start.title}</strong>
        <span className="quiet">
          {start.goOnWhat(START_STEPS.indexOf(step) + 1, START_STEPS.length, start.steps[step])}
        </span>
      </span>
      <Button onPress={onStart}>{start.goOn}</Button>
    </aside>
  )
}
