import { FAILURES, type FailureCode } from '../../contract/failures.ts'
import type { DevicesState } from '../../contract/signer.ts'
import type { Words } from './spoken.ts'

const FAILURE_OF_STATE: { readonly [State in DevicesState['state']]?: FailureCode } = {
  'no-service': 'device.no-service',
  'no-reader': 'device.no-reader',
  'no-card': 'device.no-card',
  mute: 'device.mute',
  'unknown-card': 'device.unknown-card',
}

/** What is seen of readers and cards, the one thing to do, and the page of the catalogue that helps further. */
export type SeenDevices = { readonly what: string; readonly act: string; readonly number?: number }

/**
 * Says how readers and cards are.
 *
 * @param canSign whether a certificate on a card may sign
 */
export function seenDevices(
  devices: DevicesState | undefined,
  canSign: boolean,
  { devices: states, certificate: { seen } }: Words,
): SeenDevices {
  const { state, cards, modules } = devices ?? { state: 'starting', cards: [], modules: [] }
  if (state === 'ready' && !canSign && cards.length > 0) return seen.noneUsable
  if (state === 'mute' && cards.some((card) => card.state === 'in-use')) {
    return { ...seen.inUse, number: FAILURES['device.in-use'] }
  }
  if (state === 'unknown-card') {
    if (cards.every((card) => card.state === 'no-certificate')) {
      return { ...seen.noCertificate, number: FAILURES['device.no-certificate'] }
    }
    const missing = modules.filter((one) => one.state !== 'loaded').map(({ title }) => title)
    if (missing.length > 0 && modules.every((one) => one.state !== 'loaded')) {
      return { ...seen.noDriver([...new Set(missing)].join(', ')), number: FAILURES['device.module-missing'] }
    }
  }
  const code = FAILURE_OF_STATE[state]
  return { ...states[state], ...(code && { number: FAILURES[code] }) }
}
