import type { AccessFault } from './access.ts'
import type { BaseFault } from './base.ts'
import type { ConflictFault } from './conflict.ts'
import type { CopiesFault } from './copies.ts'
import type { DeliveryFault } from './delivery.ts'
import type { ExchangeFault } from './exchange.ts'
import type { LookupFault } from './lookup.ts'
import type { FieldFault } from '../domain/field.ts'
import type { Field } from '../domain/person.ts'
import type { ImportFault } from './import.ts'
import type { KioskFault } from './kiosk.ts'
import type { SettingsFault } from './own-settings.ts'
import type { RecoveryFault } from './recovery.ts'
import type { RegisterFault } from './register.ts'
import type { RetentionFault } from './retention.ts'
import type { DeviceFault } from './signer.ts'
import type { StaffFault } from './staff.ts'
import type { StartFault } from './start.ts'
import type { TrustFault } from './trust.ts'
import type { UpdatesFault } from './updates.ts'

/**
 * Why a draft is not kept.
 *
 * - `person.gone`: the journal no longer has the person in this school
 * - `person.changed`: the record is not what the secretary saw; it must be opened again
 * - `correction.field`: the value breaks a rule of the field
 * - `correction.nothing`: the value stands there already
 * - `correction.open`: a correction of this field is on its way; that one comes first
 */
export type DraftFault =
  | { code: 'person.gone' }
  | { code: 'person.changed' }
  | { code: 'correction.field'; field: Field; fault: FieldFault }
  | { code: 'correction.nothing'; field: Field }
  | { code: 'correction.open'; field: Field }

/** Only a draft may be taken back; what is signed has been signed. */
export type WithdrawFault = { code: 'correction.gone' } | { code: 'correction.signed-already' }

/** `again`: only what was refused, is in conflict or set aside is offered again or set aside. */
export type OutboxFault = { code: 'correction.gone' } | { code: 'correction.not-stuck' }

/**
 * `shift.untrusted`: the card signs, but no authority known here vouches for its certificate; `shift.no-card`: the
 * shift was opened without a card and this needs one; `shift.role`: the role does not allow it; `second.same`: the
 * second signature must be another person's; `second.gone`: it does not wait for one any more.
 */
export type ShiftFault =
  | { code: 'shift.closed' }
  | { code: 'shift.untrusted' }
  | { code: 'shift.no-card' }
  | { code: 'shift.role' }
  | { code: 'second.same' }
  | { code: 'second.gone' }

/**
 * Why the base would not open. In each case the file is left as it was.
 *
 * - `store.key`: not this key, or not a database
 * - `store.damaged`: the key is right, the pages are not
 * - `store.future`: written by a newer program, at that step
 * - `store.disk`: the file cannot be opened or written: no room, no rights, or another program holds it
 * - `store.keystore`: the system has no keystore that would keep the key
 * - `store.key-lost`: the base is here, and the keystore no longer knows its key
 */
export type StoreFault =
  | { code: 'store.key' }
  | { code: 'store.damaged' }
  | { code: 'store.future'; step: number }
  | { code: 'store.disk' }
  | { code: 'store.keystore' }
  | { code: 'store.key-lost' }

/**
 * - `region.locked`: the administrator has set the region; `region.unknown`: no pack of that code
 * - `region.bad`: the pack is not taken; `place` names the spot in the file ('cases.3.endings'), `reason` what
 *   is wrong there, in the words of the check; `region.unread`: the file cannot be read or is no JSON
 * - `case.gone`: the catalogue of this region has no such case
 */
export type RegionFault =
  | { code: 'region.locked' }
  | { code: 'region.unknown' }
  | { code: 'region.bad'; place: string; reason: string }
  | { code: 'region.unread' }
  | { code: 'case.gone' }

/**
 * `request.closed`: it is closed already, or open already when it is to be opened again; `request.future`:
 * received on a day that has not come yet.
 */
export type RequestFault = { code: 'request.gone' } | { code: 'request.closed' } | { code: 'request.future' }

/** Everything that can go wrong in a foreseen way. Each code has its words in renderer/words. */
export type Fault =
  | DraftFault
  | WithdrawFault
  | OutboxFault
  | ShiftFault
  | DeviceFault
  | StoreFault
  | ImportFault
  | RegionFault
  | RequestFault
  | StaffFault
  | TrustFault
  | ConflictFault
  | DeliveryFault
  | ExchangeFault
  | LookupFault
  | AccessFault
  | RegisterFault
  | SettingsFault
  | StartFault
  | CopiesFault
  | RecoveryFault
  | RetentionFault
  | UpdatesFault
  | KioskFault
  | { code: 'print.failed' }
  | { code: 'pin.cancelled' }
  | { code: 'pin.not-asked' }
  | { code: 'file.not-chosen' }
  | { code: 'file.not-written' }
  | BaseFault
  | { code: 'call.refused' }
  | { code: 'unexpected' }
