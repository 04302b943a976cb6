import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listOf } from '../../cades/crl.ts'
import { authority, certificateOf, DAY, secretary, signedBy } from '../../cades/pki.ts'
import { ownFolder } from '../../fakes/store.ts'
import { base64, listBytes, ownTrust } from './own-trust.ts'

const day = (text: string): Date => new Date(`${text}T00:00:00Z`)
const root = authority('ecdsa-p256', { name: 'TEST Корневой центр' })
const keeper = secretary('ecdsa-p256', authority('ecdsa-p256', { name: 'TEST Ведомство' }))
const stranger = secretary('ecdsa-p256', root)
const anna = secretary('ecdsa-p256', root)

type File = { bytes: Uint8Array; signature?: Uint8Array }

function written({ bytes, signature }: File): string {
  const file = join(ownFolder(), 'chosen.json')
  writeFileSync(file, bytes)
  if (signature) writeFileSync(`${file}.p7s`, signature)
  return file
}

const listed = (bytes: Uint8Array, by = keeper) => written({ bytes, signature: signedBy(by, bytes) })
const whole = { authorities: [base64(root.certificate)] }
const codeOf = (outcome: { ok: boolean; fault?: { code: string } }) => outcome.fault?.code

test('a signed list makes its authorities known, at once and after a new start', () => {
  const desk = ownTrust({ listSigners: [keeper] })
  const judge = (trust: typeof desk.trust) =>
    trust.judge(certificateOf(anna), { brought: [], hasKey: true, at: DAY })
  expect(judge(desk.trust).refusal).toBe('untrusted')

  expect(desk.trust.importFile(listed(listBytes(whole)))).toEqual({ ok: true, value: undefined })
  expect(desk.changes()).toBe(1)
  const again = ownTrust({ listSigners: [keeper], folder: desk.folder })
  for (const { trust } of [desk, again]) {
    expect(judge(trust)).toMatchObject({ chain: [{ name: 'TEST Корневой центр', from: 'list' }] })
    expect(trust.look().list).toEqual({
      title: 'TEST list',
      dated: '2026-08-20T00:00:00.000Z',
      signer: 'TEST Учебная Анна Тестовна',
      isOld: false,
    })
  }
  expect(again.damaged).toEqual([])
})

test('a signature in base64, as other programs write it, is read too', () => {
  const bytes = listBytes(whole)
  const text = base64(signedBy(keeper, bytes)).replace(/.{64}/g, '$&\r\n')
  const { trust } = ownTrust({ listSigners: [keeper] })
  expect(trust.importFile(written({ bytes, signature: Buffer.from(text) })).ok).toBe(true)
})

test.for<[string, () => string, string]>([
  ['nobody has signed it', () => written({ bytes: listBytes() }), 'trust.unsigned'],
  ['somebody else has signed it', () => listed(listBytes(), stranger), 'trust.unsigned'],
  [
    'the signature is of another list',
    () => written({ bytes: listBytes(whole), signature: signedBy(keeper, listBytes()) }),
    'trust.unsigned',
  ],
  [
    'it has another spelling',
    () => listed(Buffer.from(` ${Buffer.from(listBytes()).toString()}`)),
    'trust.unread',
  ],
  ['it is no list', () => listed(Buffer.from('{"form":1}')), 'trust.unread'],
  ['it is a certificate', () => listed(root.certificate), 'trust.unread'],
  ['it is not there', () => join(ownFolder(), 'nothing.json'), 'trust.unread'],
  ['it is of the same day', () => listed(listBytes({ title: 'TEST other' })), 'trust.older'],
  ['it is older', () => listed(listBytes({ dated: '2026-08-19T00:00:00.000Z' })), 'trust.older'],
])('a list is refused when %s', ([, file, code]) => {
  const { trust, changes } = ownTrust({ listSigners: [keeper], authorities: [root] })
  trust.importFile(listed(listBytes()))
  expect(codeOf(trust.importFile(file()))).toBe(code)
  expect(trust.look().list?.title).toBe('TEST list')
  expect(changes()).toBe(1)
})

test('a list of revoked certificates of an authority known here is taken, and the next one in its place', () => {
  const desk = ownTrust({ authorities: [root] })
  const early = listOf(root, { from: day('2026-08-20') })
  const late = listOf(root, { from: day('2026-08-25'), revoked: [{ of: anna, at: day('2026-08-24') }] })
  const judge = (trust: typeof desk.trust) =>
    trust.judge(certificateOf(anna), { brought: [], hasKey: true, at: DAY })

  expect(desk.trust.importFile(written({ bytes: early })).ok).toBe(true)
  expect(judge(desk.trust)).toMatchObject({ revocation: 'good', listFrom: '2026-08-20T00:00:00.000Z' })
  expect(desk.trust.importFile(written({ bytes: late })).ok).toBe(true)
  expect(codeOf(desk.trust.importFile(written({ bytes: early })))).toBe('trust.older')

  const again = ownTrust({ authorities: [root], folder: desk.folder })
  for (const { trust } of [desk, again]) {
    expect(judge(trust)).toMatchObject({ refusal: 'revoked', revocation: 'revoked' })
    expect(trust.look().revocations).toEqual([
      { issuer: 'TEST Корневой центр', from: '2026-08-25T00:00:00.000Z', count: 1, isOld: false },
    ])
  }
})

test('a list of revoked certificates of nobody known here is refused', () => {
  const bytes = listOf(authority('ecdsa-p256', { name: 'TEST Корневой центр' }), { from: DAY })
  expect(codeOf(ownTrust({ authorities: [root] }).trust.importFile(written({ bytes })))).toBe(
    'trust.untrusted',
  )
})

test('files torn by something else are set aside with a word, and the desk goes on', () => {
  const desk = ownTrust({ listSigners: [keeper], authorities: [root] })
  desk.trust.importFile(listed(listBytes(whole)))
  desk.trust.importFile(written({ bytes: listOf(root, { from: DAY }) }))
  const revocations = join(desk.folder, 'revocations')
  writeFileSync(join(desk.folder, 'list.json'), readFileSync(join(desk.folder, 'list.json')).subarray(0, 99))
  writeFileSync(join(revocations, readdirSync(revocations)[0]!), 'torn')

  const again = ownTrust({ listSigners: [keeper], folder: desk.folder, revocations: [Buffer.from('torn')] })
  expect(again.trust.look()).toMatchObject({ authorities: [], revocations: [] })
  expect(again.damaged).toEqual(['trust.settings', 'trust.revocations', 'trust.list'])
  expect(again.trust.importFile(listed(listBytes(whole))).ok).toBe(true)
  const third = ownTrust({ listSigners: [keeper], folder: desk.folder })
  expect(third.trust.authorities()).toHaveLength(1)
  expect(third.damaged).toEqual([])
})

test('a list whose signer the settings no longer name is not believed, and not lost', () => {
  const desk = ownTrust({ listSigners: [keeper] })
  desk.trust.importFile(listed(listBytes(whole)))
  const other = ownTrust({ folder: desk.folder })
  expect(other.trust.authorities()).toEqual([])
  expect(other.damaged).toEqual(['trust.unsigned'])
  expect(ownTrust({ listSigners: [keeper], folder: desk.folder }).trust.authorities()).toHaveLength(1)
})
