import { createHash } from 'node:crypto'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { compareVersions } from '../../domain/version.ts'
import type {
  PackageKind,
  UpdateDescriptor,
  UpdateFile,
  UpdateFaultCode,
  WhyNothing,
} from '../../contract/updates.ts'
import type { Signed } from './signed.ts'

/** The newest description that this desk has believed, and who vouched for it. `issued`: ms since 1970. */
export type Seen = {
  readonly sequence: number
  readonly digest: string
  readonly issued: number
  readonly keys: readonly string[]
}

/** What stands here. */
export type Here = {
  readonly version: string
  readonly kind: PackageKind | undefined
  readonly arch: string
  readonly ring: 'early' | 'usual'
  /** School and workplace: by it the desk has its place in the ring. */
  readonly desk: string
  /** How many steps the base has. */
  readonly base: number
  /** Versions that did not start here. */
  readonly failed: readonly string[]
  readonly seen: Seen | undefined
  /** Keys that are known here. */
  readonly keys: readonly string[]
  /** Clock, ms since 1970. */
  readonly now: number
}

export type Offer = {
  readonly version: string
  readonly isRollback: boolean
  /** The base is newer than that version can read. */
  readonly needsCopy: boolean
  readonly file: UpdateFile
  readonly notes: UpdateDescriptor['notes']
}

/** Clocks of schools differ by minutes, by hours where the zone is set wrong. */
const CLOCK_MS = 86_400_000

/**
 * What of a believed description is offered to this desk, or why nothing is. Nothing here asks anybody: the same
 * description and the same desk have the same answer.
 */
export function whatToOffer(
  signed: Signed,
  here: Here,
): Outcome<Offer, { code: UpdateFaultCode } | { why: WhyNothing }> {
  const { descriptor } = signed
  const fault = faultOf(signed, here)
  if (fault) return failed({ code: fault })

  const { version, minimum, rollback, files, rings, notes } = descriptor
  const ahead = compareVersions(version, here.version)
  if (ahead === 0) return failed({ why: 'newest' })
  if (ahead < 0 && !rollback) return failed({ code: 'updates.older' })
  if (here.failed.includes(version)) return failed({ why: 'failed' })
  if (ahead > 0 && compareVersions(here.version, minimum) < 0) return failed({ why: 'step' })
  const file = files.find(({ kind, arch }) => kind === here.kind && arch === here.arch)
  if (!file) return failed({ why: 'kind' })
  if (placeInRing(here.desk, version) >= rings[here.ring]) return failed({ why: 'ring' })
  const isRollback = ahead < 0
  return done({ version, isRollback, needsCopy: isRollback && here.base > descriptor.base, file, notes })
}

/** Why a description that is signed is not believed all the same. */
function faultOf({ descriptor, digest }: Signed, { seen, keys, now }: Here): UpdateFaultCode | undefined {
  const issued = Date.parse(descriptor.issued)
  // A clock that was set back makes what has expired look fresh.
  if (now < Math.max(issued, counts(seen, keys) ? seen!.issued : 0) - CLOCK_MS) return 'updates.clock'
  if (now >= Date.parse(descriptor.expires)) return 'updates.expired'
  if (!counts(seen, keys)) return undefined
  if (descriptor.sequence < seen!.sequence) return 'updates.replayed'
  return descriptor.sequence === seen!.sequence && digest !== seen!.digest ? 'updates.replayed' : undefined
}

/** What only keys that are no longer believed have vouched for is forgotten: a thief may have counted to the end. */
const counts = (seen: Seen | undefined, keys: readonly string[]): boolean =>
  seen !== undefined && seen.keys.some((id) => keys.includes(id))

/** 0 to 99: always the same for one desk and version, another one for the next version. */
export const placeInRing = (desk: string, version: string): number =>
  createHash('sha256').update(`${desk}\n${version}`).digest().readUInt32BE() % 100

/** What is remembered of a description that was believed. */
export const seenOf = ({ descriptor, digest, keys }: Signed): Seen => ({
  sequence: descriptor.sequence,
  issued: Date.parse(descriptor.issued),
  digest,
  keys,
})

/** Descriptions that are signed and count for nothing: they may not push out the one that does. */
export const NOT_SEEN: ReadonlySet<string> = new Set(['updates.clock', 'updates.expired', 'updates.replayed'])
