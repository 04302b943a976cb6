/**
 * Makes the genuine signatures, certificates and lists of test/fuzz/genuine anew: `node scripts/fuzz/make-genuine.ts`.
 * Their keys are thrown away, so they are the same for everybody and nobody can make more of them.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mergeSignatures } from '../../cades/merge.ts'
import { requestTimeStamp } from '../../cades/time-stamp.ts'
import { canonicalJson } from '../../domain/canonical.ts'
import { listOf } from '../../test/cades/crl.ts'
import { authority, DAY, secretary, signedBy } from '../../test/cades/pki.ts'
import { stampedBy } from '../../test/cades/stamped.ts'
import { openStamper, P256_KEY } from '../../test/cades/stamper.ts'

const folder = join(import.meta.dirname, '../../test/fuzz/genuine')
mkdirSync(folder, { recursive: true })
const put = (name: string, bytes: Uint8Array): void => writeFileSync(join(folder, name), bytes)

const content = Buffer.from('{"becomes":"11223344595"}')
const root = authority('ecdsa-p256')
const middle = authority('rsa', { above: root, name: 'TEST Промежуточный центр' })
const gostRoot = authority('gost-256')
const first = secretary('ecdsa-p256', root)
const second = secretary('rsa', middle)
const gost = secretary('gost-256', gostRoot)
put('content.json', content)
put('root.cer', root.certificate)
put('middle.cer', middle.certificate)
put('gost-root.cer', gostRoot.certificate)
put('ecdsa.cer', first.certificate)
put('rsa.cer', second.certificate)
put('gost.cer', gost.certificate)

using stamper = openStamper({ key: P256_KEY })
const ecdsa = signedBy(first, content, { chain: [root.certificate] })
const rsa = signedBy(second, content, { chain: [middle.certificate] })
const both = mergeSignatures(ecdsa, rsa)
if (!both.ok) throw new Error(both.fault.code)
put('ecdsa.p7s', ecdsa)
put('rsa.p7s', rsa)
put('both.p7s', both.value)
put('gost.p7s', signedBy(gost, content, { chain: [gostRoot.certificate] }))
put('stamped.p7s', stampedBy(stamper, signedBy(first, content)))
put('stamper.cer', stamper.authority)
const asked = requestTimeStamp(ecdsa, randomBytes(8))
if (!asked.ok || !asked.value) throw new Error('nothing to stamp')
put('request.tsq', asked.value.request)
put('answer.tsr', stamper.answer(asked.value.request))
put('stamped-at.txt', Buffer.from(new Date(Date.now() + 60_000).toISOString()))

const day = (offset: number): Date => new Date(DAY.getTime() + offset * 86_400_000)
put(
  'root.crl',
  listOf(root, {
    from: day(-1),
    until: day(7),
    revoked: [
      { of: '0102030405', at: day(-30), reason: 'keyCompromise' },
      { of: '0f0e0d', at: day(-20), reason: 'certificateHold' },
      { of: '77', at: new Date('1962-05-01T00:00:00Z'), reason: 'keyCompromise' },
      { of: '0a0b', at: day(-10), reason: 'removeFromCRL' },
      { of: '00ff', at: day(-5) },
    ],
  }),
)
const list = canonicalJson({
  form: 1,
  title: 'TEST list',
  dated: '2026-08-31T08:00:00.000Z',
  authorities: [Buffer.from(root.certificate).toString('base64')],
  stampers: [Buffer.from(stamper.authority).toString('base64')],
  revocations: [],
})
put('list.json', Buffer.from(list))
put('list.json.p7s', signedBy(first, Buffer.from(list)))
