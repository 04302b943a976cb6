import { useEffect, useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { onNews, useNews } from '../../link/news.ts'

/** After so long without a signed document it is offered to stop. */
const PATIENCE_SECONDS = 30

/**
 * How the signing goes: the PIN is waited for, or the card works. `seconds` since the last signature or the PIN;
 * `isSlow` when the card has been silent for half a minute.
 */
export type Signing = {
  readonly done: number
  readonly of: number
  readonly isWorking: boolean
  readonly seconds: number
  readonly isSlow: boolean
}

type Ended = { readonly signed: number; readonly of: number; readonly fault?: Fault }

/** Signs under one PIN, as the first person or as the second, and tells how it goes. `stop` ends the process that hangs. */
export function useSigning(name: 'correction.sign' | 'correction.second', onEnd: (ended: Ended) => void) {
  const [signing, setSigning] = useState<Signing>()
  const step = signing?.isWorking ? `${signing.done} ${signing.of}` : ''

  useNews('signing', (told) => setSigning((now) => now && { ...told, seconds: 0, isSlow: false }))
  useEffect(() => {
    if (step === '') return
    const timer = setInterval(() => setSigning((now) => now && aSecondOn(now)), 1_000)
    return () => clearInterval(timer)
  }, [step])

  const start = async (ids: readonly string[], card: string, certificate: string) => {
    let done = 0
    setSigning({ done, of: ids.length, isWorking: false, seconds: 0, isSlow: false })
    const stopHearing = onNews('signing', (news) => (done = news.done))
    const outcome = await call(name, { ids: [...ids], card, certificate })
    stopHearing()
    setSigning(undefined)
    if (outcome.ok) onEnd({ signed: outcome.value.signed.length, of: ids.length })
    else onEnd({ signed: done, of: ids.length, fault: outcome.fault })
  }
  const stop = () => void call('cards.restart', {})
  return { signing, start, stop }
}

const aSecondOn = (signing: Signing): Signing => {
  const seconds = signing.seconds + 1
  return { ...signing, seconds, isSlow: seconds >= PATIENCE_SECONDS }
}
