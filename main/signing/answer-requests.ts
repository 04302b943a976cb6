import { existsSync } from 'node:fs'
import { signerRequest, type SignerNews, type SignerRequest, type Slot } from '../../contract/signer.ts'
import { joinSlots } from './joined-slots.ts'
import { type ModulesSeen, openModules } from './modules.ts'
import { systemPcsc } from './pcsc.ts'
import { pivDevices } from './piv-devices.ts'
import type { Seen, SignatureDevices } from './port.ts'
import { pulledCards } from './pulled-cards.ts'
import { signAll } from './sign-all.ts'
import { simulatedDevices } from './simulated.ts'
import { modulesMissed, modulesToTry } from './vendor-modules.ts'

/**
 * The signing process without its wire: takes the messages of the main process, tells it what happens.
 * Batches wait for each other; a message of another shape is a surprise and thrown.
 */
export function answerRequests(tell: (news: SignerNews) => void): (message: unknown) => void {
  const stops = new Map<number, AbortController>()
  let find: SignatureDevices['find'] | undefined
  let before: Promise<void> = Promise.resolve()

  const start = ({ training, ...request }: Extract<SignerRequest, { ask: 'start' }>): void => {
    if (find) throw new Error('the signing process was started twice')
    const { platform } = process
    const piv = pivDevices(systemPcsc())
    const simulated = training === undefined ? undefined : simulatedDevices(training)
    let pivSeen: Seen | undefined
    let modulesSeen: ModulesSeen = { states: [], slots: [] }
    let simulatedSeen: readonly Slot[] | undefined = simulated ? undefined : []

    const pulled = pulledCards()
    const publish = (): void => {
      if (!pivSeen || !simulatedSeen) return // the first word is the whole picture
      if (pulled.hasHung(modulesSeen.slots)) tell({ tell: 'hung' })
      const slots = joinSlots(pivSeen.slots, modulesSeen.slots)
      const strangers = slots.filter(({ card }) => card?.kind === 'unknown' && card.state === 'unknown-card')
      if (strangers.length > 0) modules.loadGeneric()
      tell({
        tell: 'devices',
        service: pivSeen.service,
        slots: [...slots, ...simulatedSeen],
        modules: [
          ...modulesSeen.states,
          ...modulesMissed({
            platform,
            strangers: strangers.map(({ reader }) => reader),
            known: modulesSeen.states,
          }),
        ],
      })
    }

    const modules = openModules({
      ...modulesToTry({ platform, settings: request.modules, exists: existsSync }),
      beside: request.certificates ?? [],
      leaveOut: request.leaveOut ?? [],
      onLoading: (what, path) => tell({ tell: what, path }),
      on: (seen) => {
        modulesSeen = seen
        publish()
      },
    })
    find = (card) => piv.find(card) ?? modules.find(card) ?? simulated?.find(card)
    piv.watch((seen) => {
      pivSeen = seen
      pulled.saw(seen.slots)
      publish()
    })
    simulated?.watch(({ slots }) => {
      simulatedSeen = slots
      publish()
    })
  }

  const sign = async (
    request: Extract<SignerRequest, { ask: 'sign' }>,
    stopped: AbortSignal,
  ): Promise<void> => {
    const { operation, card } = request
    const fault = await signAll({
      device: find?.(card),
      request,
      stopped,
      onSigned: (id, signature) => tell({ tell: 'signed', operation, id, signature }),
    })
    stops.delete(operation)
    tell({ tell: 'ended', operation, ...(fault && { fault }) })
  }

  return (message) => {
    const request = signerRequest.parse(message)
    if (request.ask === 'start') return start(request)
    if (request.ask === 'stop') return stops.get(request.operation)?.abort()
    const stop = new AbortController()
    stops.set(request.operation, stop)
    before = before.then(() => sign(request, stop.signal))
  }
}
