import type { ComponentType } from 'react'
import { useLook } from '../../link/look.ts'
import { useNews } from '../../link/news.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'
import type { StepProps } from './start.tsx'
import { Step } from './step.tsx'

type Props = StepProps & { regions: ComponentType<{ onChosen: () => void }> }

/** Which region it is: a region that is chosen goes on by itself. */
export function RegionStep({ regions: Regions, onStep, onLater }: Props) {
  const { start, language } = useWords()
  const { value: now, again } = useLook('region.look', {})
  useNews('region', again)
  const next = () => onStep('school')
  const isSet = now !== undefined && (now.isLocked || now.code !== NEUTRAL)
  return (
    <Step
      step="region"
      title={start.steps.region}
      lead={start.region.lead}
      onLater={onLater}
      next={
        <Button look="main" isDisabled={!now} onPress={next}>
          {start.next}
        </Button>
      }
    >
      {isSet && (
        <Notice tone="good" icon="check" title={start.region.now(now.title[language])}>
          {now.isLocked && start.region.locked}
        </Notice>
      )}
      {now && !now.isLocked && (
        <div className="start-regions">
          <Regions onChosen={next} />
        </div>
      )}
    </Step>
  )
}

/** The pack of any region. */
const NEUTRAL = 'neutral'
