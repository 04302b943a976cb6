import { done, failed } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import type { TrustState } from '../../contract/trust.ts'
import type { Desk, Dialogs } from '../desk.ts'
import { signatureState } from '../signature-state.ts'

type TrustHandlers = Pick<Handlers, 'trust.look' | 'trust.import' | 'correction.verify'>

/** Whom this desk trusts, and how a signature stands with what is known now. */
export function trustHandlers(desk: Desk, dialogs: Pick<Dialogs, 'openTrust'>): TrustHandlers {
  const { trust, stamps, corrections, events } = desk
  const look = (): TrustState => ({
    ...trust.look(),
    ...(stamps && { stamps: { url: stamps.url, waiting: stamps.waiting() } }),
  })

  return {
    'trust.look': () => done(look()),

    'trust.import': async () => {
      const file = await dialogs.openTrust()
      if (!file) return failed({ code: 'file.not-chosen' })
      const imported = trust.importFile(file)
      if (!imported.ok) return imported
      events.add('trust.import')
      return done(look())
    },

    'correction.verify': ({ id }) => {
      const held = corrections.find(id)
      return held?.signature ? done(signatureState(desk, held)) : failed({ code: 'correction.gone' })
    },
  }
}
