import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { mergeSignatures } from '../../cades/merge.ts'
import { canonicalJson } from '../../domain/canonical.ts'
import { command } from '../../scripts/sverka/command.ts'
import { listOf } from '../cades/crl.ts'
import { pem } from '../cades/openssl.ts'
import { authority, DAY, SECRETARY, secretary, signedBy } from '../cades/pki.ts'
import { stampedBy } from '../cades/stamped.ts'
import { openStamper } from '../cades/stamper.ts'

/** The checkout. */
export const root = join(import.meta.dirname, '../..')
/** The folder of the inspector. */
export const folder = mkdtempSync(join(tmpdir(), 'sverka-verify-'))
/** A time-stamping service. */
export const stamper = openStamper()
afterAll(() => {
  rmSync(folder, { recursive: true })
  stamper[Symbol.dispose]()
})
/** A file in the folder of the inspector. */
export const path = (name: string) => join(folder, name)
/** Lays a file there. */
export const put = (name: string, bytes: Uint8Array | string) => writeFileSync(path(name), bytes)

const correction = {
  form: 1,
  id: '01990a5d-ac96-774b-8cce-b302099a8057',
  school: '77-1234',
  workplace: 'front-1',
  person: '01990a5d-ac96-774b-8cce-b302099a8058',
  baseVersion: 1,
  changes: [
    { field: 'snils', was: '', becomes: '11223344595' },
    { field: 'lastName', was: 'Учебнaя', becomes: 'Учебная' },
  ],
  basis: 'original',
  askedBy: 'guardian',
  created: '2026-09-01T07:00:00.000Z',
  training: false,
}

/** An authority with a GOST key. */
export const centre = authority('gost-256')
/** Who signed first. */
export const first = secretary('gost-256', centre)
const second = secretary('rsa', centre, {
  subject: { ...SECRETARY, commonName: 'TEST Второй\u001b[31m Пётр Тестович' },
})
/** The bytes of a correction. */
export const content = Buffer.from(canonicalJson(correction))
const LATER = new Date(DAY.getTime() + 3_600_000)
const both = mergeSignatures(
  signedBy(first, content),
  stampedBy(stamper, signedBy(second, content, { signedAt: LATER })),
)
if (!both.ok) throw new Error(both.fault.code)

/** When the lists of the revoked were made and end. */
export const life = { from: new Date('2026-08-25T00:00:00Z'), until: new Date('2026-09-25T00:00:00Z') }
put('c.json', content)
put('c.json.p7s', both.value)
put('other.json', '{}')
put('other.json.p7s', both.value)
put('letter.p7s', signedBy(first, Buffer.from('a letter')))
put('letter', 'a letter')
put('centre.pem', pem('CERTIFICATE', centre.certificate))
put('stampers.der', stamper.authority)
put('good.crl', listOf(centre, life))
put('bad.crl', pem('X509 CRL', listOf(centre, { ...life, revoked: [{ of: first, at: DAY }] })))

/** Runs the command here; file names stand for the files of the folder. */
export function run(line: string) {
  const said: string[] = []
  const complained: string[] = []
  const args = line.split(' ').map((word) => (/\.|^letter$/.test(word) ? path(word) : word))
  const code = command(args.filter(Boolean), {
    say: (text) => said.push(text),
    complain: (text) => complained.push(text),
    now: Date.now,
  })
  return {
    code,
    said: said.join('\n'),
    complained: complained.join('\n'),
    last: said.at(-1)?.split('\n').at(-1),
  }
}

/** Whom the inspector believes. */
export const TRUSTED = '--trusted centre.pem'
