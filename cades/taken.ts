import { reading } from './reading.ts'
import { x509, type X509 } from './x509.ts'

/** Lists hold hundreds of authorities and are asked for every signature: each is taken apart once. */
const takenBefore = new WeakMap<Uint8Array, X509 | 'malformed'>()

/** The certificates (DER) taken apart; those that cannot be vouch for nothing. Their bytes must not change later. */
export const taken = (certificates: readonly Uint8Array[]): X509[] =>
  certificates.flatMap((der) => {
    const parts = takenBefore.get(der) ?? reading(() => x509(der)) ?? 'malformed'
    takenBefore.set(der, parts)
    return parts === 'malformed' ? [] : parts
  })

/** Certificates by their bytes: in a batch the same few come with every signature. */
const known = new Map<string, X509>()
const MOST_KNOWN = 512

/** The certificate taken apart, out of bytes of its own; malformed ones end the surrounding `reading`. */
export function knownX509(der: Uint8Array): X509 {
  const name = Buffer.from(der).toString('latin1')
  const before = known.get(name)
  if (before) return before
  const parts = x509(Buffer.from(der))
  if (known.size === MOST_KNOWN) known.clear()
  known.set(name, parts)
  return parts
}
