import type { SignerNews, SignerRequest } from '../../../contract/signer.ts'
import type { SignerLine } from '../../../main/signing/line.ts'
import { createSigner } from '../../../main/signing/signer.ts'
import { fingerprintOf } from '../../../cades/certificate.ts'
import { authority, DAY, secretary } from '../../cades/pki.ts'
import { signDigest } from '../../cards/sign-digest.ts'
import { judging, quietPin } from '../../fakes/cards.ts'

/** The authority of every card here. */
export const root = authority('ecdsa-p256')
/** The card in the reader. */
export const own = secretary('ecdsa-p256', root)
/** Another card of the same authority. */
export const foreign = secretary('ecdsa-p256', root)
/** The certificate a batch is signed with. */
export const certificate = fingerprintOf(own.certificate)
/** What the process tells when the card is there. */
export const ready: Extract<SignerNews, { tell: 'devices' }> = {
  tell: 'devices',
  service: true,
  modules: [],
  slots: [
    {
      reader: 'R',
      card: {
        id: 'R#1',
        reader: 'R',
        kind: 'piv',
        state: 'ready',
        triesLeft: 3,
        pin: quietPin,
        certificates: [own.certificate],
        keyless: [],
        authorities: [],
      },
    },
  ],
}

type Sign = Extract<SignerRequest, { ask: 'sign' }>

/** Signing processes that do as they are told here; the last one started is at the end of the list. */
export function fakes(
  onSign: (request: Sign, tell: (news: unknown) => void, die: () => void) => void = () => {},
) {
  const lines: { asked: SignerRequest[]; tell: (news: unknown) => void; die: () => void }[] = []
  const start = (): SignerLine => {
    let onMessage: (message: unknown) => void = () => {}
    let onExit = (): void => {}
    let isDead = false
    const die = (): void => {
      if (!isDead) onExit()
      isDead = true
    }
    const line = { asked: [] as SignerRequest[], tell: (news: unknown) => onMessage(news), die }
    lines.push(line)
    return {
      post: (message) => {
        const request = structuredClone(message) as SignerRequest
        line.asked.push(request)
        if (request.ask === 'sign') onSign(request, line.tell, die)
      },
      onMessage: (on) => void (onMessage = on),
      onExit: (on) => void (onExit = on),
      kill: die,
    }
  }
  return { lines, start, last: () => lines.at(-1)! }
}

/** A signer whose process has told of its card. */
export function open(onSign?: Parameters<typeof fakes>[0]) {
  const line = fakes(onSign)
  const signer = createSigner({
    start: line.start,
    authorities: [root.certificate],
    ...judging([root.certificate]),
  })
  line.last().tell(ready)
  return { ...line, signer }
}

/** What is signed. */
export const content = Buffer.from('{}')
/** Two documents on that card. */
export const batch = {
  card: 'R#1',
  certificate,
  documents: [
    { id: 'a', content },
    { id: 'b', content },
  ],
  signedAt: DAY,
  onSigned: () => {},
}
/** The PIN, anew for each use. */
export const pin = () => Buffer.from('123456')
/** An outcome as it looks. */
export const failed = (code: string) => ({ ok: false, fault: { code } })

/** A process that signs all it is given. */
export const signing =
  (by: typeof own) =>
  ({ operation, documents }: Sign, tell: (news: unknown) => void): void => {
    for (const { id, digest } of documents)
      tell({ tell: 'signed', operation, id, signature: signDigest(by.key, digest) })
    tell({ tell: 'ended', operation })
  }

/** What the process tells of another card in the same reader. */
export const slotWith = (more: object) => {
  const [slot] = ready.slots
  return { ...ready, slots: [{ ...slot, card: { ...slot!.card, ...more } }] }
}
