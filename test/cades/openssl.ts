import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DAY } from './pki.ts'

/** What OpenSSL says about a signature: its last words, or the reason why not. */
export function opensslVerdict(signature: Uint8Array, of: Uint8Array, trusted: Uint8Array, at = DAY): string {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-cades-'))
  try {
    const path = (name: string) => join(folder, name)
    writeFileSync(path('signature.p7s'), signature)
    writeFileSync(path('content'), of)
    const pem = Buffer.from(trusted).toString('base64')
    writeFileSync(path('ca.pem'), `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`)
    const flags = ['-verify', '-binary', '-cades', '-inform', 'DER', '-purpose', 'any', '-attime']
    const seconds = String(Math.floor(at.getTime() / 1000))
    const files = ['-in', path('signature.p7s'), '-content', path('content'), '-CAfile', path('ca.pem')]
    execFileSync('openssl', ['cms', ...flags, seconds, ...files, '-out', path('out')], { stdio: 'pipe' })
    return 'verified'
  } catch (cause) {
    return String((cause as { stderr?: Buffer }).stderr)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
