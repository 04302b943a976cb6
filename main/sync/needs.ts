import type { Corrections } from '../store/corrections.ts'
import type { Cursors } from '../store/cursors.ts'
import type { Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import type { Outbox } from '../store/outbox.ts'
import type { People } from '../store/people.ts'
import type { GatewayPlace, Line, Timers } from './ask.ts'
import type { LookAtCertificate } from './certificate-there.ts'
import type { BulkIndex } from './take.ts'

/** What the engine needs of the program and of the world. */
export type SyncNeeds = {
  readonly database: Database
  readonly people: People
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly cursors: Cursors
  readonly events: Events
  /** For the first pull into an empty base; without it the search tables are kept up row by row. */
  readonly bulk?: BulkIndex
  /** Where the journal listens now; undefined where none is set. Asked before every attempt. */
  readonly gateway: () => GatewayPlace | undefined
  /** Whether corrections go this way; false where another way of delivery is chosen. Reading goes on all the same. */
  readonly pushes?: () => boolean
  readonly fetch: Line['fetch']
  /** Asks for everything, where that is not done like all else: its answer is very long. */
  readonly fetchMuch?: Line['fetch']
  readonly look?: LookAtCertificate
  /** Clock, ms since 1970. */
  readonly now: () => number
  /** A number in [0, 1). */
  readonly chance: () => number
  readonly timers: Timers
  /** Records or corrections have changed: what is on the screen may be old. */
  readonly changed?: () => void
  /** Called when the journal has been read to its end; gives whether that has settled something. */
  readonly readToEnd?: () => boolean
  /** A surprise of the program itself; the loop goes on after it. */
  readonly surprise: (cause: unknown) => void
  /** How often the journal is asked for changes, ms. */
  readonly everyMs?: number
}
