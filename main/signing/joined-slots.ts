import { fingerprintOf } from '../../cades/certificate.ts'
import type { Slot } from '../../contract/signer.ts'

/** What one PKCS#11 module sees. */
export type ModuleSlots = {
  readonly isGeneric: boolean
  readonly slots: readonly Slot[]
  /** As `Seen` has it. */
  readonly silentSince?: number | undefined
}

type Card = NonNullable<Slot['card']>

/** CK_SLOT_INFO has room for so many bytes of a reader's name. */
const LONGEST_DESCRIPTION = 64

/**
 * Readers and cards as people see them: each card once, though several ways lead to it.
 *
 * A card that a vendor's module knows is used through that module; a PIV card is used as such even if a generic
 * module knows it too; what PIV cannot use is left to whoever can. A certificate seen through two modules is shown
 * where it comes first: vendors in their order, PIV, generic modules. `piv` has one slot for each reader there is.
 */
export function joinSlots(piv: readonly Slot[], modules: readonly ModuleSlots[]): Slot[] {
  const cards = modules.flatMap(({ isGeneric, slots }, order) =>
    slots.flatMap(({ card }) => (card ? [{ card, isGeneric, order }] : [])),
  )
  const taken = new Set<Card>()
  const joined = piv.flatMap((slot): Slot[] => {
    const claims = cards.filter(({ card }) => isReader(slot.reader, card.reader))
    for (const { card } of claims) taken.add(card)
    const chosen = preferred(slot.card, claims)
    return chosen.length === 0
      ? [{ reader: slot.reader }]
      : chosen.map((card) => ({ reader: slot.reader, card }))
  })
  const others = cards.filter(({ card }) => !taken.has(card))
  const rankOf = (card: Card): number => {
    const source = cards.find((one) => one.card === card)
    if (source === undefined) return modules.length
    return source.order + (source.isGeneric ? modules.length + 1 : 0)
  }
  const slots = [...joined, ...others.map(({ card }) => ({ reader: card.reader, card }))]
  // A reader that only a module knows goes with its card.
  return withoutTwins(slots, rankOf).filter(
    ({ reader, card }) => card !== undefined || piv.some((slot) => slot.reader === reader),
  )
}

/** Modules cut the name of a reader to the room they have. */
export const isReader = (reader: string, description: string): boolean =>
  description === reader ||
  (Buffer.byteLength(description) >= LONGEST_DESCRIPTION - 3 && reader.startsWith(description))

type Claim = { readonly card: Card; readonly isGeneric: boolean; readonly order: number }

/** The cards shown for one reader; a token may be parted into several, one for each of its PINs. */
function preferred(piv: Card | undefined, claims: readonly Claim[]): Card[] {
  const holds = ({ card }: Claim): boolean => card.certificates.length + card.keyless.length > 0
  const full = claims.filter(holds)
  const best = full.find(({ isGeneric }) => !isGeneric) ?? full[0]
  const isPiv = piv?.kind === 'piv'
  if (best && !(isPiv && best.isGeneric))
    return full.filter(({ order }) => order === best.order).map(({ card }) => card)
  if (isPiv) return [piv]
  // Nobody can use it: a module that at least knows the token says more than an unknown card.
  const known = claims[0]?.card
  return known ? [known] : piv ? [piv] : []
}

/** Takes away certificates that a better source shows as well, and cards of which nothing is left. */
function withoutTwins(slots: readonly Slot[], rankOf: (card: Card) => number): Slot[] {
  const best = new Map<string, number>()
  for (const { card } of slots) {
    for (const der of card?.certificates ?? []) {
      const fingerprint = fingerprintOf(der)
      best.set(fingerprint, Math.min(best.get(fingerprint) ?? Infinity, rankOf(card!)))
    }
  }
  return slots.flatMap((slot): Slot[] => {
    const { card } = slot
    if (!card || card.certificates.length === 0) return [slot]
    const certificates = card.certificates.filter((der) => best.get(fingerprintOf(der)) === rankOf(card))
    if (certificates.length === card.certificates.length) return [slot]
    return certificates.length === 0
      ? [{ reader: slot.reader }]
      : [{ ...slot, card: { ...card, certificates } }]
  })
}
