import { type Certificate, readUnusable } from '../../cades/certificate.ts'
import type { DeviceFault, SignerNews, Slot } from '../../contract/signer.ts'
import type { Evidence } from '../../contract/trust.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { readable } from './devices-state.ts'
import type { Judge } from './judge.ts'

/** A card as the signing process told of it, with its certificates read. */
export type KnownCard = {
  readonly card: NonNullable<Slot['card']>
  readonly certificates: readonly Certificate[]
}

/** The cards of one message, by their ids. */
export const knownCards = ({
  slots,
}: Extract<SignerNews, { tell: 'devices' }>): ReadonlyMap<string, KnownCard> =>
  new Map(
    slots.flatMap(({ card }) =>
      card ? [[card.id, { card, certificates: readable(card.certificates) }] as const] : [],
    ),
  )

/** What is known of a certificate, and by which device it signs; kept with each signature. */
export type Known = Pick<Evidence, 'assessment' | 'device'>

/** A certificate that may sign at that moment. */
export type Fit = {
  readonly certificate: Certificate
  /** Authorities that the card brings along, DER. */
  readonly brought: readonly Uint8Array[]
  readonly known: Known
}

/** The certificate on that card, if it may sign now: asked before a PIN is used, and judged as of `at`. */
export function fitting(
  known: KnownCard | undefined,
  { certificate: fingerprint, at, judge }: { certificate: string; at: Date; judge: Judge },
): Outcome<Fit, DeviceFault> {
  if (!known) return failed({ code: 'device.no-card' })
  const { card, certificates } = known
  const isMeant = (one: Pick<Certificate, 'fingerprint'>): boolean => one.fingerprint === fingerprint
  const certificate = certificates.find(isMeant)
  if (!certificate) {
    const unusable = card.certificates.flatMap((der) => readUnusable(der) ?? []).find(isMeant)
    const reason = unusable && judge(unusable, { brought: card.authorities, hasKey: true, at }).refusal
    if (reason && reason !== 'no-key') return failed({ code: `certificate.${reason}` })
    const isKeyless = readable(card.keyless).some(isMeant)
    return failed({ code: isKeyless ? 'device.no-key' : 'device.mismatch' })
  }
  const assessment = judge(certificate, { brought: card.authorities, hasKey: true, at })
  const { refusal } = assessment
  if (refusal) return failed({ code: refusal === 'no-key' ? 'device.no-key' : `certificate.${refusal}` })
  const { kind, reader, token } = card
  const device = { kind, reader, ...(token && { token: `${token.model} ${token.serial}`.trim() }) }
  return done({ certificate, brought: card.authorities, known: { assessment, device } })
}
