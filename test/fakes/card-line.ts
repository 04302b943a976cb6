import { issueCertificate, type Issued } from '../../cades/issue.ts'
import { fingerprintOf } from '../../cades/certificate.ts'
import type { Subject } from '../../cades/certificate.ts'
import { signerRequest, type SignerNews, type Slot } from '../../contract/signer.ts'
import type { SignerLine } from '../../main/signing/line.ts'
import { signDigest } from '../cards/sign-digest.ts'
import { quietPin } from './cards.ts'

/** A person's card in memory: a real key and certificate, no device. */
export type OwnCard = Issued & { readonly fingerprint: string }

export function ownCard(by: Issued, subject: Subject, now = Date.now()): OwnCard {
  const issued = issueCertificate({
    subject,
    algorithm: 'ecdsa-p256',
    authority: by,
    notBefore: new Date(now - 86_400_000),
    notAfter: new Date(now + 86_400_000 * 365),
  })
  return { ...issued, fingerprint: fingerprintOf(issued.certificate) }
}

/** Readers in memory that speak as the signing process does; each insertion has its own id. Any PIN is right. */
export function cardLine() {
  const readers = new Map<string, { id: string; card: OwnCard }>()
  let tell: (message: unknown) => void = () => {}
  let exit = () => {}
  let insertions = 0

  const say = (news: SignerNews) => tell(structuredClone(news))
  const show = () => {
    const slots = [...readers].map(([reader, { id, card }]): Slot => ({
      reader,
      card: {
        id,
        reader,
        kind: 'piv',
        state: 'ready',
        pin: quietPin,
        certificates: [card.certificate],
        keyless: [],
        authorities: [],
      },
    }))
    say({ tell: 'devices', service: true, slots, modules: [] })
  }
  const hear = (message: unknown) => {
    const request = signerRequest.parse(message)
    if (request.ask === 'start') return show()
    if (request.ask === 'stop') return
    const { operation, documents } = request
    const found = [...readers.values()].find(({ id }) => id === request.card)
    if (!found) return say({ tell: 'ended', operation, fault: { code: 'device.no-card' } })
    for (const { id, digest } of documents)
      say({ tell: 'signed', operation, id, signature: signDigest(found.card.key, digest) })
    say({ tell: 'ended', operation })
  }

  const start = (): SignerLine => ({
    post: (message) => {
      const sent = structuredClone(message) // the PIN is zeroed as soon as it is handed on
      queueMicrotask(() => hear(sent))
    },
    onMessage: (on) => void (tell = on),
    onExit: (on) => void (exit = on),
    kill: () => exit(),
  })
  return {
    start,
    insert(card: OwnCard, reader = 'Reader 1'): { card: string; certificate: string } {
      const id = `${reader}#${(insertions += 1)}`
      readers.set(reader, { id, card })
      show()
      return { card: id, certificate: card.fingerprint }
    },
    remove(reader = 'Reader 1'): void {
      readers.delete(reader)
      show()
    },
  }
}
