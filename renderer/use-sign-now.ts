import type { Desk } from '../contract/desk.ts'
import type { Fault } from '../contract/fault.ts'
import type { DevicesState } from '../contract/signer.ts'
import { call } from './link/call.ts'
import { certificateChoices } from './words/certificates.ts'
import type { Words } from './words/spoken.ts'

type Needs = {
  desk: Desk | undefined
  devices: DevicesState | undefined
  words: Words
  /** Where it is signed when the card of the shift cannot: the page for it. */
  onSign: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/**
 * Signs one correction that was just kept, with the card of the shift. Its fields are shown once more beside the PIN, as
 * always; without the PIN it stays where it waits to be signed.
 */
export function useSignNow({ desk, devices, words, onSign, onTell, onFault }: Needs) {
  return async (correction: string): Promise<void> => {
    const choice = certificateChoices(devices, words, Date.now(), desk).find(
      ({ certificate, off }) => certificate === desk?.shift?.fingerprint && off === undefined,
    )
    if (!desk || !choice || desk.shift?.way === 'prepare') return onSign()
    const { card, certificate } = choice
    const outcome = await call('correction.sign', { ids: [correction], card, certificate })
    if (!outcome.ok) {
      if (outcome.fault.code !== 'pin.cancelled') onFault(outcome.fault)
      return
    }
    const delivery = await call('delivery.look', {})
    const next = words.sign.next[delivery.ok ? delivery.value.way : 'gateway']
    onTell(desk.secondSignature ? words.secondSignature.signedFirst(1) : `${words.sign.signed(1)} ${next}`)
  }
}
