/**
 * What people of a school are at the desk.
 *
 * - `secretary`: the whole conversation: finds, compares, corrects, signs
 * - `curator`: the same, and puts the second signature to what others have signed
 * - `administrator`: the same, and says who works here and whom the desk trusts
 */
export const ROLES = ['secretary', 'curator', 'administrator'] as const

export type Role = (typeof ROLES)[number]

/** What not everybody may do. */
export type Act = 'sign' | 'second' | 'staff' | 'trust'

const MAY: { readonly [Name in Role]: ReadonlySet<Act> } = {
  secretary: new Set(['sign']),
  curator: new Set(['sign', 'second']),
  administrator: new Set(['sign', 'second', 'staff', 'trust']),
}

/** Whether somebody of that role may do it. */
export const mayDo = (role: Role, act: Act): boolean => MAY[role].has(act)
