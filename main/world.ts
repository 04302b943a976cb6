import type { Handlers, PinHandlers } from '../contract/index.ts'
import type { News } from '../contract/news.ts'
import type { SettingKey, Settings } from '../contract/settings.ts'
import type { Log } from './answer.ts'
import type { Clipboard } from './clipboard.ts'
import type { Dialogs, Preferences } from './desk.ts'
import type { KeysOfProfile } from './key.ts'
import type { Keys } from './keys/ring.ts'
import type { StartTrainingGateway } from './place.ts'
import type { Thread as HealthThread } from './health/in-thread.ts'
import type { Thread } from './import/in-thread.ts'
import type { SignerLine } from './signing/line.ts'
import type { Printer } from './print/papers.ts'
import type { OwnFile } from './own-settings.ts'
import type { HeldShift } from './shift.ts'
import type { PinWindow } from './signing/pin-desk.ts'
import type { Thread as SyncThread } from './sync/in-thread.ts'
import type { CopyThread } from './copier.ts'
import type { CopyStart, HealthStart, SyncStart, ThreadStart } from './thread-start.ts'
import type { Thread as VerifyThread, VerifyStart } from './register/in-thread.ts'
import type { Thread as WorkbookThread } from './workbook/in-thread.ts'
import type { Installer } from './updates/installer.ts'
import type { SheetForm } from './workbook/sheet.ts'

/** What the program needs of the world; the shell gives Electron's, tests and scripts give their own. */
export type World = {
  readonly settings: Settings
  /** What the administrator of the machine has set, and no desk changes. */
  readonly locked: readonly SettingKey[]
  /** What was set at the desk itself. */
  readonly own: OwnFile
  /** Stops the program and starts it again with the settings as they are then. */
  readonly restart: (how?: Restart) => void
  /** Ends the program: an administrator has left the filled screen. */
  readonly leave: () => void
  /** The shift that was open before the program was started again. */
  readonly resumed?: HeldShift | undefined
  /** The profile: base, copies, training card. */
  readonly folder: string
  /** The keys of the bases, kept by the keystore of the system. */
  readonly keys: KeysOfProfile
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
  /** Starts the thread of verify-thread.ts. */
  readonly startVerifying: (start: VerifyStart) => VerifyThread
  /** Starts the thread of workbook-thread.ts. */
  readonly startWorkbook: (forms: readonly SheetForm[]) => WorkbookThread
  /** Starts the thread of copy-thread.ts. */
  readonly startCopy: (start: CopyStart) => CopyThread
  readonly clipboard: Clipboard
  /** Where the sync runs: in a thread of its own, or here with a line that a test gives. */
  readonly sync: { readonly startThread: (start: SyncStart) => SyncThread } | { readonly fetch: typeof fetch }
  /** What the system says of the way to an address, in the words of a PAC file. */
  readonly proxyFor: (url: string) => Promise<string>
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
  /** How versions are put in on this machine. */
  readonly installer: Installer
}

/** The key that the open base is under, and all keys of the profile. */
export type Under = { readonly key: Uint8Array; readonly keys: Keys }

/**
 * What stays. `keepsShift`: whoever is at the desk goes on, where the mode stays the same; `isOtherBase`: the pages begin
 * anew.
 */
export type Restart = { readonly keepsShift?: boolean; readonly isOtherBase?: boolean }

export type Program = {
  readonly handlers: Handlers
  readonly pinHandlers: PinHandlers
  /** The network may be back. */
  readonly wake: () => void
  readonly lock: () => void
  /** Tells the pages what the desk is now. */
  readonly tell: () => void
  /** The open shift, for the program that comes after this one. */
  readonly heldShift: () => HeldShift | undefined
  readonly stop: () => Promise<void>
}
