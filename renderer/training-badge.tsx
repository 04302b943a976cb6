import type { StartState } from '../contract/start.ts'
import { Badge } from './parts/badge.tsx'
import { Button } from './parts/button.tsx'
import { Tip } from './parts/tip.tsx'
import { useWords } from './words/spoken.ts'

/** Says that nothing here is real; pressed, it shows the way to a school of one's own, where there is one. */
export function TrainingBadge({ start, onStart }: { start: StartState; onStart: () => void }) {
  const words = useWords()
  const badge = (
    <Badge tone="warn" icon="hint">
      {words.desk.training}
    </Badge>
  )
  if (start.standing === 'locked') return <span title={words.desk.trainingWhat}>{badge}</span>
  const way = { offered: words.start.offer, going: words.start.goOn, away: words.start.back }
  const act = start.standing === 'over' ? '' : way[start.standing]
  return (
    <Tip text={`${words.desk.trainingWhat} ${act}.`}>
      <Button look="plain" onPress={onStart}>
        {badge}
        <span className="unseen">: {act}</span>
      </Button>
    </Tip>
  )
}
