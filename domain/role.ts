/**
 * What people of a school are at the desk.
 *
 * - `secretary`: the whole conversation: finds, compares, corrects, signs
 * - `curator`: the same, puts the second signature to what others have signed, says how corrections get to the journal, and
 *   carries out who has looked at whom when data have leaked
 * - `administrator`: the same, says who works here and whom the desk trusts, and sets the desk up
 */
export const ROLES = ['secretary', 'curator', 'administrator'] as const

export type Role = (typeof ROLES)[number]

/** What not everybody may do. */
export type Act = 'sign' | 'second' | 'staff' | 'leak' | 'trust' | 'delivery' | 'settings'

const MAY: { readonly [Name in Role]: ReadonlySet<Act> } = {
  secretary: new Set(['sign']),
  curator: new Set(['sign', 'second', 'leak', 'delivery']),
  administrator: new Set(['sign', 'second', 'leak', 'staff', 'trust', 'delivery', 'settings']),
}

/** What may be done while the desk is set up and nobody works here yet: nothing that is signed. */
const WHILE_SET_UP: ReadonlySet<Act> = new Set(['staff', 'trust', 'delivery', 'settings'])

/** Whether it may be done before anybody is entered who works here. */
export const mayDoWhileSetUp = (act: Act): boolean => WHILE_SET_UP.has(act)

/** Whether somebody of that role may do it. */
export const mayDo = (role: Role, act: Act): boolean => MAY[role].has(act)
