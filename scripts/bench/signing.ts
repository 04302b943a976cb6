import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCertificate } from '../../cades/certificate.ts'
import { createAuthority, type Issued, issueCertificate } from '../../cades/issue.ts'
import { prepareCades } from '../../cades/prepare.ts'
import { verifyCades } from '../../cades/verify.ts'
import type { Outcome } from '../../domain/outcome.ts'
import { signDigest } from '../../test/cards/sign-digest.ts'
import { below, type BenchLine } from './line.ts'
import type { BenchOrder, BenchResult } from './result.ts'
import { benchCards } from './signing-cards.ts'

const BUILDS = 50

const now = new Date()
const life = {
  notBefore: new Date(now.getTime() - 86_400_000),
  notAfter: new Date(now.getTime() + 86_400_000),
}
const content = Buffer.from(JSON.stringify({ changes: [{ field: 'snils', becomes: '11223344595' }] }))

/** What our own work adds to the time of a card, and how it stands against OpenSSL. */
export async function benchSigning(_order: BenchOrder): Promise<BenchResult> {
  const authority = createAuthority({ subject: { commonName: 'TEST' }, algorithm: 'rsa', ...life })
  const signer = issueCertificate({ subject: { commonName: 'TEST' }, algorithm: 'rsa', authority, ...life })
  return { lines: [...(await benchCards()), ...againstOpenssl(authority, signer)] }
}

function againstOpenssl(authority: Issued, signer: Issued): BenchLine[] {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
  const path = (name: string): string => join(folder, name)
  const pem = (der: Uint8Array): string =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`
  try {
    writeFileSync(path('content'), content)
    writeFileSync(path('key'), signer.key.export({ format: 'pem', type: 'pkcs8' }))
    writeFileSync(path('signer'), pem(signer.certificate))
    writeFileSync(path('authority'), pem(authority.certificate))
    const certificate = must(readCertificate(signer.certificate))
    const sign = (): Uint8Array => {
      const prepared = prepareCades({ content, certificate, chain: [authority.certificate], signedAt: now })
      return must(prepared.finish(signDigest(signer.key, prepared.digest)))
    }
    const signature = sign()
    writeFileSync(path('ours.p7s'), signature)
    const openssl = (words: string): void =>
      void execFileSync('openssl', words.split(' '), { cwd: folder, stdio: 'ignore' })
    const theirSign = (): void =>
      openssl(
        'cms -sign -binary -cades -in content -signer signer -inkey key -certfile authority -outform DER -out theirs',
      )
    const theirVerify = (): void =>
      openssl(
        'cms -verify -binary -cades -purpose any -inform DER -in ours.p7s -content content -CAfile authority -out read',
      )
    const verify = (): unknown =>
      must(verifyCades({ content, signature, trusted: [authority.certificate], at: now }))
    const note = 'OpenSSL is started as a program, as any other program would use it'
    return [
      below('build and sign one CAdES, ours to openssl cms -sign', ratio(sign, theirSign), '×', 1, note),
      below('verify one CAdES, ours to openssl cms -verify', ratio(verify, theirVerify), '×', 1, note),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Medians of many runs, one of each in turn, so that a busy machine slows both. */
function ratio(ours: () => unknown, theirs: () => void): number {
  const times = Array.from({ length: BUILDS }, () => [timed(ours), timed(theirs)] as const)
  return median(times.map(([one]) => one)) / median(times.map(([, other]) => other))
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

const median = (numbers: number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!

function must<Value>(outcome: Outcome<Value, unknown>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault))
  return outcome.value
}
