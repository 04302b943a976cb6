import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { Fault } from '../../contract/fault.ts'
import type { Answer, CallName, Sent } from '../../contract/index.ts'
import { call } from './call.ts'
import { useNews } from './news.ts'

/** What was seen, and how to look again. `value` stays until the next answer comes, so nothing flickers. */
export type Looked<Value> = {
  readonly value: Value | undefined
  readonly fault: Fault | undefined
  readonly again: () => void
}

/**
 * Looks something up now, whenever the input changes, and whenever the base or the desk has changed. Of
 * several answers on their way only the last one asked for is taken.
 *
 * @param known what is known already: shown until the first answer comes
 */
export function useLook<Name extends CallName>(
  name: Name,
  input: Sent<Name>,
  known?: Answer<Name>,
): Looked<Answer<Name>> {
  const [seen, setSeen] = useState<{ value?: Answer<Name>; fault?: Fault }>(known ? { value: known } : {})
  const [turn, setTurn] = useState(0)
  const again = useCallback(() => setTurn((number) => number + 1), [])
  const asked = JSON.stringify([name, input, turn])

  const ask = useEffectEvent((_asked: string) => call(name, input))
  useEffect(() => {
    let isLast = true
    void ask(asked).then(
      (outcome) =>
        isLast &&
        setSeen((before) => (outcome.ok ? { value: outcome.value } : { ...before, fault: outcome.fault })),
    )
    return () => {
      isLast = false
    }
  }, [asked])
  useNews('base', again)
  useNews('desk', again)
  return { value: seen.value, fault: seen.fault, again }
}
