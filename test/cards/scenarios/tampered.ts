import { verifyCades } from '../../../cades/verify.ts'
import { opensslVerdict } from '../../cades/openssl.ts'
import { contents } from '../signing.ts'
import type { Ground, ReaderGround, TestCard } from './ground.ts'
import type { Got, Scenario, Thoroughness } from './scenario.ts'

const REFUSED = 'none verifies'

/** Every byte where everything is tried, else so many. */
const SAMPLE = 60

/** What a card has signed, changed afterwards: the content, and each byte of the signature with all it holds. */
export const tampered = (make: () => TestCard): Scenario<ReaderGround> => ({
  name: 'a byte of content, attributes, certificate, chain or signature is changed',
  expected: `${REFUSED}; OpenSSL refuses the changed content too`,
  run: async (ground, how) => {
    const { text, signatures } = await ground.sign(await ground.insert(make()))
    return text === 'signed' ? changeEach(ground, signatures[0]!, how) : text
  },
})

function changeEach({ authority, signedAt }: Ground, signature: Uint8Array, how: Thoroughness): Got {
  const { content } = contents(1)[0]!
  const believes = (of: Uint8Array, by: Uint8Array): boolean =>
    verifyCades({ content: of, signature: by, trusted: [authority], at: signedAt }).ok
  const stride = how === 'all' ? 1 : Math.ceil(signature.length / SAMPLE)
  const places = Array.from({ length: Math.ceil(signature.length / stride) }, (_, index) => index * stride)
  const believed = [
    ...[...content.keys()]
      .filter((place) => believes(changed(content, place), signature))
      .map((at) => `content ${at}`),
    ...places.filter((place) => believes(content, changed(signature, place))).map((at) => `byte ${at}`),
  ]
  const openssl = opensslVerdict(signature, changed(content, 0), authority, { at: signedAt })
  const theirs = openssl === 'verified' ? 'OpenSSL believes' : 'OpenSSL refuses the changed content too'
  return {
    got: `${believed.length === 0 ? REFUSED : `believed: ${believed.join(', ')}`}; ${theirs}`,
    note: `${content.length} bytes of content, ${places.length} of ${signature.length} of the signature`,
  }
}

const changed = (bytes: Uint8Array, place: number): Uint8Array =>
  Uint8Array.from(bytes, (byte, index) => (index === place ? byte ^ 0x01 : byte))
