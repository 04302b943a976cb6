import { useEffect, useState } from 'react'
import { failureNumber } from '../../../contract/failures.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { RecoveryShown } from '../../../contract/recovery.ts'
import { call } from '../../link/call.ts'
import { Button } from '../../parts/button.tsx'
import { FaultNotice } from '../../parts/fault-notice.tsx'
import { longDate } from '../../words/long-date.ts'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { CodeEntry } from './code-entry.tsx'

type Props = { seen: RecoveryShown; onSeen: (seen: RecoveryShown) => void }

/** The code of the sheet: it opens the base whose key was lost, or the way to the copies of one that is damaged. */
export function CodeCard({ seen, onSeen }: Props) {
  const words = useWords()
  const { screen } = words.recovery
  const [code, setCode] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const [fault, setFault] = useState<Fault>()
  const { seconds, wait } = useWait(seen.waitSeconds)

  const open = async () => {
    if (!code || isBusy || seconds > 0) return
    setIsBusy(true)
    setFault(undefined)
    const outcome = await call('recovery.open', { code })
    if (outcome.ok) {
      const { restarts, ...shown } = outcome.value
      if (restarts) return // the page begins anew with the open base
      setIsBusy(false)
      return onSeen(shown)
    }
    setIsBusy(false)
    setFault(outcome.fault)
    if (outcome.fault.code === 'recovery.wait') wait(outcome.fault.seconds)
  }
  const gives = seen.why === 'store.key-lost' || seen.why === 'store.key'
  return (
    <section className="recovery-card" aria-labelledby="recovery-code">
      <h2 id="recovery-code">{screen.codeTitle}</h2>
      <p className="quiet">
        {seen.code
          ? screen.codeWhat(seen.code.id, longDate(words, new Date(seen.code.made)))
          : screen.codeUnknown}
      </p>
      <CodeEntry
        wrongGroup={fault?.code === 'recovery.form' ? fault.group : undefined}
        takesFocus
        onChange={(next) => {
          setCode(next)
          setFault(undefined)
        }}
        onEnter={() => void open()}
      />
      {fault && fault.code !== 'recovery.form' && (
        <div role="alert">
          <FaultNotice title={sayFault(words, fault)} number={failureNumber(fault.code)} />
        </div>
      )}
      <Button
        look="main"
        keys="Enter"
        isDisabled={!code || seconds > 0}
        isBusy={isBusy}
        onPress={() => void open()}
      >
        {isBusy ? screen.opening : seconds > 0 ? screen.wait(seconds) : gives ? screen.open : screen.enter}
      </Button>
    </section>
  )
}

/** How long the next code has to wait, counted down. */
function useWait(first: number) {
  const [seconds, setSeconds] = useState(first)
  const isWaiting = seconds > 0
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setSeconds((now) => Math.max(now - 1, 0)), 1_000)
    return () => clearInterval(timer)
  }, [isWaiting])
  return { seconds, wait: setSeconds }
}
