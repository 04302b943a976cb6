import { backOfferer } from './come-back.ts'
import { equalizer } from './equal.ts'

type Needs = Parameters<typeof equalizer>[0] & Parameters<typeof backOfferer>[0]

/** What the records that have come say of corrections that wait for a person; to be called when all were read. */
export function afterReading(needs: Needs): () => boolean {
  const settleEqual = equalizer(needs)
  const offerBack = backOfferer(needs)
  return () => {
    const isSettled = settleEqual()
    return offerBack() || isSettled
  }
}
