import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { failed } from '../../domain/outcome.ts'
import { keyOf, type Keystore } from '../../main/key.ts'
import { ownFolder } from '../fakes/store.ts'

/** A keystore that knows what it has encrypted by a sign of its own. */
const keystore = (sign: string): Keystore => ({
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(`${sign}${Buffer.from(text).toString('hex')}`),
  decryptString: (encrypted) => {
    const text = encrypted.toString()
    if (!text.startsWith(sign)) throw new Error('not mine')
    return Buffer.from(text.slice(sign.length), 'hex').toString()
  },
})

test('the key is made once and is the same at every start', () => {
  const folder = join(ownFolder(), 'profile')
  const first = keyOf(folder, keystore('a'))
  expect(first).toMatchObject({ ok: true, value: { length: 32 } })
  expect(keyOf(folder, keystore('a'))).toEqual(first)
  expect(keyOf(ownFolder(), keystore('a'))).not.toEqual(first)
})

test('what lies on the disk is not the key', () => {
  const folder = ownFolder()
  const made = keyOf(folder, keystore('a'))
  const kept = readFileSync(join(folder, 'base.key'), 'latin1')
  expect(made.ok && kept.includes(Buffer.from(made.value).toString('base64'))).toBe(false)
})

test('a system with no keystore keeps no key', () => {
  const none = { ...keystore('a'), isEncryptionAvailable: () => false }
  expect(keyOf(ownFolder(), none)).toEqual(failed({ code: 'store.keystore' }))
})

test('a base whose key is gone gets no new one', () => {
  const folder = ownFolder()
  writeFileSync(join(folder, 'base.db'), '')
  expect(keyOf(folder, keystore('a'))).toEqual(failed({ code: 'store.key-lost' }))
})

test('a key of another keystore is lost, not made anew', () => {
  const folder = ownFolder()
  keyOf(folder, keystore('a'))
  expect(keyOf(folder, keystore('b'))).toEqual(failed({ code: 'store.key-lost' }))
})
