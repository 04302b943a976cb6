import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Fault, Handlers } from '../../contract/index.ts'
import type { StaffMember } from '../../contract/staff.ts'
import { certificateOf, refusalFault } from '../chosen.ts'
import type { Desk } from '../desk.ts'

type StaffHandlers = Pick<Handlers, Extract<keyof Handlers, `staff.${string}`>>

/** Who works here. Names come from certificates in a reader, never from the keyboard. */
export function staffHandlers({ staff, signer, shift, tell }: Desk): StaffHandlers {
  /** Who has just been entered may work at once, and who has been removed no longer. */
  const changed = (outcome: Outcome<StaffMember[], Fault>) => {
    if (!outcome.ok) return outcome
    signer.judgeAnew()
    shift.review()
    tell()
    return done({ members: outcome.value })
  }

  return {
    'staff.list': () => done({ members: staff.list() }),
    'staff.add': ({ role, ...chosen }) => {
      const certificate = certificateOf(signer.look(), chosen)
      // Whoever sets the desk up has no card: the first one entered is the administrator.
      const by = shift.owner() ?? (shift.current()?.way === 'start' ? certificate : undefined)
      if (!certificate || !by) return failed({ code: 'device.no-card' })
      const { refusal } = certificate.assessment
      if (refusal && refusal !== 'stranger') return failed(refusalFault(refusal))
      return changed(staff.add(certificate, role, by))
    },
    'staff.change': ({ id, role }) => changed(staff.change(id, role)),
    'staff.remove': ({ id }) => changed(staff.remove(id)),
  }
}
