import { opensslVerdict } from '../../cades/openssl.ts'
import { contents } from '../signing.ts'
import type { Ground, Signed } from './ground.ts'

/** What the row of a device that simply signs comes to: our own verifier was asked before. */
export async function believed(
  { authority, signedAt }: Ground,
  { text, signatures }: Signed,
): Promise<string> {
  if (text !== 'signed') return text
  const verdicts = signatures.map((signature, index) =>
    opensslVerdict(signature, contents(index + 1)[index]!.content, authority, { at: signedAt }),
  )
  const others = verdicts.filter((verdict) => verdict !== 'verified')
  return others.length === 0 ? BELIEVED : `OpenSSL: ${others.join(' ')}`
}

export const BELIEVED = 'signed; OpenSSL and our own verifier believe it'
