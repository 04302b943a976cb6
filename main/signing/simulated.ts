import { constants, createPrivateKey, privateEncrypt } from 'node:crypto'
import { done, failed } from '../../domain/outcome.ts'
import type { Seen, SignatureDevices, SignatureSession } from './port.ts'
import {
  readTraining,
  readTries,
  resetTrainingCard,
  type Training,
  TRAINING_PIN,
  writeTries,
} from './training.ts'

const READER = 'TEST'
const ID = 'TEST#1'

/** DigestInfo of SHA-256 without the hash itself (RFC 8017 §9.2). */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')

/**
 * The card of the training mode, in the folder that `prepareTraining` has filled: same port, same PIN per
 * signature, a counter of tries that survives a restart. Says that there is no reader where the folder is empty.
 */
export function simulatedDevices(folder: string): SignatureDevices {
  let tell: (seen: Seen) => void = () => {}

  const publish = async (): Promise<void> => {
    const training = await readTraining(folder)
    if (!training) return tell({ service: true, slots: [] })
    const card = {
      id: ID,
      reader: READER,
      kind: 'simulated',
      state: 'ready',
      triesLeft: await readTries(folder),
      pin: { isLow: false, isLast: false, isPad: false, isFactory: false, shortest: 6, longest: 6 },
      certificates: [training.certificate],
      keyless: [],
      authorities: [],
    } as const
    tell({
      service: true,
      slots: [
        {
          reader: READER,
          card: { ...card, certificates: [...card.certificates], keyless: [], authorities: [] },
        },
      ],
    })
  }

  return {
    watch: (on) => {
      tell = on
      void publish()
      return () => {
        tell = () => {}
      }
    },
    find: (id) =>
      id === ID
        ? {
            open: async () => {
              const training = await readTraining(folder)
              return training
                ? done(sessionOf(folder, training, publish))
                : failed({ code: 'device.removed' })
            },
          }
        : undefined,
  }
}

function sessionOf(folder: string, training: Training, onClose: () => Promise<void>): SignatureSession {
  const key = createPrivateKey(training.key)
  let isUnlocked = false
  return {
    certificates: [training.certificate],
    asksAlways: true,
    unlock: async (pin) => {
      if (pin === 'pad') return failed({ code: 'device.failed' })
      const tries = await readTries(folder)
      if (tries === 0) return failed({ code: 'pin.blocked' })
      isUnlocked = Buffer.compare(pin, Buffer.from(TRAINING_PIN)) === 0
      if (isUnlocked) {
        await resetTrainingCard(folder)
        return done(undefined)
      }
      await writeTries(folder, tries - 1)
      return failed(tries === 1 ? { code: 'pin.blocked' } : { code: 'pin.wrong', triesLeft: tries - 1 })
    },
    sign: async (_certificate, digest) => {
      if (!isUnlocked) return failed({ code: 'device.pin-needed' })
      isUnlocked = false
      const block = Buffer.concat([SHA256_INFO, digest])
      return done(privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, block))
    },
    close: onClose,
  }
}
