import type { DeviceFault } from '../../contract/signer.ts'
import type { Ckr } from './pkcs11.ts'

const FAULTS: { readonly [Code in Ckr]?: Exclude<DeviceFault['code'], 'pin.wrong'> } = {
  'slot-invalid': 'device.removed',
  'device-removed': 'device.removed',
  'token-absent': 'device.removed',
  // The standard closes every session of a token that was pulled out.
  'session-gone': 'device.removed',
  'token-unknown': 'device.unknown-card',
  'session-count': 'device.in-use',
  'another-logged-in': 'device.in-use',
  cancelled: 'device.cancelled',
  'key-gone': 'device.no-key',
  'key-type': 'device.mechanism',
  'key-not-permitted': 'device.mechanism',
  'mechanism-invalid': 'device.mechanism',
  'not-logged-in': 'device.pin-needed',
  'pin-invalid': 'pin.form',
  'pin-length': 'pin.form',
  'pin-expired': 'pin.expired',
  'pin-not-set': 'pin.expired',
  'pin-locked': 'pin.blocked',
}

/** What an answer of a module means to a person; a wrong PIN is told by whoever knows the tries left. */
export const faultOf = (code: Ckr): DeviceFault => ({ code: FAULTS[code] ?? 'device.failed' })
