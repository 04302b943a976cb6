import { fingerprintOf } from '../../cades/certificate.ts'
import type { DeviceFault, SignerRequest } from '../../contract/signer.ts'
import { type After, holdPin, type HeldPin } from './held-pin.ts'
import type { SignatureDevice, SignatureSession } from './port.ts'

type Request = Extract<SignerRequest, { ask: 'sign' }>

type Work = {
  device: SignatureDevice | undefined
  request: Request
  stopped: AbortSignal
  onSigned: (id: string, signature: Uint8Array) => void
  /** Clock of the two minutes a PIN is held. */
  after?: After
}

/**
 * Signs the digests of one confirmed batch in their order and gives the fault that ended it, if any. The first
 * fault ends it, so a wrong PIN is spent once. The PIN is zeroed before it returns.
 */
export async function signAll({
  device,
  request,
  stopped,
  onSigned,
  after,
}: Work): Promise<DeviceFault | undefined> {
  const held = holdPin(request.pin, stopped, after)
  try {
    if (stopped.aborted) return { code: 'device.cancelled' }
    const opened = await device?.open()
    if (!opened) return { code: 'device.no-card' }
    if (!opened.ok) return opened.fault

    const session = opened.value
    try {
      return await signIn({ session, request, held, stopped, onSigned })
    } finally {
      await session.close()
    }
  } finally {
    held.drop()
  }
}

type Signing = Pick<Work, 'request' | 'stopped' | 'onSigned'> & { session: SignatureSession; held: HeldPin }

async function signIn({
  session,
  request,
  held,
  stopped,
  onSigned,
}: Signing): Promise<DeviceFault | undefined> {
  // Another card may have been put into the same reader: no PIN is given to a stranger.
  const certificate = session.certificates.find((der) => fingerprintOf(der) === request.certificate)
  if (!certificate) return { code: 'device.mismatch' }
  // What is typed on the reader anew for each signature is held nowhere.
  const isHeld = request.pin !== 'pad' || !session.asksAlways
  let isUnlocked = false
  for (const { id, digest } of request.documents) {
    if (stopped.aborted) return { code: 'device.cancelled' }
    if (isHeld && held.isDropped()) return { code: 'pin.dropped' }
    if (!isUnlocked || session.asksAlways) {
      const unlocked = await held.unlock(session)
      if (!unlocked.ok) return unlocked.fault
      isUnlocked = true
    }
    const signed = await session.sign(certificate, digest)
    if (!signed.ok) return signed.fault
    onSigned(id, signed.value)
  }
  return undefined
}
