import { useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { RegisterRun } from '../../../contract/register.ts'
import type { Outcome } from '../../../domain/outcome.ts'
import { call } from '../../link/call.ts'
import { useNews } from '../../link/news.ts'

/** What goes on with many corrections since the page stands; `onEnd` when it has come to its end. */
export function useRun({ onEnd, onFault }: { onEnd: () => void; onFault: (fault: Fault) => void }) {
  const [run, setRun] = useState<RegisterRun>()
  useNews('register', (told) => {
    setRun(told)
    if (told.state !== 'running') onEnd()
  })
  const begin = async (asked: Promise<Outcome<RegisterRun, Fault>>) => {
    const outcome = await asked
    if (!outcome.ok) onFault(outcome.fault)
  }
  return {
    run,
    begin: (asked: Promise<Outcome<RegisterRun, Fault>>) => void begin(asked),
    stop: () => void call('register.stop', {}),
    hide: () => setRun(undefined),
  }
}
