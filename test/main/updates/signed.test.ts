import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSigned } from '../../../main/updates/signed.ts'
import { ownFolder } from '../../fakes/store.ts'
import { bytesOf, described, ownKeys, signedBy } from './region.ts'

const own = ownKeys()
const next = ownKeys()
const stranger = ownKeys()

const said = (bytes: Uint8Array, signatures = signedBy(own, bytes), keys = [own.held, next.held]): string => {
  const read = readSigned(bytes, signatures, keys)
  return read.ok ? read.value.descriptor.version : read.fault.code
}

const good = bytesOf(described())

/** The description with one byte in the middle of it turned over. */
const forged = Buffer.from(good.map((byte, place) => (place === good.length >> 1 ? byte ^ 1 : byte)))

test.each<[string, () => string, string]>([
  ['what a known key has signed is believed', () => said(good), '1.3.0'],
  ['one of two keys is enough', () => said(good, signedBy(next, good)), '1.3.0'],
  [
    'a stranger beside a known key does no harm',
    () => said(good, signedBy(stranger, good) + signedBy(own, good)),
    '1.3.0',
  ],
  ['a stranger alone is not believed', () => said(good, signedBy(stranger, good)), 'updates.stranger'],
  [
    'a stranger under a known name is not either',
    () => said(good, signedBy({ ...stranger, held: own.held }, good)),
    'updates.signature',
  ],
  ['a forged description is refused', () => said(forged, signedBy(own, good)), 'updates.signature'],
  [
    'a description cut off is refused',
    () => said(good.subarray(0, -1), signedBy(own, good)),
    'updates.signature',
  ],
  ['no signature is none', () => said(good, ''), 'updates.unsigned'],
  [
    'a signature that is cut off is none',
    () => said(good, signedBy(own, good).slice(0, 60)),
    'updates.unsigned',
  ],
  ['a page of the network is no signature', () => said(good, '<html>log in</html>'), 'updates.unsigned'],
  ['without keys nothing is believed', () => said(good, signedBy(own, good), []), 'updates.no-key'],
])('%s', (_title, read, expected) => {
  expect(read()).toBe(expected)
})

const text = (change: (said: string) => string): Buffer => Buffer.from(change(good.toString()))

test.each<[string, Uint8Array]>([
  ['spaces', text((said) => said.replace(':', ': '))],
  ['a member twice', text((said) => said.replace('"sequence":7', '"sequence":7,"sequence":8'))],
  ['a prototype', text((said) => said.replace('{', '{"__proto__":{"version":"9.9.9"},'))],
  ['a constructor', bytesOf({ ...described(), constructor: { prototype: { version: '9.9.9' } } })],
  ['a mark of the byte order', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), good])],
  ['no UTF-8', Buffer.concat([good.subarray(0, -3), Buffer.from([0xff]), good.subarray(-3)])],
  ['depth', Buffer.from('['.repeat(60_000) + ']'.repeat(60_000))],
  ['a list', Buffer.from('[]')],
  ['nothing', Buffer.from('null')],
])('a description with %s is refused, even where it is signed', (_what, bytes) => {
  expect(said(bytes)).toBe('updates.form')
})

const [file] = described().files

test.each<[string, object]>([
  ['another format', { format: 'sverka-updates/2' }],
  ['a member that nobody knows', { more: 1 }],
  ['a sequence of nought', { sequence: 0 }],
  ['a sequence that is no whole number', { sequence: 1.5 }],
  ['a sequence without an end', { sequence: 2 ** 31 }],
  ['a day for an instant', { issued: '2026-11-22' }],
  ['an end before its beginning', { expires: '2026-11-21T08:00:00.000Z' }],
  ['no end for years', { expires: '2028-11-21T08:00:00.000Z' }],
  ['a version of two numbers', { version: '1.3' }],
  ['a version with a word behind', { version: '1.3.0-beta' }],
  ['a version with a nought in front', { version: '01.3.0' }],
  ['a least version above its own', { minimum: '1.3.1' }],
  ['a way back to another version', { rollback: { to: '1.2.0' } }],
  ['its own version blocked', { blocked: ['1.3.0'] }],
  ['more than all desks', { rings: { early: 101, usual: 0 } }],
  ['fewer desks than none', { rings: { early: -1, usual: 0 } }],
  ['a ring that nobody knows', { rings: { early: 1, usual: 1, never: 1 } }],
  ['no files', { files: [] }],
  ['one kind twice', { files: [file, file] }],
  ['a path', { files: [{ ...file, file: '../Sverka.AppImage' }] }],
  ['a way up', { files: [{ ...file, file: '..' }] }],
  ['another host', { files: [{ ...file, file: 'https://elsewhere/x' }] }],
  ['a question mark', { files: [{ ...file, file: 'x?y' }] }],
  ['an empty file', { files: [{ ...file, size: 0 }] }],
  ['a file without an end', { files: [{ ...file, size: 1e12 }] }],
  ['a short digest', { files: [{ ...file, sha512: 'ab' }] }],
  ['capital digits', { files: [{ ...file, sha512: file!.sha512.toUpperCase() }] }],
  ['a kind that nobody knows', { files: [{ ...file, kind: 'exe' }] }],
  ['notes in one language', { notes: { ru: 'Да' } }],
  ['notes without an end', { notes: { ru: 'а'.repeat(2_001), en: 'a' } }],
  ['a sign that turns the text about', { notes: { ru: 'а\u202eб', en: 'a' } }],
])('a signed description with %s is refused', (_what, more) => {
  expect(said(bytesOf({ ...described(), ...more }))).toBe('updates.form')
})

test('OpenSSL comes to the same: the signature is over the very bytes of the file', () => {
  const folder = ownFolder()
  const [json, key, signature] = ['updates.json', 'key.pem', 'one.sig'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(json, good)
  writeFileSync(key, own.held.key.export({ format: 'pem', type: 'spki' }))
  writeFileSync(signature, Buffer.from(signedBy(own, good).split(' ')[1]!, 'base64'))
  const verify = (file: string): string => {
    const args = ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', key, '-in', file, '-sigfile', signature]
    try {
      return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
    } catch (cause) {
      return String((cause as { stdout: string }).stdout).trim()
    }
  }
  expect(verify(json)).toBe('Signature Verified Successfully')
  writeFileSync(json, forged)
  expect(verify(json)).toBe('Signature Verification Failure')
})
