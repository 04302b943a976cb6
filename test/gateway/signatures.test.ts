import { readFileSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mergeSignatures } from '../../cades/merge.ts'
import { readRevocations } from '../../cades/revocations.ts'
import { createArchive } from '../../gateway/archive/archive.ts'
import { migrate } from '../../gateway/archive/migrate.ts'
import { openPglite } from '../../gateway/archive/pglite.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { runCommand } from '../../gateway/commands.ts'
import type { Verify } from '../../gateway/judge.ts'
import { verifierFor } from '../../gateway/open.ts'
import { revocationsIn } from '../../gateway/revocation-files.ts'
import { bytesOf } from '../../main/store/corrections.ts'
import type { Correction } from '../../contract/correction.ts'
import { listOf, type Revoked } from '../cades/crl.ts'
import { anyAuthority, anyPerson } from '../cades/any-certificate.ts'
import { authority, certificateOf, secretary, SECRETARY, signedBy } from '../cades/pki.ts'
import { stampedBy } from '../cades/stamped.ts'
import { openStamper, P256_KEY } from '../cades/stamper.ts'
import { ownFolder } from '../fakes/store.ts'
import { ownSql } from './databases.ts'
import { DAY, ownRegion, parcelOf } from './region.ts'

const day = (text: string): Date => new Date(`${text}T00:00:00Z`)
const root = authority('ecdsa-p256')
const anna = secretary('ecdsa-p256', root)
const annaAgain = secretary('rsa', root)
const boris = secretary('ecdsa-p256', root, {
  subject: { ...SECRETARY, commonName: 'TEST Б', snils: '08765430300' },
})
const trusted = [root.certificate]

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const listsOf = (...revoked: Revoked[]) => {
  const read = readRevocations(listOf(root, { from: new Date(DAY), revoked }))
  if (!read.ok) throw new Error(read.fault.code)
  return () => [read.value]
}

type Region = Awaited<ReturnType<typeof ownRegion>>
type Sign = (bytes: Uint8Array) => Uint8Array

const by =
  (signer: typeof anna | typeof annaAgain, signedAt = new Date(DAY)): Sign =>
  (bytes) =>
    signedBy(signer, bytes, { signedAt })

const both =
  (...signs: readonly Sign[]): Sign =>
  (bytes) =>
    signs
      .map((sign) => sign(bytes))
      .reduce((first, second) => {
        const merged = mergeSignatures(first, second)
        if (!merged.ok) throw new Error(merged.fault.code)
        return merged.value
      })

async function offered(region: Region, sign: Sign): Promise<string> {
  const one: Correction = region.correct({ changes: [{ field: 'lastName', was: '?', becomes: 'Образцов' }] })
  const [verdict] = await region.offer(parcelOf(one, sign(bytesOf(one))))
  return verdict?.state === 'refused' ? verdict.code : (verdict?.state ?? '')
}

type Wish = Omit<Parameters<typeof ownRegion>[0], 'sql'>

test.for<[string, Wish, Sign, string]>([
  ['one person has signed', {}, by(anna), 'accepted'],
  [
    'the authority is a stranger’s',
    { verify: verifierFor({ trusted: [authority('rsa').certificate] }) },
    by(anna),
    'signature',
  ],
  ['it is of yesterday', { oldestDays: 1 }, by(anna, new Date(DAY - 80_000_000)), 'accepted'],
  ['it is older than may be', { oldestDays: 1 }, by(anna, new Date(DAY - 90_000_000)), 'signature'],
  ['nobody is revoked', { verify: verifierFor({ trusted, revocations: listsOf() }) }, by(anna), 'accepted'],
  [
    'the signer is revoked',
    { verify: verifierFor({ trusted, revocations: listsOf({ of: anna, at: day('2026-08-30') }) }) },
    by(anna),
    'revoked',
  ],
  [
    'the second signer is revoked',
    { verify: verifierFor({ trusted, revocations: listsOf({ of: boris, at: day('2026-08-30') }) }) },
    both(by(anna), by(boris)),
    'revoked',
  ],
  ['a second person is asked for', { secondSignature: true }, by(anna), 'second'],
  [
    'the second signature is of the same person',
    { secondSignature: true },
    both(by(anna), by(annaAgain)),
    'second',
  ],
  ['two persons have signed', { secondSignature: true }, both(by(anna), by(boris)), 'accepted'],
  [
    'the first of two is old',
    { oldestDays: 1 },
    both(by(anna, new Date(DAY - 90_000_000)), by(boris)),
    'signature',
  ],
  ['two persons sign and one is asked for', {}, both(by(anna), by(boris)), 'accepted'],
])('when %s', async ([, wish, sign, verdict]) => {
  expect(await offered(await ownRegion({ sql, verify: verifierFor({ trusted }), ...wish }), sign)).toBe(
    verdict,
  )
})

test('both signers must have the right to correct the school', async () => {
  const region = await ownRegion({ sql, verify: verifierFor({ trusted }), certificates: 'listed' })
  const allow = (one: typeof anna) =>
    region.archive.rights.addCertificate(region.school, certificateOf(one).fingerprint)
  await allow(anna)
  expect(await offered(region, both(by(anna), by(boris)))).toBe('rights')
  await allow(boris)
  expect(await offered(region, both(by(anna), by(boris)))).toBe('accepted')
})

test('what was verified is kept with the correction', async () => {
  const region = await ownRegion({ sql, verify: verifierFor({ trusted, revocations: listsOf() }) })
  await offered(region, both(by(anna), by(boris, new Date(DAY + 1_000))))
  const [held] = await region.archive.corrections.all(region.school)
  const kept = (one: typeof anna, signedAt: number) => ({
    fingerprint: certificateOf(one).fingerprint,
    signedAt: new Date(signedAt).toISOString(),
    revocation: 'good',
    listFrom: new Date(DAY).toISOString(),
  })
  expect(held?.signers).toEqual([kept(anna, DAY), kept(boris, DAY + 1_000)])
  expect(held?.certificate).toBe(certificateOf(anna).fingerprint)
})

test('a time stamp makes an old signature believed, and one of a stranger proves nothing', async () => {
  using service = openStamper({ key: P256_KEY })
  const now = Date.now()
  const life = { notBefore: new Date(now - 400 * 86_400_000), notAfter: new Date(now + 1e10) }
  const above = authority('ecdsa-p256', life)
  const signer = secretary('ecdsa-p256', above, life)
  const bytes = Buffer.from('{}')
  const old = signedBy(signer, bytes, { signedAt: new Date(now - 86_400_000) })
  const stamped = stampedBy(service, old)

  const verify = verifierFor({ trusted: [above.certificate], stampers: [service.authority] })
  const seen = verify(bytes, stamped, new Date(now))
  expect(seen).toMatchObject({ ok: true, value: [{ stampedBy: 'TEST Time service' }] })
  const strange = verifierFor({ trusted: [above.certificate], stampers: [root.certificate] })(
    bytes,
    stamped,
    new Date(now),
  )
  expect(strange.ok && strange.value.map(({ stampedAt }) => stampedAt)).toEqual([undefined])

  const torn = Uint8Array.from(stamped)
  torn[torn.length - 200]! ^= 0xff
  expect(verify(bytes, torn, new Date(now)).ok).toBe(false)
})

test('the log is verified as it was when it came: a certificate revoked later has signed nevertheless', async () => {
  const log = await openPglite()
  await migrate(log)
  const verify = verifierFor({ trusted })
  const region = await ownRegion({ sql: log, verify })
  expect(await offered(region, by(anna))).toBe('accepted')
  expect(await offered(region, by(boris))).toBe('accepted')

  const said = async (verify: Verify) => {
    const lines: string[] = []
    await runCommand(['verify'], { archive: region.archive, verify, say: (line) => lines.push(line) })
    return lines.at(-1)
  }
  const before = process.exitCode
  const revoked = (at: string) => verifierFor({ trusted, revocations: listsOf({ of: boris, at: day(at) }) })
  expect(await said(revoked('2026-09-20'))).toBe('2 verified, 0 not; 0 with a time stamp')
  expect(await said(revoked('2026-08-20'))).toBe('1 verified, 1 not; 0 with a time stamp')
  process.exitCode = before
  await log.close()
})

test('what came before signers were kept stays in the log, and verifies', async () => {
  const log = await openPglite()
  await migrate(log, 1)
  await log.query(`insert into school (code, title) values ('old', 'Учебная школа')`)
  const bytes = Buffer.from('{}')
  await log.query(
    `insert into correction (id, school, workplace, person, bytes, signature, certificate, signed_at, verdict, received)
     values ('019b0000-0000-7000-8000-000000000001', 'old', 'desk-1', '019b0000-0000-7000-8000-000000000002',
       decode($1, 'base64'), decode($2, 'base64'), '', $3, '{}', $3)`,
    [bytes.toString('base64'), Buffer.from(by(anna)(bytes)).toString('base64'), new Date(DAY).toISOString()],
  )
  await migrate(log)
  const [held] = await createArchive(log).corrections.all('old')
  expect(held?.signers).toEqual([])
  expect(verifierFor({ trusted })(held!.bytes, held!.signature, held!.received).ok).toBe(true)
  await log.close()
})

test('lists of revoked certificates are read anew when their files change, and kept while they are torn', () => {
  const file = join(ownFolder(), 'root.crl')
  let now = DAY
  let unread = 0
  const lists = revocationsIn(
    [file],
    () => now,
    () => (unread += 1),
  )
  const counts = () => {
    now += 60_000
    return lists().map(({ count }) => count)
  }
  const write = (bytes: Uint8Array) => {
    writeFileSync(file, bytes)
    utimesSync(file, now / 1_000, now / 1_000)
  }
  expect(counts()).toEqual([])
  write(listOf(root, { from: new Date(DAY) }))
  expect(counts()).toEqual([0])
  write(listOf(root, { from: new Date(DAY), revoked: [{ of: anna, at: new Date(DAY) }] }))
  expect(lists().map(({ count }) => count)).toEqual([0])
  expect(counts()).toEqual([1])
  write(readFileSync(file).subarray(0, 50))
  expect(counts()).toEqual([1])
  unlinkSync(file)
  expect(counts()).toEqual([1])
  expect(unread).toBe(2)
})

test('authorities of any kind of key in use are trusted, and what is no certificate is none', () => {
  const above = anyAuthority({ key: 'p384', hash: 'sha384' })
  const verify = verifierFor({ trusted: [above.certificate] })
  const content = Buffer.from('content')
  expect(verify(content, signedBy(anyPerson(above), content), new Date(DAY))).toMatchObject({ ok: true })
  expect(() => verifierFor({ trusted: [content] })).toThrow('no certificate')
})
