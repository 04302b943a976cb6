import type { PinQuestion } from '../../contract/pin.ts'
import type { Card, DevicesState } from '../../contract/signer.ts'

/** What a PIN's question says of the card. */
export type CardFacts = Pick<
  PinQuestion,
  'simulated' | 'reader' | 'cardLabel' | 'token' | 'name' | 'triesLeft' | 'pin' | 'cardState'
>

/** A certificate that was chosen, followed from reader to reader while its PIN is asked for. */
export type ChosenCard = {
  readonly certificate: string
  /** As it is now; what was known of the card stays known while it is away. */
  readonly facts: () => CardFacts
  /** The present insertion; the last one while the card is away. */
  readonly card: () => string
}

/** Until the card is seen. */
const ANY_PIN = { isLow: false, isLast: false, isPad: false, isFactory: false, shortest: 4, longest: 32 }

/** Follows the certificate chosen on `card`: the certificate is what a PIN belongs to, not the insertion. */
export function followCard(
  look: () => DevicesState,
  { card, certificate }: { card: string; certificate: string },
): ChosenCard {
  let id = card
  let known: Omit<CardFacts, 'cardState'> = {
    simulated: false,
    reader: look().cards.find((one) => one.id === card)?.reader ?? '',
    cardLabel: '',
    name: '',
    pin: ANY_PIN,
  }

  let last: CardFacts['cardState'] = 'here'
  const follow = (): CardFacts['cardState'] => {
    const { state, cards } = look()
    if (state === 'starting') return last // the process has not looked yet
    const withIt = cards.filter(({ certificates }) =>
      certificates.some(({ fingerprint }) => fingerprint === certificate),
    )
    const found = withIt.find((one) => one.id === id) ?? withIt[0]
    if (!found) return stateOf(cards.find(({ reader }) => reader === known.reader))
    id = found.id
    known = factsOf(found, certificate)
    return found.state === 'in-use' ? 'busy' : 'here'
  }

  return {
    certificate,
    facts: () => {
      last = follow()
      return { ...known, cardState: last }
    },
    card: () => {
      follow()
      return id
    },
  }
}

/** What stands in the reader where the chosen card was. */
function stateOf(there: Card | undefined): CardFacts['cardState'] {
  if (!there) return 'gone'
  if (there.state === 'in-use') return 'busy'
  return there.state === 'mute' ? 'mute' : 'other'
}

function factsOf(card: Card, certificate: string): Omit<CardFacts, 'cardState'> {
  const chosen = card.certificates.find(({ fingerprint }) => fingerprint === certificate)
  return {
    simulated: card.kind === 'simulated',
    reader: card.reader,
    cardLabel: card.label,
    ...(card.token && { token: { label: card.token.label, serial: card.token.serial } }),
    name: [chosen?.surname, chosen?.givenName].filter(Boolean).join(' ') || chosen?.name || '',
    ...(card.triesLeft !== undefined && { triesLeft: card.triesLeft }),
    pin: card.pin,
  }
}
