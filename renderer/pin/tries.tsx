import type { PinQuestion } from '../../contract/pin.ts'
import { Note } from './note.tsx'
import { words } from './words.ts'

type Props = {
  question: PinQuestion
  /** That a wrong PIN has just been told. */
  isWrong: boolean
  isAgreed: boolean
  onAgree: (agreed: boolean) => void
}

/** What a mistake would cost; the last try must be agreed to. */
export function Tries({ question, isWrong, isAgreed, onAgree }: Props) {
  const { pin: say } = words[question.language]
  if (isLastTry(question)) {
    return (
      <Note tone="fault" icon="fault">
        <p>{say.lastTry}</p>
        <label className="pin-agree">
          <input type="checkbox" checked={isAgreed} onChange={(event) => onAgree(event.target.checked)} />
          {say.lastTryAgree}
        </label>
      </Note>
    )
  }
  if (!question.pin.isLow || isWrong) return null
  return (
    <Note tone="warn" icon="warning">
      {say.low}
    </Note>
  )
}

/** Whether the next mistake blocks the card; some tokens say so without a number. */
export const isLastTry = ({ pin, triesLeft }: PinQuestion): boolean => pin.isLast || triesLeft === 1

/** How many tries are left, where that is known and not said already. */
export function TriesLeft({ question, isWrong }: Pick<Props, 'question' | 'isWrong'>) {
  const { pin: say } = words[question.language]
  if (question.triesLeft === undefined || isLastTry(question) || isWrong) return null
  return <p className="small quiet">{say.tries(question.triesLeft)}</p>
}
