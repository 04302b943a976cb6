import { join } from 'node:path'
import type { Revocations } from '../cades/revocations.ts'
import { taken } from '../cades/taken.ts'
import { verifyCades, type Signer as VerifiedSigner } from '../cades/verify.ts'
import { done, failed } from '../domain/outcome.ts'
import type { GatewayLimits } from '../contract/gateway-settings.ts'
import type { Log } from './access.ts'
import { createGateway } from './app.ts'
import { createArchive, type Archive } from './archive/archive.ts'
import { migrate } from './archive/migrate.ts'
import { openPglite } from './archive/pglite.ts'
import { openPostgres } from './archive/postgres.ts'
import type { OpenSql } from './archive/sql.ts'
import { holdFolder } from './hold-folder.ts'
import type { Signer, Verify } from './judge.ts'
import { loadContingent } from './load.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import type { Peer } from './peer.ts'
import { createRegistry } from './registry/registry.ts'

type Place = {
  /** Where the embedded archive keeps its files; in memory without one. */
  folder?: string | undefined
  /** A PostgreSQL server instead. */
  databaseUrl?: string | undefined
  /** Certificates of the authorities that are believed, DER. */
  trusted: readonly Uint8Array[]
  training: boolean
  certificates: 'listed' | 'any'
  /** Lists of revoked certificates as they are now. */
  revocations?: (() => readonly Revocations[]) | undefined
  /** Time-stamping services, or the authorities above them, DER. */
  stampers?: readonly Uint8Array[] | undefined
  /** Days after which a signature is not believed without a time stamp. */
  oldestDays?: number | undefined
  /** Two persons must have signed. */
  secondSignature?: boolean | undefined
  /** Requests a minute, who stands in front, and who reads numbers and description: see `gatewaySettings`. */
  limits?: GatewayLimits | undefined
  proxy?: boolean | undefined
  metricsToken?: string | undefined
  docs?: 'local' | 'everybody' | undefined
  /** Where desks and administrators reach the gateway; without it as each request says. */
  address?: string | undefined
  /** A school and a workplace to begin with (with no registry page), and the people where there are none yet (NDJSON). */
  begin?: { school: string; title: string; workplace: string; token: string; persons?: string }
  /** Clock, ms since 1970. */
  now: () => number
  log: Log
}

const OLDEST_DAYS = 90

/**
 * A gateway with its archive. `fetch` answers requests; after `farewell` it says that it is not ready for more, and
 * still answers; `close` once none is under way.
 */
export type Gateway = {
  readonly fetch: (request: Request, from?: Peer) => Promise<Response>
  readonly archive: Archive
  readonly metrics: Metrics
  readonly farewell: () => void
  readonly close: () => Promise<void>
}

/** Opens the archive, brings it to the newest step, and puts the gateway on it. */
export async function openGateway(place: Place): Promise<Gateway> {
  const { oldestDays = OLDEST_DAYS, secondSignature = false, begin } = place
  const verify = verifierFor(place)
  const sql = await openSql(place)
  const archive = createArchive(sql)
  try {
    await migrate(sql)
    if (begin) await beginWith(archive, begin)
  } catch (cause) {
    await sql.close()
    throw cause
  }

  let isStopping = false
  const metrics = createMetrics(archive)
  const app = createGateway({
    ...place,
    archive,
    verify,
    metrics,
    oldestDays,
    secondSignature,
    isStopping: () => isStopping,
    registry: begin ? undefined : registryOn(archive, place),
  })
  return {
    fetch: async (request, from = {}) => app.fetch(request, from),
    archive,
    metrics,
    farewell: () => void (isStopping = true),
    close: sql.close,
  }
}

const registryOn = (archive: Archive, { proxy = false, revocations = () => [], ...place }: Place) =>
  createRegistry({ ...place, archive, proxy, revocations })

async function openSql({ folder, databaseUrl }: Pick<Place, 'folder' | 'databaseUrl'>): Promise<OpenSql> {
  if (databaseUrl) return openPostgres({ connectionString: databaseUrl })
  if (!folder) return openPglite()

  const release = holdFolder(folder)
  try {
    const sql = await openPglite(join(folder, 'pglite'))
    return { ...sql, close: () => sql.close().finally(release) }
  } catch (cause) {
    release()
    throw cause
  }
}

/**
 * Verifies CAdES up to one of the trusted authorities, as it was when it was received: a certificate that was
 * revoked after that has signed nevertheless. @throws when an authority is no certificate
 */
export function verifierFor({
  trusted,
  stampers = [],
  revocations = () => [],
}: Pick<Place, 'trusted' | 'stampers' | 'revocations'>): Verify {
  const authorities = [...trusted, ...stampers]
  if (taken(authorities).length < authorities.length) throw new Error('a trusted authority is no certificate')
  return (content, signature, received) => {
    const bare = { content, signature, trusted, at: received, seenAt: received, revocations: revocations() }
    const asked = stampers.length > 0 ? verifyCades({ ...bare, stampers }) : undefined
    // A stamp of a service that is unknown here proves nothing, and takes nothing away from the signature.
    const isStampAlone = !asked?.ok && asked?.fault.code === 'cades.time-stamp'
    const verified = asked && !isStampAlone ? asked : verifyCades(bare)
    if (!verified.ok) return verified
    const [first, ...others] = verified.value.signers.map(signerOf)
    return first ? done([first, ...others]) : failed({ code: 'cades.form' })
  }
}

const signerOf = ({
  signer,
  signedAt,
  stampedAt,
  stampedBy,
  revocation,
  listFrom,
}: VerifiedSigner): Signer => ({
  fingerprint: signer.fingerprint,
  ...(signer.subject.snils !== undefined && { snils: signer.subject.snils }),
  signedAt,
  ...(stampedAt && { stampedAt }),
  ...(stampedBy !== undefined && { stampedBy }),
  revocation,
  ...(listFrom && { listFrom }),
})

async function beginWith(
  archive: Archive,
  { school, title, workplace, token, persons }: NonNullable<Place['begin']>,
): Promise<void> {
  await archive.rights.addSchool(school, title)
  await archive.rights.addWorkplace(school, workplace, token)
  if (!persons || (await archive.people.lastChange(school)) > 0) return
  // In one transaction: a start that was broken off leaves an empty school, and the next one fills it.
  await archive.together([school], ({ people }) => loadContingent(people, school, persons))
}
