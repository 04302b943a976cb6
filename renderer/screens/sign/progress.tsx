import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'
import type { Signing } from './use-signing.ts'

/** From so many silent seconds on the time is shown. */
const SHOWN_SECONDS = 2

/** How far the signing is, and for how long the card has been at the present document. */
export function Progress({ signing, onStop }: { signing: Signing; onStop: () => void }) {
  const { sign } = useWords()
  const { done, of, isWorking, isSlow, seconds } = signing
  return (
    <div className="signing">
      <progress max={of} value={done} aria-label={sign.progress(done, of)} />
      {/* The seconds stand outside the live region: nobody wants to hear each of them. */}
      <p>
        <output>{isWorking || done > 0 ? sign.progress(done, of) : sign.signing}</output>
        {isWorking && seconds >= SHOWN_SECONDS && <span className="quiet"> · {sign.working(seconds)}</span>}
      </p>
      <div role="alert">
        {isSlow && (
          <p>
            {sign.slow} <Button onPress={onStop}>{sign.stop}</Button>
          </p>
        )}
      </div>
    </div>
  )
}
