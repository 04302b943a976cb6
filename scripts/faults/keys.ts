import { done, type Outcome } from '../../domain/outcome.ts'
import { keysOf } from '../../main/key.ts'
import { keystore } from '../../test/fakes/keystore.ts'

/** The key of a profile, made where there is none. */
export function keyIn(folder: string): Outcome<Uint8Array, { code: string }> {
  const ring = keysOf(folder, keystore('own')).read()
  return ring.ok ? done(ring.value.keys[0]) : ring
}
