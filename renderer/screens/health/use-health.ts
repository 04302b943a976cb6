import { useRef, useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { HealthRun } from '../../../contract/health.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { useNews } from '../../link/news.ts'

/** How often the numbers follow checks that run; the bar itself follows at once. */
const FOLLOW_MS = 3_000

/** What is known of the health of the base, as it is now, and the two things to do about its checks. */
export function useHealth(onFault: (fault: Fault) => void) {
  const { value, fault, again } = useLook('health.look', {})
  const [told, setTold] = useState<HealthRun>()
  const followedAt = useRef(0)

  useNews('health', (run) => {
    setTold(run)
    const now = performance.now()
    if (run.state === 'running' && now - followedAt.current < FOLLOW_MS) return
    followedAt.current = now
    again()
  })

  const act = (name: 'health.run' | 'health.stop') => async () => {
    const outcome = await call(name, {})
    if (outcome.ok) setTold(outcome.value)
    else onFault(outcome.fault)
    again()
  }
  return {
    health: value,
    run: told ?? value?.run,
    fault,
    again,
    start: act('health.run'),
    stop: act('health.stop'),
  }
}
