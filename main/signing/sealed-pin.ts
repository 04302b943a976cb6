import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { wipeableFrom } from '../../domain/wipeable.ts'

/** A PIN on its way between two processes; the key under which it is sealed serves once. */
export type SealedPin = { readonly from: Uint8Array; readonly sealed: Uint8Array; readonly tag: Uint8Array }

const NAME = 'sverka pin'

/** Every PIN has a key of its own, so a constant nonce is used once. */
const NONCE = Buffer.alloc(12)

/**
 * Seals a PIN for the process that gives it to the card: what carries messages keeps copies that nobody wipes, and so
 * they hold nothing. The PIN itself is left as it is.
 *
 * @param to the public key of that process, DER
 */
export function sealPin(pin: Uint8Array, to: Uint8Array): SealedPin {
  const own = generateKeyPairSync('x25519')
  const key = keyBetween(own.privateKey, to)
  const cipher = createCipheriv('aes-256-gcm', key, NONCE)
  const sealed = Uint8Array.from(cipher.update(pin))
  cipher.final()
  key.fill(0)
  return { from: own.publicKey.export({ format: 'der', type: 'spki' }), sealed, tag: cipher.getAuthTag() }
}

/** The other end: its public key (DER), and what opens a PIN that was sealed for it. @throws when it was not */
export function pinOpener() {
  const own = generateKeyPairSync('x25519')
  return {
    key: Uint8Array.from(own.publicKey.export({ format: 'der', type: 'spki' })),
    open({ from, sealed, tag }: SealedPin): Uint8Array {
      const key = keyBetween(own.privateKey, from)
      const opener = createDecipheriv('aes-256-gcm', key, NONCE, { authTagLength: 16 })
      key.fill(0)
      opener.setAuthTag(tag)
      const opened = opener.update(sealed)
      const pin = wipeableFrom(opened) // a small buffer may be part of one that is shared
      opened.fill(0)
      opener.final()
      return pin
    },
  }
}

function keyBetween(privateKey: KeyObject, publicKey: Uint8Array): Uint8Array {
  const other = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
  const shared = diffieHellman({ privateKey, publicKey: other })
  const key = new Uint8Array(hkdfSync('sha256', shared, '', NAME, 32))
  shared.fill(0)
  return key
}
