import { chainAbove } from '../../cades/chain.ts'
import { fingerprintOf } from '../../cades/certificate.ts'

/** The certificates that go along: of whoever has signed, each once, and of the authorities above them, DER. */
export function certificatesFor(
  signers: Iterable<Uint8Array>,
  authorities: readonly Uint8Array[],
): { readonly signers: readonly Uint8Array[]; readonly above: readonly Uint8Array[] } {
  const byPrint = new Map<string, Uint8Array>()
  const above = new Map<string, Uint8Array>()
  for (const one of signers) {
    const print = fingerprintOf(one)
    if (byPrint.has(print)) continue
    byPrint.set(print, one)
    for (const authority of chainAbove(one, authorities)) above.set(fingerprintOf(authority), authority)
  }
  return { signers: [...byPrint.values()], above: [...above.values()] }
}

/** The authorities as one PEM text, as OpenSSL takes them. */
export const pemOf = (certificates: readonly Uint8Array[]): string =>
  certificates.map((der) => pem(der)).join('')

const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`
