import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { issueCertificate } from '../../../cades/issue.ts'
import { bytesAsker } from '../../../main/ask-bytes.ts'
import { listOf } from '../../cades/crl.ts'
import { authority, certificateOf, DAY, SECRETARY } from '../../cades/pki.ts'
import { ownFolder } from '../../fakes/store.ts'
import { ownTrust } from './own-trust.ts'

const HOUR_MS = 3_600_000
const URL = 'http://lists.test/root.crl'
const root = authority('ecdsa-p256')
const anna = issueCertificate({
  subject: SECRETARY,
  algorithm: 'ecdsa-p256',
  authority: root,
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2028-01-01T00:00:00Z'),
  revocationPoints: ['ldap://lists.test/root', URL],
})
const circumstances = { brought: [], hasKey: true, at: DAY }

test('the list for a certificate that is seen is fetched, and once a day again', async () => {
  let now = DAY.getTime()
  let list: Uint8Array | undefined = listOf(root, { from: new Date(now - HOUR_MS) })
  const desk = ownTrust({ authorities: [root], now: () => now, network: () => list })
  const judge = () => desk.trust.judge(certificateOf(anna), circumstances)

  expect(judge()).toMatchObject({ revocation: 'unknown' })
  await desk.trust.catchUp()
  expect(judge()).toMatchObject({ revocation: 'good' })
  expect([desk.changes(), desk.asked]).toEqual([1, [URL]])

  await desk.trust.catchUp()
  now += 25 * HOUR_MS
  list = undefined
  await desk.trust.catchUp()
  await desk.trust.catchUp()
  expect(desk.asked).toEqual([URL, URL])
  expect(judge()).toMatchObject({ revocation: 'good' })

  now += 25 * HOUR_MS
  list = listOf(root, { from: new Date(now), revoked: [{ of: anna, at: DAY }] })
  await desk.trust.catchUp()
  expect(judge()).toMatchObject({ refusal: 'revoked' })
})

test('after a new start the list of today is not fetched again', async () => {
  const list = listOf(root, { from: DAY })
  const first = ownTrust({ authorities: [root], now: Date.now, network: () => list })
  first.trust.judge(certificateOf(anna), circumstances)
  await first.trust.catchUp()

  const second = ownTrust({ authorities: [root], folder: first.folder, now: Date.now, network: () => list })
  expect(second.trust.judge(certificateOf(anna), circumstances)).toMatchObject({ revocation: 'good' })
  await second.trust.catchUp()
  expect([first.asked, second.asked]).toEqual([[URL], []])
})

test.for<[string, () => Uint8Array]>([
  ['of another authority', () => listOf(authority('ecdsa-p256'), { from: DAY })],
  ['no list', () => Buffer.from('<html>')],
])('what is %s is not kept', async ([, answer]) => {
  const desk = ownTrust({ authorities: [root], network: answer })
  desk.trust.judge(certificateOf(anna), circumstances)
  await desk.trust.catchUp()
  expect([desk.changes(), desk.trust.look().revocations]).toEqual([0, []])
})

test('lists in the files of the settings are read again, and kept while a file is away or torn', async () => {
  const own = { subject: SECRETARY, algorithm: 'ecdsa-p256', authority: root } as const
  const life = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2028-01-01T00:00:00Z') }
  const boris = certificateOf(issueCertificate({ ...own, ...life }))
  let file: Uint8Array | undefined
  const desk = ownTrust({ authorities: [root], revocations: () => [file] })
  const stands = async (now: Uint8Array | undefined) => {
    file = now
    await desk.trust.catchUp()
    return desk.trust.judge(boris, circumstances).revocation
  }
  const whole = listOf(root, { from: DAY })
  expect(await stands(undefined)).toBe('unknown')
  expect(await stands(whole)).toBe('good')
  expect(await stands(undefined)).toBe('good')
  expect(await stands(whole.subarray(0, 99))).toBe('good')
  expect(await stands(listOf(root, { from: DAY, revoked: [{ of: boris.serial, at: DAY }] }))).toBe('revoked')
  expect(desk.changes()).toBe(2)
})

test('a list that cannot be kept is no reason to stop', async () => {
  const folder = join(ownFolder(), 'a-file')
  writeFileSync(folder, '')
  const list = listOf(root, { from: DAY })
  const desk = ownTrust({ authorities: [root], folder: join(folder, 'trust'), network: () => list })
  desk.trust.judge(certificateOf(anna), circumstances)
  await desk.trust.catchUp()
  expect(desk.damaged).toEqual(['trust.fetched'])
})

test('a list that is not to be had at the first address is fetched from the second', async () => {
  const boris = issueCertificate({
    subject: SECRETARY,
    algorithm: 'ecdsa-p256',
    authority: root,
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2028-01-01T00:00:00Z'),
    revocationPoints: ['http://inside.test/root.crl', URL, 'http://third.test/root.crl'],
  })
  const list = listOf(root, { from: DAY })
  const desk = ownTrust({ authorities: [root], network: (url) => (url === URL ? list : undefined) })
  desk.trust.judge(certificateOf(boris), circumstances)
  await desk.trust.catchUp()
  expect(desk.asked).toEqual(['http://inside.test/root.crl', URL])
  expect(desk.trust.judge(certificateOf(boris), circumstances)).toMatchObject({ revocation: 'good' })
})

test('nothing is asked for a certificate of strangers, or where the policy asks no lists', async () => {
  const strange = ownTrust({ authorities: [] })
  const off = ownTrust({ authorities: [root], policy: { revocation: 'off' } })
  for (const { trust, asked } of [strange, off]) {
    trust.judge(certificateOf(anna), circumstances)
    await trust.catchUp()
    expect(asked).toEqual([])
  }
})

test.for<[string, () => Promise<Response>]>([
  ['there is no network', () => Promise.reject(new TypeError('no network'))],
  ['the answer is a refusal', () => Promise.resolve(new Response('no', { status: 503 }))],
  ['more comes than may', () => Promise.resolve(new Response('x'.repeat(11)))],
])('whoever asks for bytes gets nothing when %s', async ([, fetch]) => {
  expect(await bytesAsker(fetch)({ url: URL, longestMs: 1_000, longestBytes: 10 })).toBeUndefined()
})

test('an answer that never comes ends with its time', async () => {
  const fetch = (_: string, { signal }: RequestInit) =>
    new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
  expect(await bytesAsker(fetch)({ url: URL, longestMs: 20, longestBytes: 10 })).toBeUndefined()
})
