import { useEffect } from 'react'
import { useLook } from '../../link/look.ts'
import { call } from '../../link/call.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'

const LOOK_MS = 300

/** Whether the log is whole, as the last check of its chain has found it. */
export function ChainLine() {
  const words = useWords()
  const { chain } = words.access
  const now = useNow()
  const { value, again } = useLook('access.chain', {})
  const isRunning = value?.event.state === 'running' || value?.correction.state === 'running'
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(again, LOOK_MS)
    return () => clearInterval(timer)
  }, [isRunning, again])

  // Whoever opens the log for the first time since the program was started is told whether it is whole.
  const isIdle = value?.event.state === 'idle'
  useEffect(() => {
    if (isIdle) void call('access.verify', {}).then(again)
  }, [isIdle, again])

  if (!value) return null
  const { event, correction } = value
  const broken = event.broken ?? correction.broken
  return (
    <div className={broken === undefined ? 'access-chain' : 'access-chain notice notice-fault'}>
      <output>
        {isRunning && chain.running(event.done, event.of)}
        {!isRunning && event.state === 'idle' && <span className="quiet">{chain.idle}</span>}
        {!isRunning && event.state === 'done' && (
          <>
            {broken === undefined && (
              <span className="access-whole">
                <Icon name="check" /> {chain.whole(event.done)}
              </span>
            )}
            {event.broken !== undefined && (
              <strong>
                <Icon name="fault" /> {chain.broken(event.broken)}
              </strong>
            )}
            {correction.broken !== undefined && (
              <strong>
                <Icon name="fault" /> {chain.corrections(correction.broken)}
              </strong>
            )}
            {event.at && (
              <span className="quiet small"> {chain.last(moment(event.at, now, words.desk))}</span>
            )}
            {broken !== undefined && <p>{chain.brokenWhat}</p>}
          </>
        )}
      </output>
      <Button look="plain" isBusy={isRunning} onPress={() => void call('access.verify', {}).then(again)}>
        {chain.check}
      </Button>
    </div>
  )
}
