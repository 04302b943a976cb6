import { mayDo, mayDoWhileSetUp, type Act } from '../domain/role.ts'
import type { Desk } from './desk.ts'

/** Whether whoever is at the desk now may do it: by the role of the card, or because the desk is being set up. */
export const mayNow = (shift: Desk['shift'], act: Act): boolean => {
  if (shift?.way === 'start') return mayDoWhileSetUp(act)
  return shift?.way === 'card' && mayDo(shift.role, act)
}
