import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DAY } from './pki.ts'

type More = {
  at?: Date
  /** Lists of revoked certificates, DER: then the signer's certificate must be on one of its authority. */
  lists?: readonly Uint8Array[]
}

/** What OpenSSL, with GOST, says about a signature: its last words, or the reason why not. */
export function opensslVerdict(
  signature: Uint8Array,
  of: Uint8Array,
  trusted: Uint8Array,
  { at = DAY, lists = [] }: More = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-cades-'))
  try {
    const path = (name: string) => join(folder, name)
    writeFileSync(path('signature.p7s'), signature)
    writeFileSync(path('content'), of)
    const known = [pem('CERTIFICATE', trusted), ...lists.map((list) => pem('X509 CRL', list))]
    writeFileSync(path('ca.pem'), known.join(''))
    const flags = ['-verify', '-binary', '-cades', '-inform', 'DER', '-purpose', 'any', '-engine', 'gost']
    const seconds = ['-attime', String(Math.floor(at.getTime() / 1000))]
    const files = ['-in', path('signature.p7s'), '-content', path('content'), '-CAfile', path('ca.pem')]
    const asked = lists.length > 0 ? ['-crl_check'] : []
    const all = ['cms', ...flags, ...seconds, ...files, ...asked, '-out', path('out')]
    execFileSync('openssl', all, { stdio: 'pipe' })
    return 'verified'
  } catch (cause) {
    return String((cause as { stderr?: Buffer }).stderr)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A DER file as PEM. */
export const pem = (kind: 'CERTIFICATE' | 'X509 CRL', der: Uint8Array): string =>
  `-----BEGIN ${kind}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${kind}-----\n`
