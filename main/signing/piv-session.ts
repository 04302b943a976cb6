import { readCertificate } from '../../cades/certificate.ts'
import type { DeviceFault } from '../../contract/signer.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Channel } from './apdu.ts'
import { type Held, inTurns } from './card-turns.ts'
import type { Pcsc, PcscCode } from './pcsc.ts'
import { piv, type PivAlgorithm } from './piv.ts'
import type { SignatureSession } from './port.ts'

/** A session that can also say how many tries are left. */
export type PivSession = SignatureSession & {
  readonly triesLeft: () => Promise<Outcome<number | undefined, DeviceFault>>
}

/** Opens the card in a reader. */
export type OpenPiv = (reader: string) => Promise<Outcome<PivSession, DeviceFault>>

/**
 * Makes what takes a card for one piece of work: shared with other programs, all of it in one transaction,
 * left as it was but without the PIN.
 */
export function pivOpener(pcsc: Pcsc): OpenPiv {
  const takeInTurn = inTurns((reader) => take(pcsc, reader))
  return async (reader) => {
    const held = await takeInTurn(reader)
    return held.ok ? sessionOf(held.value) : held
  }
}

async function sessionOf({ card, leave }: Held): Promise<Outcome<PivSession, DeviceFault>> {
  const channel: Channel = {
    isT0: card.isT0,
    transmit: async (command) => {
      const answer = await card.transmit(command)
      return answer.ok ? answer : failed(faultOf(answer.fault))
    },
  }
  const application = piv(channel)
  const selected = await application.select()
  const found = selected.ok ? await application.certificate() : selected
  if (!found.ok) {
    await leave('leave')
    return found
  }

  const { der, key } = found.value
  let isUnlocked = false
  return done({
    certificates: [der],
    // The signing key of PIV is "PIN always" (NIST SP 800-73-4 part 1 §3.1.3).
    asksAlways: key === '9c',
    triesLeft: application.triesLeft,
    unlock: async (pin) => {
      if (pin === 'pad') return failed({ code: 'device.failed' }) // no reader's keys are asked for PIV yet
      isUnlocked = true // even a PIN whose answer was lost must be forgotten
      return application.verify(pin)
    },
    sign: async (certificate, digest) => {
      const read = readCertificate(certificate)
      if (!read.ok) return failed({ code: 'device.unknown-card' })
      const { algorithm, bits } = read.value
      const isKnown = algorithm === 'rsa' ? bits === 2048 : algorithm === 'ecdsa-p256'
      if (!isKnown) return failed({ code: 'device.unknown-card' })
      return application.sign(key, algorithm as PivAlgorithm, digest)
    },
    close: async () => {
      // Never a reset of a card that is gone: pcsc-lite would take the next card put in for none at all.
      const mustReset = isUnlocked && (await application.forget()) === 'refused'
      await leave(mustReset ? 'reset' : 'leave')
    },
  })
}

/** Both connecting and beginning wait for as long as another program is in a transaction. */
async function take(pcsc: Pcsc, reader: string): Promise<Outcome<Held, DeviceFault>> {
  const established = await pcsc.establish()
  if (!established.ok) return failed(faultOf(established.fault))
  const context = established.value
  const connected = await context.connect(reader)
  if (!connected.ok) {
    await context.release()
    return failed(faultOf(connected.fault))
  }
  const card = connected.value
  const disconnect = async (then: 'leave' | 'reset'): Promise<void> => {
    await card.disconnect(then)
    await context.release()
  }
  const begun = await card.begin()
  if (!begun.ok) {
    await disconnect('leave')
    return failed(faultOf(begun.fault))
  }
  return done({
    card,
    leave: async (then) => {
      await card.end()
      await disconnect(then)
    },
  })
}

const FAULTS: { readonly [Code in PcscCode]?: DeviceFault['code'] } = {
  'service-gone': 'device.no-service',
  'unknown-reader': 'device.no-card',
  'no-card': 'device.removed',
  'removed-card': 'device.removed',
  'reader-unavailable': 'device.removed',
  // The card went away or lost contact between two bytes.
  'not-transacted': 'device.removed',
  'no-protocol': 'device.removed',
  'reset-card': 'device.reset',
  'sharing-violation': 'device.in-use',
  'unresponsive-card': 'device.mute',
  'unpowered-card': 'device.mute',
}

const faultOf = (code: PcscCode): DeviceFault =>
  ({ code: FAULTS[code] ?? 'device.failed' }) as Exclude<DeviceFault, { code: 'pin.wrong' }>
