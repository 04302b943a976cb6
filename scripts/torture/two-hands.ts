import { createPrivateKey } from 'node:crypto'
import { readCertificate } from '../../cades/certificate.ts'
import { mergeSignatures } from '../../cades/merge.ts'
import { prepareCades } from '../../cades/prepare.ts'
import type { Correction } from '../../contract/correction.ts'
import { createSealing } from '../../main/correction/sealing.ts'
import { signDigest } from '../../test/cards/sign-digest.ts'
import { evidence } from '../../test/fakes/evidence.ts'
import type { openDesk } from './open-desk.ts'
import type { CardTerms, Terms } from './terms.ts'

/** Half of the corrections go nowhere before a second person has signed: told by what they change. */
export const needsTwo = ({ changes }: Correction): boolean => Number(changes[0]!.becomes.at(-1)) % 2 === 0

/** The two persons of the desk: the first signs what was just kept, the second all that waits for it. */
export function twoHands(desk: ReturnType<typeof openDesk>, terms: Terms) {
  const { database, corrections, outbox, events } = desk
  const sealingOf = (needsSecond: boolean) =>
    createSealing({ database, corrections, outbox, events, needsSecond, now: Date.now })
  const [alone, together] = [sealingOf(false), sealingOf(true)]
  const sign = [terms.card, terms.second].map(signerWith)

  return {
    first(correction: Correction, bytes: Uint8Array): void {
      const sealing = needsTwo(correction) ? together : alone
      sealing.keep(correction.id, { ...sign[0]!(bytes), evidence })
    },
    /** Gives how many it signed. */
    second(): number {
      const waiting = corrections.in('signed')
      for (const { correction, bytes } of waiting) {
        const { signature, ...made } = sign[1]!(bytes)
        const merge = (held: Uint8Array) => must(mergeSignatures(held, signature))
        together.keepSecond(correction.id, { ...made, merge, evidence })
      }
      return waiting.length
    },
  }
}

function signerWith(card: CardTerms) {
  const certificate = must(readCertificate(Buffer.from(card.certificate, 'base64')))
  const key = createPrivateKey(card.key)
  return (content: Uint8Array) => {
    const signedAt = Date.now()
    const prepared = prepareCades({ content, certificate, chain: [], signedAt: new Date(signedAt) })
    const signature = must(prepared.finish(signDigest(key, prepared.digest)))
    return { signature, certificate: certificate.der, signedAt }
  }
}

function must<Value>(outcome: { ok: true; value: Value } | { ok: false; fault: { code: string } }): Value {
  if (!outcome.ok) throw new Error(outcome.fault.code)
  return outcome.value
}
