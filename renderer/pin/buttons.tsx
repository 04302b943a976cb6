import type { PinLook } from '../../contract/pin.ts'
import { ask } from './ask.ts'
import type { Mode } from './pin-page.tsx'
import { words } from './words.ts'

type Props = { look: PinLook; mode: Mode; isOff: boolean }

/** What can be pressed now. `data-focus` marks what takes the focus when the one that had it is gone. */
export function Buttons({ look: { question, work }, mode, isOff }: Props) {
  const { pin: say } = words[question.language]
  const rest = question.documents.length - question.signed
  const isGivenUp = work?.isGivenUp === true
  return (
    <div className="pin-buttons">
      {work?.mayStop ? (
        <button type="button" className="pin-button" data-focus onClick={() => void ask('pin.stop', {})}>
          {say.stop}
        </button>
      ) : (
        <button
          type="button"
          className="pin-button"
          {...((mode !== 'pad' || isOff) && { 'data-focus': true })}
          // Not `disabled`: that would throw the focus away.
          aria-disabled={isGivenUp}
          onClick={() => isGivenUp || void ask('pin.cancel', {})}
        >
          {mode === 'blocked' ? say.close : say.cancel}
        </button>
      )}
      {mode === 'pad' && (
        <button type="submit" className="pin-button pin-main" data-focus disabled={isOff}>
          {say.padEnter}
        </button>
      )}
      {mode === 'entry' && (
        <button type="submit" className="pin-button pin-main" disabled={isOff}>
          {question.purpose === 'shift' ? say.open : say.sign(rest)}
        </button>
      )}
    </div>
  )
}
