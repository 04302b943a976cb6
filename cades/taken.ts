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
