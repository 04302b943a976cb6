import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { bytesAsker } from './ask-bytes.ts'
import type { Place } from './place.ts'
import { createStamper, type Stamper } from './stamps/stamper.ts'
import type { Corrections } from './store/corrections.ts'
import type { Database } from './store/database.ts'
import { createTrust, type Trust } from './trust/trust.ts'
import type { World } from './world.ts'

/** Time stamps for what is signed here: where they come from, and how many signatures wait. */
export type Stamps = Pick<Stamper, 'wake' | 'waiting'> & { readonly url: string }

type Needs = {
  readonly world: World
  readonly place: Place
  readonly database: Database
  readonly corrections: Corrections
  /** More is known of certificates. */
  readonly judgeAnew: () => void
  /** A signature has its time stamp. */
  readonly stamped: () => void
}

const HOUR_MS = 3_600_000

/** Whom this desk trusts, and the time stamps where a service is set. Both ask the network beside everything else. */
export function joinTrust(needs: Needs): {
  readonly trust: Trust
  readonly stamps: Stamps | undefined
  readonly stop: () => Promise<void>
} {
  const { world, place, database, corrections, judgeAnew, stamped } = needs
  const { settings, log, now } = world
  const ask = bytesAsker(world.fetch)
  const trust = createTrust({
    authorities: place.trusted,
    revocations: place.revocations,
    stampers: place.stampers,
    listSigners: place.listSigners,
    policy: settings.trust,
    folder: join(world.folder, 'trust'),
    ask,
    now,
    damaged: (where) => log.error(where, undefined),
    changed: judgeAnew,
  })
  const fetching = setInterval(() => void trust.catchUp(), HOUR_MS).unref()
  const stamper =
    settings.stamps &&
    createStamper({
      database,
      corrections,
      url: settings.stamps.url,
      stampers: trust.stampers,
      revocations: trust.revocations,
      ask,
      now,
      chance: world.chance,
      nonce: () => randomBytes(8),
      after: (ms, work) => {
        const timer = setTimeout(work, ms).unref()
        return () => clearTimeout(timer)
      },
      changed: stamped,
      failed: (cause) => log.error('stamps', cause),
    })
  return {
    trust,
    stamps: stamper && { wake: stamper.wake, waiting: stamper.waiting, url: settings.stamps!.url },
    stop: async () => {
      clearInterval(fetching)
      await stamper?.stop()
    },
  }
}
