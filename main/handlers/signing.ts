import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Fault } from '../../contract/index.ts'
import type { PinQuestion } from '../../contract/pin.ts'
import type { Evidence } from '../../contract/trust.ts'
import { certificateOf, refusalFault, type Chosen } from '../chosen.ts'
import type { Desk } from '../desk.ts'
import type { HeldCorrection } from '../store/corrections.ts'

/** One signature made: detached CAdES and the signer's certificate, both DER, with what was known then. */
export type Made = {
  readonly signature: Uint8Array
  readonly certificate: Uint8Array
  readonly signedAt: number
  readonly evidence: Evidence
}

type Batch = {
  readonly held: readonly HeldCorrection[]
  readonly chosen: Chosen
  readonly purpose: Extract<PinQuestion['purpose'], 'sign' | 'second'>
  /** Keeps one signature; what it throws ends the batch. */
  readonly keep: (id: string, made: Made) => void
}

/**
 * Signs corrections under one PIN; a certificate that may not sign is refused before it is asked for. What is signed
 * before a fault stays signed; the same PIN page goes on with the rest.
 */
export async function signCorrections(
  desk: Desk,
  { held, chosen, purpose, keep }: Batch,
): Promise<Outcome<{ signed: string[] }, Fault>> {
  const { signer, pinDesk, people, news, now: clock, version } = desk
  const refusal = certificateOf(signer.look(), chosen)?.assessment.refusal
  if (refusal) return failed(refusalFault(refusal))
  const documents = held.map(({ correction }) => {
    const person = people.find(correction.person)
    const name = [person?.lastName, person?.firstName, person?.middleName].filter(Boolean).join(' ')
    return { person: name, changes: correction.changes }
  })
  const signed: string[] = []
  const { question, card } = desk.questionOf(chosen.card, chosen.certificate)
  const asked = (): PinQuestion => ({ ...question(), purpose, documents, signed: signed.length })
  const tell = (isWorking: boolean) =>
    news({ name: 'signing', value: { done: signed.length, of: held.length, isWorking } })

  const outcome = await pinDesk.ask(asked, async (pin, signal) => {
    const now = { card: card(), certificate: chosen.certificate }
    const rest = held.filter(({ correction }) => !signed.includes(correction.id))
    const signedAt = new Date(clock())
    tell(true)
    const ended = await signer.signBatch({
      ...now,
      pin,
      documents: rest.map(({ correction, bytes }) => ({ id: correction.id, content: bytes })),
      signedAt,
      signal,
      onSigned: (id, signature, certificate, known) => {
        const evidence: Evidence = { form: 1, ...known, version }
        keep(id, { signature, certificate, signedAt: signedAt.getTime(), evidence })
        signed.push(id)
        tell(true)
      },
    })
    tell(false)
    return ended
  })
  if (signed.length > 0) {
    desk.sync.wake()
    desk.tell()
    news({ name: 'base', value: {} })
  }
  return outcome.ok || signed.length === held.length ? done({ signed }) : outcome
}
