import type { PinQuestion } from '../contract/pin.ts'
import type { Chosen } from './desk.ts'
import { followCard } from './signing/chosen-card.ts'
import type { Signer } from './signing/signer.ts'

/** The chosen card, followed while its PIN is asked for. */
export type CardQuestion = {
  /** The part of the question that does not depend on what it is for, as it is now. */
  readonly question: () => Omit<PinQuestion, 'purpose' | 'documents' | 'signed'>
  /** The insertion that holds the chosen certificate now. */
  readonly card: () => string
}

type Needs = {
  readonly signer: Pick<Signer, 'look'>
  /** The choices of this desk: the page of the PIN speaks and looks as the others do. */
  readonly chosen: () => Chosen
  /** The time of the newest signature kept here, ms; undefined before the first. */
  readonly lastSignedAt: () => number | undefined
  readonly now: () => number
}

/** A clock that differs by less is only set a little differently. */
const SMALL_MS = 5 * 60_000

/** Makes what a PIN is asked with. */
export function questioner({ signer, chosen, lastSignedAt, now }: Needs) {
  return (card: string, certificate: string): CardQuestion => {
    const followed = followCard(signer.look, { card, certificate })
    const last = lastSignedAt()
    return {
      card: followed.card,
      question: () => {
        const { language, theme } = chosen()
        const isClockBack = last !== undefined && now() < last - SMALL_MS
        return { language, theme, ...followed.facts(), isClockBack }
      },
    }
  }
}
