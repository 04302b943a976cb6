import { signerRequest, type SignerNews, type SignerRequest } from '../../contract/signer.ts'
import { systemPcsc } from './pcsc.ts'
import { pivDevices } from './piv-devices.ts'
import type { Seen, SignatureDevices } from './port.ts'
import { signAll } from './sign-all.ts'
import { simulatedDevices } from './simulated.ts'

/**
 * The signing process without its wire: takes the messages of the main process, tells it what happens.
 * Batches wait for each other; a message of another shape is a surprise and thrown.
 */
export function answerRequests(tell: (news: SignerNews) => void): (message: unknown) => void {
  const stopped = new Set<number>()
  let sources: readonly SignatureDevices[] = []
  let before: Promise<void> = Promise.resolve()

  const start = ({ training }: Extract<SignerRequest, { ask: 'start' }>): void => {
    if (sources.length > 0) throw new Error('the signing process was started twice')
    sources = [pivDevices(systemPcsc()), ...(training === undefined ? [] : [simulatedDevices(training)])]
    const seen = new Map<SignatureDevices, Seen>()
    for (const source of sources) {
      source.watch((now) => {
        seen.set(source, now)
        if (seen.size < sources.length) return // the first word is the whole picture
        const all = sources.map((one) => seen.get(one)!)
        tell({
          tell: 'devices',
          service: all[0]!.service,
          slots: all.flatMap(({ slots }) => slots),
          modules: [],
        })
      })
    }
  }

  const sign = async (request: Extract<SignerRequest, { ask: 'sign' }>): Promise<void> => {
    const { operation, card } = request
    const fault = await signAll({
      device: sources.map((source) => source.find(card)).find((device) => device !== undefined),
      request,
      isStopped: () => stopped.has(operation),
      onSigned: (id, signature) => tell({ tell: 'signed', operation, id, signature }),
    })
    stopped.delete(operation)
    tell({ tell: 'ended', operation, ...(fault && { fault }) })
  }

  return (message) => {
    const request = signerRequest.parse(message)
    if (request.ask === 'start') start(request)
    else if (request.ask === 'stop') stopped.add(request.operation)
    else before = before.then(() => sign(request))
  }
}
