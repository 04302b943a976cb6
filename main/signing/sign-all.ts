import { fingerprintOf } from '../../cades/certificate.ts'
import type { DeviceFault, SignerRequest } from '../../contract/signer.ts'
import type { SignatureDevice } from './port.ts'

type Work = {
  device: SignatureDevice | undefined
  request: Extract<SignerRequest, { ask: 'sign' }>
  isStopped: () => boolean
  onSigned: (id: string, signature: Uint8Array) => void
}

/**
 * Signs the digests of one confirmed batch in their order and gives the fault that ended it, if any. The first
 * fault ends it, so a wrong PIN is spent once. The PIN is zeroed before it returns.
 */
export async function signAll({
  device,
  request,
  isStopped,
  onSigned,
}: Work): Promise<DeviceFault | undefined> {
  const { pin, documents } = request
  try {
    if (isStopped()) return { code: 'device.cancelled' }
    const opened = await device?.open()
    if (!opened) return { code: 'device.no-card' }
    if (!opened.ok) return opened.fault

    const session = opened.value
    try {
      // Another card may have been put into the same reader: no PIN is given to a stranger.
      const certificate = session.certificates.find((der) => fingerprintOf(der) === request.certificate)
      if (!certificate) return { code: 'device.mismatch' }
      let isUnlocked = false
      for (const { id, digest } of documents) {
        if (isStopped()) return { code: 'device.cancelled' }
        if (!isUnlocked || session.asksAlways) {
          if (pin === 'pad') return { code: 'device.failed' }
          const unlocked = await session.unlock(pin)
          if (!unlocked.ok) return unlocked.fault
          isUnlocked = true
        }
        const signed = await session.sign(certificate, digest)
        if (!signed.ok) return signed.fault
        onSigned(id, signed.value)
      }
      return undefined
    } finally {
      await session.close()
    }
  } finally {
    if (pin !== 'pad') pin.fill(0)
  }
}
