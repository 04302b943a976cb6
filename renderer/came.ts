import type { Card, CardCertificate, DevicesState } from '../contract/signer.ts'

/** A card that has come while the shift of somebody else was open. */
export type Came = { readonly card: Card; readonly certificate: CardCertificate }

/** Certificates that are in a reader now. */
export const presentIn = ({ cards }: DevicesState): string[] =>
  cards.flatMap(({ certificates }) => certificates.map(({ fingerprint }) => fingerprint))

/**
 * What is known already: it was there when the shift began, or was seen and left alone. What is pulled out is
 * forgotten, so that it is seen when it comes again. While the signing process starts again nothing is.
 */
export const stillKnown = (
  known: readonly string[],
  devices: DevicesState | undefined,
): readonly string[] => {
  if (!devices || devices.state === 'starting') return known
  const present = new Set(presentIn(devices))
  return known.every((one) => present.has(one)) ? known : known.filter((one) => present.has(one))
}

/** The first card of somebody else who may work here; undefined while there is none. */
export function cameIn(
  devices: DevicesState | undefined,
  owner: string,
  known: readonly string[],
): Came | undefined {
  const all = (devices?.cards ?? []).flatMap((card) =>
    card.certificates.map((certificate) => ({ card, certificate })),
  )
  const own = all.find(({ certificate }) => certificate.fingerprint === owner)?.certificate.snils
  return all.find(
    ({ card, certificate }) =>
      card.state === 'ready' &&
      !card.blocked &&
      certificate.assessment.refusal === undefined &&
      certificate.fingerprint !== owner &&
      !(own && own === certificate.snils) &&
      !known.includes(certificate.fingerprint),
  )
}
