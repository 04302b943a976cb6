import { useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { Outcome } from '../../../domain/outcome.ts'

/** What came of the last question, and the way to put it again. */
export function useAsked<Value>(ask: () => Promise<Outcome<Value, Fault>>) {
  const [outcome, setOutcome] = useState<Outcome<Value, Fault>>()
  const [isAsking, setIsAsking] = useState(false)
  return {
    value: outcome?.ok ? outcome.value : undefined,
    fault: outcome && !outcome.ok ? outcome.fault : undefined,
    isAsking,
    ask: async (): Promise<void> => {
      setIsAsking(true)
      const answered = await ask()
      setIsAsking(false)
      setOutcome(answered)
    },
  }
}
