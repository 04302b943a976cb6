import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import type { HeldCorrection } from '../../main/store/corrections.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { LAW_ALONE } from '../../domain/working-days.ts'
import { createDrafts } from '../../main/correction/drafts.ts'
import { createSealing } from '../../main/correction/sealing.ts'
import { createRequests } from '../../main/requests/requests.ts'
import { createSearch } from '../../main/search/search.ts'
import { correctionsOf, type Corrections } from '../../main/store/corrections.ts'
import { cursorsOf, type Cursors } from '../../main/store/cursors.ts'
import { inOneGo, type Database } from '../../main/store/database.ts'
import { eventsOf, type Events } from '../../main/store/events.ts'
import { outboxOf, type Outbox } from '../../main/store/outbox.ts'
import { peopleOf, type People } from '../../main/store/people.ts'
import { evidence } from '../../test/fakes/evidence.ts'
import { pupil } from '../../test/fakes/people.ts'

/** The key of every base here. */
export const KEY = new Uint8Array(32).fill(7)

/** The key that comes into force when the key is changed. */
export const NEXT_KEY = new Uint8Array(32).fill(9)

/** The school of every gateway here. */
export const SCHOOL = 'school-1'

/** A time at which a school works, ms since 1970. */
export const DAY = Date.parse('2026-11-23T08:00:00.000Z')

/** The id of the pupil of that number. */
export const idOf = (number: number): string => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`

export const pupils = (count: number): PersonRecord[] =>
  Array.from({ length: count }, (_, place) => pupil({ id: idOf(place + 1), links: [] }))

/** What a page shows of the bytes of a correction, short. */
export const traceOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16)

type World = { readonly now?: () => number; readonly newId?: () => string; readonly school?: string }

/** The counter of a desk. */
export type Office = {
  readonly database: Database
  readonly people: People
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly cursors: Cursors
  readonly events: Events
  readonly sign: (held: HeldCorrection) => void
  readonly put: (people: readonly PersonRecord[]) => void
  /** A new telephone of the pupil of that number, as a draft. @throws when it is not taken */
  readonly draft: (number: number, becomes: string) => HeldCorrection
}

/** The counter of a desk over an open base: the product's own parts, joined as the program joins them. */
export function officeOf(
  database: Database,
  { now = () => DAY, newId, school = SCHOOL }: World = {},
): Office {
  const search = createSearch(database)
  const store = {
    database,
    people: peopleOf(database, search.index, now),
    corrections: correctionsOf(database),
    outbox: outboxOf(database),
    cursors: cursorsOf(database),
    events: eventsOf(database, now, () => ({ who: 'no-card', workplace: 'desk-1' })),
  }
  const world = { newId: newId ?? (() => v7({ msecs: now() })), now }
  const requests = createRequests({ ...store, calendar: LAW_ALONE, ...world })
  const drafts = createDrafts({
    ...store,
    desk: { school, workplace: 'desk-1', training: false },
    ...world,
    onWithdrawn() {},
    onKept: requests.register,
  })
  const sealing = createSealing({ ...store, needsSecond: false, now })

  /** Signs as `believing` of the gateway's tests wants it: by the bytes themselves. */
  const sign = ({ correction, bytes }: HeldCorrection): void =>
    sealing.keep(correction.id, { signature: bytes, certificate: Buffer.of(1), signedAt: now(), evidence })

  return {
    ...store,
    sign,
    put: (people: readonly PersonRecord[]): void =>
      inOneGo(database, () => people.forEach(store.people.keep)),

    draft(number: number, becomes: string): HeldCorrection {
      const record = store.people.find(idOf(number))
      if (!record) throw new Error('no such pupil')
      const kept = drafts.keep({
        person: record.id,
        baseVersion: record.version,
        changes: [{ field: 'phone', was: record.phone, becomes }],
        basis: 'original',
        askedBy: 'guardian',
      })
      if (!kept.ok) throw new Error(kept.fault.code)
      return kept.value
    },
  }
}

/** A telephone of its own for each number. */
export const phoneOf = (number: number): string => `+7900${String(1_000_000 + number).slice(0, 7)}`
