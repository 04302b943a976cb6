import type { Keystore } from '../../main/key.ts'

/** A keystore that knows what it has encrypted by a sign of its own. */
export const keystore = (sign: string): Keystore => ({
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(`${sign}${Buffer.from(text).toString('hex')}`),
  decryptString: (encrypted) => {
    const text = encrypted.toString()
    if (!text.startsWith(sign)) throw new Error('not mine')
    return Buffer.from(text.slice(sign.length), 'hex').toString()
  },
})
