import type { Outcome } from '../domain/outcome.ts'
import type { Calendar } from '../domain/working-days.ts'
import type { Desk as Look, Language, Theme } from '../contract/desk.ts'
import type { Fault } from '../contract/index.ts'
import type { Line } from '../contract/journal.ts'
import type { News } from '../contract/news.ts'
import type { Checks } from './checks/checks.ts'
import type { Conflicts } from './correction/conflicts.ts'
import type { Drafts } from './correction/drafts.ts'
import type { Sealing } from './correction/sealing.ts'
import type { Delivery } from './delivery.ts'
import type { Diagnosis } from './diagnosis/diagnosis.ts'
import type { Retype } from './exchange/retype.ts'
import type { Access } from './joined-access.ts'
import type { Stamps } from './joined-trust.ts'
import type { Dnevnik } from './lookup/dnevnik.ts'
import type { Netschool } from './lookup/netschool.ts'
import type { Requests } from './requests/requests.ts'
import type { Search } from './search/search.ts'
import type { createShift } from './shift.ts'
import type { CardQuestion } from './question.ts'
import type { PinDesk } from './signing/pin-desk.ts'
import type { Signer } from './signing/signer.ts'
import type { Staff } from './staff/staff.ts'
import type { Start } from './start.ts'
import type { Corrections } from './store/corrections.ts'
import type { Database } from './store/database.ts'
import type { Events } from './store/events.ts'
import type { HandReceipts } from './store/hand-receipts.ts'
import type { Note } from './store/notes.ts'
import type { Outbox } from './store/outbox.ts'
import type { People } from './store/people.ts'
import type { Trust } from './trust/trust.ts'
import type { Thread as VerifyThread, VerifyStart } from './register/in-thread.ts'
import type { MakeWorkbook } from './workbook/sheet.ts'
import type { Rejections } from './store/rejections.ts'

/** What was chosen at this desk last; `certificate` is a fingerprint. */
export type Chosen = {
  readonly language: Language
  readonly theme: Theme
  readonly certificate?: string
}

/** The choices of this desk, kept by the shell. */
export type Preferences = {
  readonly get: () => Chosen
  readonly set: (changed: Partial<Chosen>) => void
}

/** Files that a person chooses; the dialogs are the shell's. `undefined` when the person thought better of it. */
export type Dialogs = {
  readonly openTable: () => Promise<string | undefined>
  /** A region pack. */
  readonly openPack: () => Promise<string | undefined>
  /** A list of authorities with its signature beside it, or a list of revoked certificates. */
  readonly openTrust: () => Promise<string | undefined>
  /** A column mapping that another school has shared. */
  readonly openMapping: () => Promise<string | undefined>
  /** The filled-in receipt of a package. */
  readonly openReceipt: () => Promise<string | undefined>
  /** A folder, a PKCS#11 module and the certificate of an authority for the settings of the desk. */
  readonly openFolder: () => Promise<string | undefined>
  readonly openModule: () => Promise<string | undefined>
  readonly openAuthority: () => Promise<string | undefined>
  readonly saveAs: (suggested: string) => Promise<string | undefined>
}

/** Everything the handlers work with: the parts of the program, joined. */
export type Desk = {
  readonly database: Database
  readonly people: People
  readonly search: Search
  readonly checks: Checks
  readonly corrections: Corrections
  readonly outbox: Outbox
  /** Working days and days off. */
  readonly calendar: Calendar
  /** The region of this desk and its cases. */
  readonly diagnosis: Diagnosis
  readonly events: Events
  /** Notes in the log what changes nothing. */
  readonly note: Note
  /** Who has looked at whom. */
  readonly access: Access
  readonly drafts: Drafts
  readonly conflicts: Conflicts
  /** The register of requests. */
  readonly requests: Requests
  /** What the second person did not agree to. */
  readonly rejections: Rejections
  readonly sealing: Sealing
  /** How corrections leave this desk. */
  readonly delivery: Delivery
  /** What a person types into the journal. */
  readonly retype: Retype
  /** Answers that no gateway gave. */
  readonly receipts: HandReceipts
  /** Other systems that can be asked; undefined where the administrator has not set them. */
  readonly dnevnik: Dnevnik | undefined
  readonly netschool: Netschool | undefined
  /** Nothing is sent before a second person has signed. */
  readonly needsSecond: boolean
  /** Who may work here. */
  readonly staff: Staff
  /** The way from the training to a real school. */
  readonly start: Start
  /** Whom this desk trusts. */
  readonly trust: Trust
  /** Undefined where no time-stamping service is set. */
  readonly stamps: Stamps | undefined
  readonly signer: Signer
  readonly pinDesk: PinDesk
  readonly shift: ReturnType<typeof createShift>
  readonly sync: { readonly wake: () => void; readonly pause: () => void; readonly resume: () => void }
  readonly makeWorkbook: MakeWorkbook
  readonly startVerifying: (start: VerifyStart) => VerifyThread
  readonly files: {
    readonly saveSignature: (signed: {
      name: string
      bytes: Uint8Array
      signature: Uint8Array
    }) => Promise<Outcome<{ files: string[] }, Fault>>
  }
  readonly preferences: Preferences
  readonly news: (news: News) => void
  readonly now: () => number
  /** Of the program. */
  readonly version: string
  /** What every screen knows of the desk. */
  readonly look: () => Look
  /** Tells the pages that it has changed. */
  readonly tell: () => void
  readonly line: () => Line
  /** Follows the chosen card while its PIN is asked for. */
  readonly questionOf: (card: string, certificate: string) => CardQuestion
}
