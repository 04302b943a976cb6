import type { PinLook } from '../../contract/pin.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from './words.ts'

/** So long a reader waits for its keys, in seconds. */
const PAD_SECONDS = 30

/** From so many seconds on the time is shown, and the card is called slow. */
const SHOWN_SECONDS = 2
const SLOW_SECONDS = 10

const NOTHING_YET = { seconds: 0, silentSeconds: 0, mayStop: false, isGivenUp: false }

/** What the card is doing under the PIN, and how long it has been. */
export function Working({ look: { question, work = NOTHING_YET } }: { look: PinLook }) {
  const { pin: say } = words[question.language]
  const { documents, signed, pin } = question
  const { seconds, silentSeconds, mayStop, isGivenUp } = work
  // Nothing has come from the card yet: its reader waits for the keys.
  const isTyping = pin.isPad && !isGivenUp && seconds === silentSeconds
  const left = Math.max(0, PAD_SECONDS - seconds)

  const state = isGivenUp
    ? pin.isPad
      ? say.padCancel
      : mayStop
        ? say.hangs
        : say.stopping
    : isTyping
      ? left > 0
        ? say.padNow
        : say.padOver
      : mayStop
        ? say.hangs
        : silentSeconds >= SLOW_SECONDS
          ? say.slow
          : say.wait

  return (
    <div className="pin-working">
      <div className="pin-working-line">
        <Icon name={isTyping ? 'pen' : 'card'} />
        <output>{state}</output>
        {/* Not in the live region: nobody wants to hear every second. */}
        <span className="pin-seconds">
          {isTyping ? left > 0 && say.padLeft(left) : seconds >= SHOWN_SECONDS && say.seconds(seconds)}
        </span>
      </div>
      {isTyping ? (
        <progress max={PAD_SECONDS} value={left} aria-label={say.padNow} />
      ) : (
        documents.length > 0 && (
          <progress
            max={documents.length}
            value={signed}
            aria-label={say.progress(signed, documents.length)}
          />
        )
      )}
      {documents.length > 0 && !isTyping && (
        <p className="small quiet">{say.progress(signed, documents.length)}</p>
      )}
      {pin.isPad && !isTyping && !isGivenUp && <p className="small quiet">{say.padAgain}</p>}
    </div>
  )
}
