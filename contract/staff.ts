import { z } from 'zod'
import { ROLES } from '../domain/role.ts'
import { call } from './call.ts'
import { heldText } from './person.ts'

export const role = z.enum(ROLES)

/**
 * Somebody who may work here. Known by СНИЛС (eleven digits), so that a new certificate of the same person is
 * known too; by the certificate's fingerprint where it names no СНИЛС.
 */
export const staffMember = z.strictObject({
  id: z.string(),
  name: heldText,
  snils: z.string().regex(/^(\d{11})?$/),
  fingerprint: z.string().regex(/^([0-9a-f]{64})?$/),
  role,
  /** Set by the administrator of the machine, unchangeable here. */
  isFixed: z.boolean(),
})

export type StaffMember = z.output<typeof staffMember>

/**
 * - `staff.none`: nobody of that id · `staff.fixed`: set in the settings · `staff.twice`: is there already ·
 *   `staff.last`: the last administrator stays · `staff.role`: the role does not allow it
 */
export type StaffFault =
  | { code: 'staff.none' }
  | { code: 'staff.fixed' }
  | { code: 'staff.twice' }
  | { code: 'staff.last' }
  | { code: 'staff.role' }

const members = z.strictObject({ members: z.array(staffMember) })

export const staffCalls = {
  /** Empty while nobody has been entered: then everybody whose certificate is trusted may do everything. */
  'staff.list': call(z.strictObject({}), members),
  /** The owner of a certificate that is in a reader now. */
  'staff.add': call(z.strictObject({ card: z.string(), certificate: z.string(), role }), members),
  'staff.change': call(z.strictObject({ id: z.string(), role }), members),
  'staff.remove': call(z.strictObject({ id: z.string() }), members),
}
