import { mayDo, type Act } from '../domain/role.ts'
import type { ShiftFault } from '../contract/fault.ts'
import type { CallName } from '../contract/index.ts'
import type { StaffFault } from '../contract/staff.ts'
import type { Desk } from '../contract/desk.ts'

/**
 * What a call asks of the shift.
 *
 * - `nothing`: works on the locked screen
 * - `shift`: somebody is at the desk, with a card or without
 * - `card`: it is known who: what is signed, sent, taken in or carried away
 * - an act: a card, and the role that allows it
 */
export type Need = 'nothing' | 'shift' | 'card' | Act

/** Every call of the desk with what it needs. The second signature asks for the role of whoever signs it. */
export const NEEDS: { readonly [Name in CallName]: Need } = {
  'desk.look': 'nothing',
  'desk.speak': 'nothing',
  'shift.prepare': 'nothing',
  'shift.open': 'nothing',
  'shift.lock': 'nothing',
  'cards.look': 'nothing',
  'cards.restart': 'nothing',
  'cards.test': 'nothing',
  'people.find': 'shift',
  'people.open': 'shift',
  'people.suggestSnils': 'shift',
  'people.others': 'shift',
  'correction.draft': 'shift',
  'correction.look': 'shift',
  'correction.withdraw': 'shift',
  'correction.list': 'shift',
  'correction.sign': 'sign',
  'correction.second': 'card',
  'correction.reject': 'second',
  'correction.verify': 'shift',
  'correction.export': 'card',
  'correction.again': 'card',
  'correction.setAside': 'card',
  'correction.close': 'card',
  'line.look': 'shift',
  'line.try': 'shift',
  'import.choose': 'card',
  'import.look': 'card',
  'import.rehearse': 'card',
  'import.run': 'card',
  'import.cancel': 'card',
  'import.save-rejected': 'card',
  'import.undo': 'card',
  'import.batches': 'shift',
  'region.look': 'shift',
  'region.list': 'shift',
  'region.choose': 'card',
  'region.add': 'card',
  'case.find': 'shift',
  'case.open': 'shift',
  'case.matching': 'shift',
  'health.look': 'shift',
  'health.list': 'shift',
  'health.run': 'shift',
  'health.stop': 'shift',
  'health.export': 'card',
  'print.paper': 'shift',
  'print.pdf': 'card',
  'request.list': 'shift',
  'request.add': 'shift',
  'request.close': 'shift',
  'request.reopen': 'shift',
  'trust.look': 'shift',
  'trust.import': 'trust',
  'staff.list': 'shift',
  'staff.add': 'staff',
  'staff.change': 'staff',
  'staff.remove': 'staff',
}

/** Why this shift does not do what needs that; undefined when it does. */
export function refusalOf(need: Need, shift: Desk['shift']): ShiftFault | StaffFault | undefined {
  if (need === 'nothing') return undefined
  if (!shift) return { code: 'shift.closed' }
  if (need === 'shift') return undefined
  if (shift.way === 'prepare') return { code: 'shift.no-card' }
  if (need === 'card' || mayDo(shift.role, need)) return undefined
  return { code: need === 'staff' ? 'staff.role' : 'shift.role' }
}
