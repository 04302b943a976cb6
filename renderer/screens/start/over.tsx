import { useLook } from '../../link/look.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import type { StepProps } from './start.tsx'
import { Step } from './step.tsx'

type Props = StepProps & { onFinish: () => void }

/** What works now, what does not yet, and what to do first. */
export function Over({ desk, onStep, onLater, onFinish }: Props) {
  const { start, retype, language } = useWords()
  const { facts, firsts, ...over } = start.over
  const { value: region } = useLook('region.look', {})
  const { value: delivery } = useLook('delivery.look', {})
  const { value: staff } = useLook('staff.list', {})
  const { value: settings } = useLook('settings.look', {})
  const members = staff?.members ?? []
  const isReady = members.some(({ role }) => role === 'administrator')
  const list: readonly (readonly [isWell: boolean, said: string | undefined])[] = [
    [true, facts.school(desk.schoolTitle, desk.workplace)],
    [true, region && `${region.title[language]} · ${region.systemName[language]}`],
    [true, delivery && `${retype.way.title}: ${retype.ways[delivery.way].name}`],
    desk.people > 0 ? [true, facts.people(desk.people)] : [false, facts.nobody],
    isReady ? [true, facts.staff(members.length)] : [false, facts.noStaff],
    [true, settings?.copies.value ? facts.copiesTwice : facts.copies],
  ]
  return (
    <Step
      step="over"
      title={over.title}
      lead={over.lead}
      onBefore={() => onStep('copies')}
      onLater={isReady ? undefined : onLater}
      next={
        isReady ? (
          <Button look="main" takesFocus onPress={onFinish}>
            {over.finish}
          </Button>
        ) : (
          <Button look="main" onPress={() => onStep('staff')}>
            {over.toStaff}
          </Button>
        )
      }
    >
      <ul className="start-facts">
        {list.map(
          ([isWell, said]) =>
            said && (
              <li key={said} className={isWell ? 'start-well' : 'start-wanting'}>
                <Icon name={isWell ? 'check' : 'warning'} /> {said}
              </li>
            ),
        )}
      </ul>
      <section className="start-part">
        <h2>{over.first}</h2>
        <ol className="start-firsts">
          {firsts.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ol>
      </section>
    </Step>
  )
}
