import { useState, type ComponentType, type ReactNode } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Line } from '../../../contract/journal.ts'
import { mayNow } from '../../../contract/may-now.ts'
import { START_STEPS, type StartStep } from '../../../contract/start-steps.ts'
import type { DevicesState } from '../../../contract/signer.ts'
import { call } from '../../link/call.ts'
import { Notice } from '../../parts/badge.tsx'
import { Title } from '../../parts/title.tsx'
import { useWords } from '../../words/spoken.ts'
import { CopiesStep } from './copies-step.tsx'
import { Offer } from './offer.tsx'
import { Over } from './over.tsx'
import { PeopleStep } from './people-step.tsx'
import { RegionStep } from './region-step.tsx'
import { SchoolStep } from './school-step.tsx'
import { StaffStep } from './staff-step.tsx'
import './start.css'

type Props = {
  desk: Desk
  line: Line | undefined
  devices: DevicesState | undefined
  /** The finder of regions. */
  regions: ComponentType<{ onChosen: () => void }>
  /** The list of the staff, and who may be added to it. */
  staff: ReactNode
  onGo: (place: { readonly screen: 'import' }) => void
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** What every step is given. */
export type StepProps = Pick<Props, 'desk' | 'line' | 'devices' | 'onTell' | 'onFault'> & {
  readonly onStep: (step: StartStep) => void
  readonly onLater: () => void
}

/** From the training to a school of one's own: one screen a step, left and gone on with at any time. */
export function Start({ regions, staff, onGo, onBack, ...given }: Props) {
  const { desk, onTell, onFault } = given
  const { start } = useWords()
  const [isOver, setIsOver] = useState(false)
  const { standing, step } = desk.start

  const go = async (next: StartStep) => {
    setIsOver(false)
    const outcome = await call('start.go', { step: next })
    if (!outcome.ok) onFault(outcome.fault)
  }
  // Whoever sets up has no shift to go back to: the desk is locked, and what was set stays.
  const later = () => {
    if (desk.shift?.way === 'start') void call('shift.lock', {})
    onBack()
  }
  const finish = async () => {
    const outcome = await call('start.finish', {})
    if (!outcome.ok) return onFault(outcome.fault)
    onTell(start.over.finished)
    onBack()
  }
  const props: StepProps = { ...given, onStep: (next) => void go(next), onLater: later }

  if (standing !== 'going' || !step) {
    return (
      <main className="start">
        <Title>{start.title}</Title>
        {standing === 'offered' && (
          <>
            <p className="quiet">{start.beginLead}</p>
            <ol className="start-outline">
              {START_STEPS.map((one, place) => (
                <li key={one}>
                  <span className="start-number">{place + 1}</span>
                  <span>
                    <strong>{start.steps[one]}</strong>
                    <span className="quiet">{start[one].lead}</span>
                  </span>
                </li>
              ))}
            </ol>
          </>
        )}
        <Offer desk={desk} isMain onOpen={() => {}} onFault={onFault} />
      </main>
    )
  }
  if (!mayNow(desk.shift, 'settings')) {
    return (
      <main className="start">
        <Title>{start.title}</Title>
        <Notice tone="plain" icon="lock" title={start.onlyAdministrator}>
          {start.onlyAdministratorWhat}
        </Notice>
      </main>
    )
  }
  if (isOver) return <Over {...props} onFinish={() => void finish()} />
  switch (step) {
    case 'region':
      return <RegionStep key={step} {...props} regions={regions} />
    case 'school':
      return <SchoolStep key={step} {...props} />
    case 'people':
      return <PeopleStep key={step} {...props} onImport={() => onGo({ screen: 'import' })} />
    case 'staff':
      return <StaffStep key={step} {...props} staff={staff} />
    case 'copies':
      return <CopiesStep key={step} {...props} onOver={() => setIsOver(true)} />
  }
}
