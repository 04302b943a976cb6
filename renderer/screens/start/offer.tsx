import { useState } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import { mayNow } from '../../../contract/may-now.ts'
import { START_STEPS } from '../../../contract/start-steps.ts'
import { call } from '../../link/call.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { useWords } from '../../words/spoken.ts'
import './offer.css'

type Props = {
  desk: Desk
  /** Whether it is what the page is there for. */
  isMain?: boolean
  /** The steps stand there, and the desk is the one who sets up. */
  onOpen: () => void
  onFault: (fault: Fault) => void
}

/** The way to a school of one's own, and back to the training; nothing where the machine has set the mode. */
export function Offer({ desk, isMain = false, onOpen, onFault }: Props) {
  const { start } = useWords()
  const [isLeaving, setIsLeaving] = useState(false)
  const { standing, step } = desk.start
  const look = isMain ? 'main' : 'usual'
  const at = step ? START_STEPS.indexOf(step) : 0

  const begin = async () => {
    const outcome = await begun(desk)
    if (outcome.ok) onOpen()
    else onFault(outcome.fault)
  }
  const goBack = async () => {
    const outcome = await call('start.return', {})
    if (!outcome.ok) onFault(outcome.fault)
  }
  const train = async () => {
    setIsLeaving(false)
    const outcome = await call('settings.change', { change: { mode: 'training' } })
    if (!outcome.ok) onFault(outcome.fault)
  }

  switch (standing) {
    case 'locked':
      return null
    case 'offered':
    case 'going':
      return (
        <div className="offer">
          <Button look={look} onPress={() => void begin()}>
            {standing === 'going' ? start.goOn : start.offer}
          </Button>
          <span className="quiet">
            {step ? start.goOnWhat(at + 1, START_STEPS.length, start.steps[step]) : start.offerWhat}
          </span>
        </div>
      )
    case 'away':
      return (
        <div className="offer">
          <Button look={look} onPress={() => void goBack()}>
            {start.back}
          </Button>
          <span className="quiet">{start.backWhat}</span>
        </div>
      )
    case 'over':
      if (desk.shift?.way !== 'card' || !mayNow(desk.shift, 'settings')) return null
      return (
        <div className="offer">
          <Button onPress={() => setIsLeaving(true)}>{start.toTraining}</Button>
          <span className="quiet">{start.toTrainingWhat}</span>
          {isLeaving && (
            <Dialog
              title={start.toTrainingTitle}
              close={start.stay}
              onClose={() => setIsLeaving(false)}
              foot={<Button onPress={() => void train()}>{start.toTraining}</Button>}
            >
              <p>{start.toTrainingMore}</p>
            </Dialog>
          )}
        </div>
      )
  }
}

/** Begins, or goes on; without a card the desk is opened for whoever sets it up. */
async function begun({ start, shift, training }: Desk) {
  if (training) {
    const begun = await call('start.begin', {})
    if (!begun.ok) return begun
  }
  const mayOpen = training || start.isOpen
  return mayOpen && shift?.way !== 'card' ? call('shift.start', {}) : call('desk.look', {})
}
