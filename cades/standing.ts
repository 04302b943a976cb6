import { TAG } from './der.ts'
import { only, unsigned } from './reading.ts'
import type { Revocation } from './revocation-entries.ts'
import { isMadeBy, type Revocations, revocationOf } from './revocations.ts'
import type { X509 } from './x509.ts'

/**
 * What the lists say of all certificates of a way together.
 *
 * `good`: each was asked for and stands in none · `revoked`: at least one stands there; `revocation` is the
 * earliest · `unknown`: for at least one there is no list of its authority. `listFrom` is the date of the oldest
 * list that was asked.
 */
export type Standing = {
  readonly state: 'good' | 'revoked' | 'unknown'
  readonly revocation?: Revocation
  readonly listFrom?: Date
}

/** `way` as `checkChain` gives it: nobody asks for the trusted one at its end. */
export function standingOf(way: readonly X509[], lists: readonly Revocations[]): Standing {
  const asked = way.slice(0, -1).map((certificate, place) => ask(certificate, way[place + 1]!, lists))
  const found = asked.flatMap(({ revocation }) => revocation ?? [])
  const dates = asked.flatMap(({ from }) => from ?? [])
  const revocation = found.sort((first, second) => first.at.getTime() - second.at.getTime())[0]
  const isKnown = asked.every(({ from }) => from !== undefined)
  return {
    state: revocation ? 'revoked' : isKnown ? 'good' : 'unknown',
    ...(revocation && { revocation }),
    ...(dates.length > 0 && { listFrom: new Date(Math.min(...dates.map(Number))) }),
  }
}

type Answer = { revocation?: Revocation | undefined; from?: Date }

/**
 * The newest list has the word, but an older one is heard too: authorities drop a certificate from their lists
 * once it has expired, and it stays revoked. Only a hold may be lifted.
 */
function ask(certificate: X509, issuer: X509, lists: readonly Revocations[]): Answer {
  const serial = Buffer.from(unsigned(only(certificate.serial, TAG.integer))).toString('hex')
  const [newest, ...older] = listsOf(issuer, lists)
  if (!newest) return {}
  const final = older
    .flatMap((list) => revocationOf(list, serial) ?? [])
    .find(({ reason }) => reason !== 'certificateHold')
  return { revocation: revocationOf(newest, serial) ?? final, from: newest.from }
}

/** The lists that this authority has made, the newest first. */
export const listsOf = (authority: X509, lists: readonly Revocations[]): Revocations[] =>
  lists
    .filter((list) => isBelieved(list, authority))
    .sort((first, second) => second.from.getTime() - first.from.getTime())

/** The signature over a list of megabytes is verified once for each authority that is asked for. */
const believed = new WeakMap<Revocations, Map<string, boolean>>()

function isBelieved(list: Revocations, issuer: X509): boolean {
  const known = believed.get(list) ?? new Map<string, boolean>()
  believed.set(list, known)
  const name = Buffer.from(issuer.der).toString('latin1')
  const before = known.get(name)
  if (before !== undefined) return before
  const is = isMadeBy(list, issuer)
  known.set(name, is)
  return is
}
