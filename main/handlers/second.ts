import { readCertificate } from '../../cades/certificate.ts'
import { mergeSignatures } from '../../cades/merge.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { mayDo } from '../../domain/role.ts'
import type { Fault, Handlers } from '../../contract/index.ts'
import { certificateOf } from '../chosen.ts'
import type { Desk } from '../desk.ts'
import { holderOf } from '../own-people.ts'
import { isSamePerson, type Holder } from '../staff/holder.ts'
import type { HeldCorrection } from '../store/corrections.ts'
import { inOneGo } from '../store/database.ts'
import { shownCorrection } from '../views.ts'
import { signCorrections } from './signing.ts'

type SecondHandlers = Pick<Handlers, 'correction.second' | 'correction.reject'>

/** The second person: signs what another has signed, or sets it aside and says why. */
export function secondHandlers(desk: Desk): SecondHandlers {
  const { corrections, rejections, sealing, staff, signer, database, events, news, now } = desk

  /** What waits for the second signature of that person, in the order asked for. */
  function take(ids: readonly string[], second: Holder): Outcome<HeldCorrection[], Fault> {
    const taken: HeldCorrection[] = []
    for (const id of ids) {
      const held = corrections.find(id)
      if (held?.state !== 'signed' || !held.certificate) return failed({ code: 'second.gone' })
      const first = readCertificate(held.certificate)
      if (!first.ok || isSamePerson(holderOf(first.value), second)) return failed({ code: 'second.same' })
      taken.push(held)
    }
    return done(taken)
  }

  return {
    'correction.second': ({ ids, ...chosen }) => {
      const holder = certificateOf(signer.look(), chosen)
      if (!holder) return failed({ code: 'device.no-card' })
      const role = staff.roleOf(holder)
      if (!role) return failed({ code: 'certificate.stranger' })
      if (!mayDo(role, 'second')) return failed({ code: 'shift.role' })
      const taken = take(ids, holder)
      if (!taken.ok) return taken

      return signCorrections(desk, {
        held: taken.value,
        chosen,
        purpose: 'second',
        keep: (id, { signature, ...made }) =>
          sealing.keepSecond(id, { ...made, merge: (held) => joined(held, signature) }),
      })
    },

    'correction.reject': ({ id, reason }) => {
      if (corrections.find(id)?.state !== 'signed') return failed({ code: 'second.gone' })
      inOneGo(database, () => {
        corrections.moveTo(id, 'set-aside')
        rejections.add(id, reason, now())
        events.add('correction.reject', id)
      })
      desk.tell()
      news({ name: 'base', value: {} })
      news({ name: 'line', value: desk.line() })
      return done(shownCorrection(corrections.find(id)!, desk))
    },
  }
}

/** Both signatures in one. @throws when they do not go together: nothing is kept then */
function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const merged = mergeSignatures(first, second)
  if (!merged.ok) throw new Error(`the second signature does not go with the first: ${merged.fault.code}`)
  return merged.value
}
