import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { verifyTimeStamp } from '../../cades/verify-time-stamp.ts'
import { authority, secretary, signedBy } from './pki.ts'
import { asked, stampedBy } from './stamped.ts'
import { openStamper } from './stamper.ts'

const bare = signedBy(secretary('rsa', authority('ecdsa-p256')), Buffer.from('{"becomes":"11223344595"}'))
const stamper = openStamper()
afterAll(() => stamper[Symbol.dispose]())

const GOOD_PURPOSE = 'extendedKeyUsage=critical,timeStamping'

test.for([
  [GOOD_PURPOSE, 'good'],
  [`${GOOD_PURPOSE}\nkeyUsage=critical,digitalSignature`, 'good'],
  ['basicConstraints=CA:false', 'cades.time-stamp'],
  ['extendedKeyUsage=timeStamping', 'cades.time-stamp'],
  [`${GOOD_PURPOSE},serverAuth`, 'cades.time-stamp'],
  [`${GOOD_PURPOSE}\nkeyUsage=critical,keyCertSign`, 'cades.time-stamp'],
])('the stamp of a certificate with «%s» is %s', ([purpose, wanted]) => {
  using service = openStamper({ purpose: purpose! })
  writeFileSync(service.path('info'), infoIn(stampedBy(stamper, bare)))
  const sign = 'cms -sign -binary -nodetach -cades -nosmimecap -econtent_type 1.2.840.113549.1.9.16.1.4'
  const files = '-in info -outform DER -signer tsa.pem -inkey tsa.key -certfile ca.pem -out token'
  execFileSync('openssl', `${sign} ${files}`.split(' '), { cwd: service.path(''), stdio: 'pipe' })

  const verified = verifyTimeStamp({
    token: readFileSync(service.path('token')),
    stamped: asked(bare).stamped,
    stampers: [service.authority],
    at: new Date(),
  })
  expect(verified.ok ? 'good' : verified.fault.code).toBe(wanted)
})

/** TSTInfo of the only stamp in a signature: found by its type, which stands before it. */
function infoIn(stamped: Uint8Array): Uint8Array {
  const type = Buffer.from('060b2a864886f70d0109100104a0', 'hex')
  const at = Buffer.from(stamped).indexOf(type) + type.length
  const inside = Buffer.from(stamped).indexOf(Buffer.from('020101', 'hex'), at)
  const start = Buffer.from(stamped).lastIndexOf(0x30, inside - 1)
  return Buffer.from(stamped).subarray(start, inside + stamped[inside - 1]!)
}
