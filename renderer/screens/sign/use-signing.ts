import { useEffect, useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { onNews, useNews } from '../../link/news.ts'

/** After so long without a signed document it is offered to stop. */
const PATIENCE_MS = 30_000

/** How the signing goes. `isSlow` when the card has been silent for half a minute. */
export type Signing = { readonly done: number; readonly of: number; readonly isSlow: boolean }

type Ended = { readonly signed: number; readonly of: number; readonly fault?: Fault }

/** Signs drafts under one PIN, and tells how it goes. `stop` ends the process that hangs. */
export function useSigning(onEnd: (ended: Ended) => void) {
  const [signing, setSigning] = useState<Signing>()
  const lastStep = signing ? `${signing.done} ${signing.of}` : ''

  useNews('signing', ({ done, of }) => setSigning((now) => now && { done, of, isSlow: false }))
  useEffect(() => {
    if (lastStep === '') return
    const timer = setTimeout(() => setSigning((now) => now && { ...now, isSlow: true }), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [lastStep])

  const start = async (ids: readonly string[], card: string, certificate: string) => {
    let done = 0
    setSigning({ done, of: ids.length, isSlow: false })
    const stopHearing = onNews('signing', (news) => (done = news.done))
    const outcome = await call('correction.sign', { ids: [...ids], card, certificate })
    stopHearing()
    setSigning(undefined)
    if (outcome.ok) onEnd({ signed: outcome.value.signed.length, of: ids.length })
    else onEnd({ signed: done, of: ids.length, fault: outcome.fault })
  }
  const stop = () => void call('cards.restart', {})
  return { signing, start, stop }
}
