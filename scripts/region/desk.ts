import { join } from 'node:path'
import { v7 } from 'uuid'
import { createCorrecting } from '../../main/correction/correcting.ts'
import { afterReading } from '../../main/correction/after-reading.ts'
import { createSealing } from '../../main/correction/sealing.ts'
import { correctionsOf } from '../../main/store/corrections.ts'
import { cursorsOf } from '../../main/store/cursors.ts'
import { eventsOf } from '../../main/store/events.ts'
import { openStore } from '../../main/store/open.ts'
import { outboxOf } from '../../main/store/outbox.ts'
import { peopleOf } from '../../main/store/people.ts'
import type { Line } from '../../main/sync/ask.ts'
import { createSync, systemTimers } from '../../main/sync/engine.ts'
import { valueOf, type PersonRecord } from '../../contract/person.ts'
import { evidence } from '../../test/fakes/evidence.ts'
import { sealer } from './card.ts'
import type { Clock } from './clock.ts'
import type { DeskTerms } from './terms.ts'

type Wishes = {
  folder: string
  terms: DeskTerms
  fetch: Line['fetch']
  clock: Clock
  chance: () => number
  surprise: (cause: unknown) => void
}

/** The first people of a school are corrected by all its desks, the others by one each. */
const SHARED = 12
const OWN = 1_000

/** A desk: the real store and engine on its own encrypted base. Search tables are not the line's: there are none. */
export function openDesk({ folder, terms, fetch, clock, chance, surprise }: Wishes) {
  const opened = openStore({ file: join(folder, `${terms.number}.db`), key: new Uint8Array(32).fill(7) })
  if (!opened.ok) throw new Error(opened.fault.code)
  const database = opened.value
  // Hundreds of bases are open at once here; a desk has one.
  database.pragma('cache_size=-2048')
  const now = clock.now
  const index = { keep: () => undefined, forget: () => undefined }
  const stores = {
    people: peopleOf(database, index, now),
    corrections: correctionsOf(database),
    outbox: outboxOf(database),
    events: eventsOf(database, now),
    cursors: cursorsOf(database),
  }
  const { school, workplace, token, card } = terms
  const { drafts } = createCorrecting({
    database,
    ...stores,
    desk: { school, workplace, training: false },
    newId: () => v7(),
    now,
    onKept: () => undefined,
    by: () => ({ name: 'TEST', fingerprint: 'f'.repeat(64) }),
  })
  const sealing = createSealing({ database, ...stores, needsSecond: false, now })
  const seal = sealer(card)
  const sync = createSync({
    database,
    ...stores,
    readToEnd: afterReading({ database, ...stores, now }),
    bulk: { people: peopleOf(database, index, now), build: () => undefined },
    gateway: () => ({ url: 'http://gateway', token }),
    fetch,
    now,
    chance,
    timers: { after: clock.after, breathe: systemTimers.breathe },
    surprise,
  })
  const ids = database
    .prepare<[number, number], string>('select id from person order by id limit ? offset ?')
    .pluck()
  let signed = 0

  function wanted(): PersonRecord | undefined {
    const isShared = terms.hasNeighbour && chance() < 0.3
    const place = isShared ? Math.floor(chance() * SHARED) : SHARED + terms.place * OWN + (signed % OWN)
    const [id] = ids.all(1, place)
    return id === undefined ? undefined : stores.people.find(id)
  }

  return {
    close: (): void => void database.close(),
    ...stores,
    sync,
    terms,

    /** Corrects somebody as the counter does it; gives the id once a person would have been told that it is saved. */
    sign(): string | undefined {
      const record = wanted()
      signed += 1
      if (!record) return undefined
      const number = Math.floor(chance() * 1e9)
      const phone = { field: 'phone', becomes: `+79${String(number).padStart(9, '0')}` } as const
      const email = { field: 'email', becomes: `p${number}@example.org` } as const
      const changes = (chance() < 0.25 ? [phone, email] : [phone]).map((one) => ({
        ...one,
        was: valueOf(record, one.field),
      }))
      const kept = drafts.keep({
        person: record.id,
        baseVersion: record.version,
        changes,
        basis: 'original',
        askedBy: 'guardian',
      })
      if (!kept.ok) return undefined
      const { correction, bytes } = kept.value
      sealing.keep(correction.id, { ...seal(bytes, now()), evidence })
      sync.wake()
      return correction.id
    },

    isCalm(since: number): boolean {
      const { state, lastSuccess } = sync.state()
      return state === 'idle' && (lastSuccess ?? 0) >= since && stores.corrections.counts().waiting === 0
    },
  }
}

export type Desk = ReturnType<typeof openDesk>
