import type { Outcome } from '../domain/outcome.ts'
import type { Fault, Handlers, PinHandlers } from '../contract/index.ts'
import type { News } from '../contract/news.ts'
import type { Settings } from '../contract/settings.ts'
import type { Log } from './answer.ts'
import type { Dialogs, Preferences } from './desk.ts'
import type { StartTrainingGateway } from './place.ts'
import type { Thread as HealthThread } from './health/in-thread.ts'
import type { Thread } from './import/in-thread.ts'
import type { SignerLine } from './signing/line.ts'
import type { Printer } from './print/papers.ts'
import type { PinWindow } from './signing/pin-desk.ts'
import type { Thread as SyncThread } from './sync/in-thread.ts'
import type { HealthStart, ThreadStart } from './thread-start.ts'

/** What the program needs of the world; the shell gives Electron's, tests and scripts give their own. */
export type World = {
  readonly settings: Settings
  /** The profile: base, copies, training card. */
  readonly folder: string
  /** Key of the base, 32 bytes; or why there is none. */
  readonly key: Outcome<Uint8Array, Fault>
  readonly version: string
  /** The people of the training school, one PersonRecord a line. */
  readonly persons: string
  /** The dated data that comes along: regions, cases, the calendar. */
  readonly regions: string
  readonly preferences: Preferences
  readonly log: Log
  readonly startSigner: () => SignerLine
  readonly startTrainingGateway: StartTrainingGateway
  /** Starts the thread of import-thread.ts. */
  readonly startImport: (start: ThreadStart) => Thread
  /** Starts the thread of health-thread.ts. */
  readonly startHealth: (start: HealthStart) => HealthThread
  /** Where the sync runs: in a thread of its own, or here with a line that a test gives. */
  readonly sync:
    { readonly startThread: (start: ThreadStart) => SyncThread } | { readonly fetch: typeof fetch }
  /** The network beyond the journal: time stamps, lists of revoked certificates. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response> | Response
  /** Clock, ms since 1970. */
  readonly now: () => number
  readonly chance: () => number
  readonly idleSeconds: () => number
  readonly news: (news: News) => void
  readonly dialogs: Dialogs
  /** The sheet in the window of the desk. */
  readonly printer: Printer
  readonly pinWindow: PinWindow
}

export type Program = {
  readonly handlers: Handlers
  readonly pinHandlers: PinHandlers
  /** The network may be back. */
  readonly wake: () => void
  readonly lock: () => void
  readonly stop: () => Promise<void>
}
